package dev.wavelength.domain.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.PromiseHistory;
import dev.wavelength.domain.promise.Promises.Place;
import dev.wavelength.domain.verdict.Rulebook;

import java.util.Map;

/// What moments of a brand are judged by.
///
/// @param rulebook the current one
/// @param promises the standing promises that were asked for; one that nobody made is not among
///   them
public record Basis(Brand brand, Rulebook rulebook, Map<Place, PromiseHistory> promises) {

    public Basis {
        promises = Map.copyOf(promises);
    }
}
