package dev.wavelength.domain.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Promises.Place;

import java.util.Collection;
import java.util.Optional;

/// Driven port: for reading at one go what moments are judged by.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | N1 | give the brand, its rulebook and its promises as their own ports give them just now |
/// | N2 | give all versions of just those promises it is asked for, in their own brand only |
public interface Bases {

    /// What moments of a brand are judged by just now, or nothing if there is no such brand.
    ///
    /// @param places where promises may stand that they name
    Optional<Basis> find(Brand.Id brand, Collection<Place> places);
}
