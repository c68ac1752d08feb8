package dev.wavelength.domain.promise;

import dev.wavelength.domain.brand.Brand;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Driven port: for keeping every version of every promise.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | R1 | number versions from 1 without gaps, however many race |
/// | R2 | keep every version as it was made |
/// | R3 | make no version of terms equal to the latest, unless `validFrom` is given and differs |
/// | R4 | list what held at an instant, by promise in code point order, from just behind `after` |
/// | R5 | give all versions of just those promises it is asked for, in their own brand only |
public interface Promises {

    /// Where a promise is made: its touchpoint and its name there.
    record Place(Touchpoint.Id touchpoint, Promise.Id promise) {}

    /// Makes the next version, unless nothing would change.
    ///
    /// @param validFrom from when it holds, if that was asked for
    /// @param now from when it holds if not
    /// @return the version that is now the latest made
    Promise put(
            Brand.Id brand,
            Place place,
            Promise.Terms terms,
            @Nullable Instant validFrom,
            Instant now);

    /// Up to `limit` promises of the touchpoint as they held at `asOf`.
    List<Promise> list(
            Brand.Id brand,
            Touchpoint.Id touchpoint,
            Instant asOf,
            Promise.@Nullable Id after,
            int limit);

    /// All versions of these promises; a promise nobody made is not in the answer.
    Map<Place, PromiseHistory> histories(Brand.Id brand, Collection<Place> places);
}
