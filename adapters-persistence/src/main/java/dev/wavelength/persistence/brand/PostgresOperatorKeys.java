package dev.wavelength.persistence.brand;

import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.OperatorKeys;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;

/// The operator's key in PostgreSQL.
public final class PostgresOperatorKeys implements OperatorKeys {

    private final Database database;

    public PostgresOperatorKeys(Database database) {
        this.database = database;
    }

    @Override
    public ApiKey.Fingerprint keepFirst(ApiKey.Fingerprint candidate) {
        return database.acrossBrands()
                .write(
                        () -> {
                            database.change(
                                    """
                            insert into operator_key (fingerprint)
                            values (?)
                            on conflict do nothing
                            """,
                                    p -> p.text(candidate.hex()));
                            return database.find(
                                            """
                                    select fingerprint
                                    from operator_key
                                    """,
                                            p -> {},
                                            row ->
                                                    new ApiKey.Fingerprint(
                                                            Columns.text(row, "fingerprint")))
                                    .orElseThrow();
                        });
    }
}
