package dev.wavelength.persistence.sql;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The rows of a table that hold the claim under which they were made, so that it lives and goes
/// with them: in `claim_caller`, `claim_key`, `claim_content_high` and `claim_content_low`, bound
/// by [Parameters#claim].
///
/// What is changed again and again has its claims in a table of their own: see [Claims].
public final class ClaimedRows<T> {

    private final Database database;
    private final String sql;
    private final Database.Reading<T> reading;

    /// @param table whose it is: a name in the code, never one from outside
    public ClaimedRows(Database database, String table, Database.Reading<T> reading) {
        this.database = database;
        this.sql =
                """
                select *
                from %s
                where brand = ?
                and claim_caller = ?
                and claim_key = ?
                """
                        .formatted(table);
        this.reading = reading;
    }

    /// Inside of a transaction: what this claim is answered if something was made under its key.
    public <A> Optional<A> answer(
            Brand.Id brand,
            @Nullable Claim claim,
            Function<T, ? extends A> repeated,
            Supplier<? extends A> keyReused) {
        if (claim == null) return Optional.empty();
        return database.find(
                        sql,
                        p -> p.text(brand).text(claim.caller()).text(claim.key()),
                        row -> Made.read(row, "claim_content_high", "claim_content_low", reading))
                .map(made -> made.answer(claim, repeated, keyReused));
    }
}
