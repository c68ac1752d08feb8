package dev.wavelength.persistence.event;

import dev.wavelength.domain.event.SigningKey;
import dev.wavelength.domain.event.SigningKeys;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;

/// The key that signs, in PostgreSQL.
public final class PostgresSigningKeys implements SigningKeys {

    private final Database database;

    public PostgresSigningKeys(Database database) {
        this.database = database;
    }

    @Override
    public SigningKey keepFirst(SigningKey candidate) {
        return database.acrossBrands()
                .write(
                        () -> {
                            database.change(
                                    """
                            insert into signing_key (key)
                            values (?)
                            on conflict do nothing
                            """,
                                    p -> p.text(candidate.hex()));
                            return database.find(
                                            """
                                    select key
                                    from signing_key
                                    """,
                                            p -> {},
                                            row -> new SigningKey(Columns.text(row, "key")))
                                    .orElseThrow();
                        });
    }
}
