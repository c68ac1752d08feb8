package dev.wavelength.domain.verdict;

import dev.wavelength.domain.brand.Brand;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Driven port: for keeping every version of every brand's rulebook.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | K1 | answer version 1, the standard, for a brand that has put none |
/// | K2 | number versions without gaps, however many race, and keep each as it was put |
/// | K3 | make no version of rules that are the latest version's |
/// | K4 | change nothing if another version than the expected is the latest |
public interface Rulebooks {

    /// The latest version.
    Rulebook current(Brand.Id brand);

    /// That version; none if the brand never had it.
    Optional<Rulebook> find(Brand.Id brand, int version);

    /// Makes the next version of these rules, unless nothing would change.
    ///
    /// @param rules the rules; their version is not looked at
    /// @param expected the version that must be the latest; none means whichever is
    /// @return the version that is now the latest; none, and nothing changed, if another was
    Optional<Rulebook> put(Brand.Id brand, Rulebook rules, @Nullable Integer expected);
}
