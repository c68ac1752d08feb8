package dev.wavelength.persistence.sql;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;

import java.util.Optional;

/// What callers claimed under their keys. All of this is done inside of the transaction that has
/// the effect.
public final class Claims {

    private final Database database;

    public Claims(Database database) {
        this.database = database;
    }

    /// What a key made.
    ///
    /// @param content of what was claimed, which tells kinds of things apart as well
    /// @param id of what was changed
    /// @param revision which it made of it
    public record Made(Digest content, String id, int revision) {}

    /// What was made under the key of this claim, if anything was.
    public Optional<Made> find(Brand.Id brand, Claim claim) {
        return database.find(
                """
                select content_high, content_low, id, revision
                from claim
                where brand = ?
                and caller = ?
                and key = ?
                """,
                p -> p.text(brand).text(claim.caller()).text(claim.key()),
                row ->
                        new Made(
                                new Digest(row.getLong("content_high"), row.getLong("content_low")),
                                Columns.text(row, "id"),
                                row.getInt("revision")));
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
                        p ->
                                p.text(brand)
                                        .text(claim.caller())
                                        .text(claim.key())
                                        .number(claim.content().high())
                                        .number(claim.content().low())
                                        .text(id)
                                        .number(revision));
        if (made == 0) throw new Raced("another claimed this key");
    }
}
