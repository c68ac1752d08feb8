package dev.wavelength.application.priority;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.priority.Audience;
import dev.wavelength.domain.priority.Audiences;
import dev.wavelength.domain.priority.Priority;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.value.Fault;

import java.time.LocalDate;
import java.util.List;

/// Driving port: for seeing where to mend first.
///
/// Costs touchpoints × days, whatever the number of moments: it looks at tallies, and counts
/// customers among as many moments as it takes for a fair sample, and no more.
public interface ReadPriorities {

    /// The most days priorities are taken from.
    int MOST_DAYS = 3_660;

    /// The most touchpoints that are ranked.
    int MOST_TOUCHPOINTS = 10_000;

    /// Ranks the touchpoints that are declared or had moments, the most to gain first.
    ///
    /// @param from the first business day
    /// @param to the last
    Outcome read(Brand.Id brand, LocalDate from, LocalDate to);

    /// What was found.
    sealed interface Outcome {
        /// Every touchpoint, and the customers who were looked at.
        record Found(List<Priority> priorities, Audience audience) implements Outcome {}

        /// The span cannot be looked at as it stands.
        record Faulty(List<Fault> faults) implements Outcome {}
    }

    /// The use case over these ports.
    static ReadPriorities over(
            Brands brands, Touchpoints touchpoints, Tallies tallies, Audiences audiences) {
        return new PriorityReader(brands, touchpoints, tallies, audiences);
    }
}
