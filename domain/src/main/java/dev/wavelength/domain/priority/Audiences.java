package dev.wavelength.domain.priority;

import dev.wavelength.domain.brand.Brand;

import java.time.Instant;

/// Driven port: for counting the customers who pass at touchpoints.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | Q1 | count a customer once at each touchpoint and once in all |
/// | Q2 | count exactly the customers of these lots |
/// | Q3 | count only moments of that brand, from `from` on and before `until` |
public interface Audiences {

    /// The customers of these lots who had moments then.
    Audience of(Brand.Id brand, Instant from, Instant until, Lots lots);
}
