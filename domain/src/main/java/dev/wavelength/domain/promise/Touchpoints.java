package dev.wavelength.domain.promise;

import dev.wavelength.domain.brand.Brand;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// Driven port: for keeping touchpoints.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | T1 | find a touchpoint as it was put last, in its own brand only |
/// | T2 | list by id, in code point order, from just behind `after` |
/// | T3 | make an encountered touchpoint undeclared, and leave alone one that is there |
public interface Touchpoints {

    /// Keeps the touchpoint under its id, in place of what was there.
    void put(Brand.Id brand, Touchpoint touchpoint);

    /// Makes an undeclared touchpoint, unless there is one of this id.
    void encounter(Brand.Id brand, Touchpoint.Id id);

    /// The touchpoint as it was put last.
    Optional<Touchpoint> find(Brand.Id brand, Touchpoint.Id id);

    /// Up to `limit` touchpoints behind `after`, or from the first.
    List<Touchpoint> list(Brand.Id brand, Touchpoint.@Nullable Id after, int limit);
}
