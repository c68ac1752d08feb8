package dev.wavelength.persistence.sql;

import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;

/// What was made under a caller's key.
///
/// @param content of what was claimed, which tells kinds of things apart as well
record Made<T>(Digest content, T what) {

    static <T> Made<T> read(ResultSet row, String high, String low, Database.Reading<T> what)
            throws SQLException {
        return new Made<>(new Digest(row.getLong(high), row.getLong(low)), what.read(row));
    }

    /// What a claim of the same key is answered.
    <A> A answer(Claim claim, Function<T, ? extends A> repeated, Supplier<? extends A> keyReused) {
        return content.equals(claim.content()) ? repeated.apply(what) : keyReused.get();
    }
}
