package dev.wavelength.persistence.sql;

import dev.wavelength.domain.brand.Brand;

/// Compares what is kept with what it follows from.
///
/// Whatever cannot be read is thrown: no differences means that none were found, and never that
/// none were looked for.
public interface Audit {

    /// Inside of a transaction: adds all that is not as it should be with one brand.
    void compare(Brand.Id brand, Differences differences);
}
