package dev.wavelength.domain.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Touchpoint;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Driven port: for finding moments that show what is wrong at a touchpoint.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | L1 | show OWs by their present verdict, the worst present impact first |
/// | L2 | show the later day first where two weigh the same, then go by id, by code point |
/// | L3 | show only what was asked for: those days, those touchpoints, that brand, so many |
public interface Defects {

    /// Up to `most` OWs of each of these touchpoints; one that has none is not in the answer.
    ///
    /// @param from the first business day
    /// @param to the last
    Map<Touchpoint.Id, List<Moment.Id>> worst(
            Brand.Id brand,
            Collection<Touchpoint.Id> touchpoints,
            LocalDate from,
            LocalDate to,
            int most);
}
