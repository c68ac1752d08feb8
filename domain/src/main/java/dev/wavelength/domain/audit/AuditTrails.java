package dev.wavelength.domain.audit;

import dev.wavelength.domain.brand.Brand;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Driven port: for keeping each brand's audit trail.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | A1 | note what work changed with it, and nothing of work that failed or changed nothing |
/// | A2 | number a brand's notes from 1 without gaps, however many race |
/// | A3 | chain each note to the one before it, and keep it as it was made |
/// | A4 | list from the latest, from just before a number |
/// | A5 | keep the trails of brands apart |
public interface AuditTrails {

    /// Does `work`, and notes what it changed: both, or neither. If others come in the way, `work`
    /// may be done again from the start.
    ///
    /// @param change what there is to note of the work's outcome; none if it changed nothing
    <T> T noting(
            Brand.Id brand,
            Actor by,
            Instant at,
            Function<T, Optional<Change>> change,
            Supplier<T> work);

    /// Up to `limit` notes before `before`, or from the latest.
    List<Note> list(Brand.Id brand, @Nullable Long before, int limit);
}
