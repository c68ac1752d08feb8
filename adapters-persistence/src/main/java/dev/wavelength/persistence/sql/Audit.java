package dev.wavelength.persistence.sql;

import dev.wavelength.domain.brand.Brand;

import java.util.List;

/// Compares what is kept with what it follows from.
///
/// Whatever cannot be read is thrown: no differences means that none were found, and never that
/// none were looked for.
public interface Audit {

    /// The brands of which anything is kept that is audited.
    List<Brand.Id> brands();

    /// Inside of a transaction: adds all that is not as it should be with one brand.
    void compare(Brand.Id brand, Differences differences);
}
