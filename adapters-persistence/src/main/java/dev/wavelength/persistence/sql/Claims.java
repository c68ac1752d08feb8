package dev.wavelength.persistence.sql;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.value.Claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What callers claimed under their keys of what is revised. All of this is done inside of the
/// transaction that has the effect. What is made once holds its claim itself: see [ClaimedRows].
public final class Claims {

    private final Database database;

    public Claims(Database database) {
        this.database = database;
    }

    /// What a claim made: this revision of what has this id.
    public record Effect(String id, int revision) {}

    /// What this claim is answered if something was made under its key.
    public <A> Optional<A> answer(
            Brand.Id brand,
            Claim claim,
            Function<Effect, ? extends A> repeated,
            Supplier<? extends A> keyReused) {
        return database.find(
                        """
                        select content_high, content_low, id, revision
                        from claim
                        where brand = ?
                        and caller = ?
                        and key = ?
                        """,
                        p -> p.text(brand).text(claim.caller()).text(claim.key()),
                        row -> Made.read(row, "content_high", "content_low", Claims::effect))
                .map(made -> made.answer(claim, repeated, keyReused));
    }

    private static Effect effect(ResultSet row) throws SQLException {
        return new Effect(Columns.text(row, "id"), row.getInt("revision"));
    }

    /// Keeps what a claim makes.
    ///
    /// @throws Raced if another claimed the key first
    public void keep(Brand.Id brand, Claim claim, Object id, int revision) {
        int made =
                database.change(
                        """
                        insert into claim (
                            brand, caller, key, content_high, content_low, id, revision)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        p -> p.text(brand).claim(claim).text(id).number(revision));
        if (made == 0) throw new Raced("another claimed this key");
    }

    /// Between a claim being found and what it made being read, both were let go of.
    public static Raced gone() {
        return new Raced("what was claimed is no longer there");
    }
}
