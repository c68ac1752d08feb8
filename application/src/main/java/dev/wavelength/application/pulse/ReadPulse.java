package dev.wavelength.application.pulse;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.value.Fault;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Driving port: for reading OW, HOW and WOW over time.
public interface ReadPulse {

    /// The most days a pulse spans that is counted by the hour.
    int MOST_DAYS_BY_HOUR = 31;

    /// The most days a pulse spans that is counted by the day or the week.
    int MOST_DAYS = 3_660;

    /// Counts moments by hours, days or weeks of the brand, also those that had none.
    ///
    /// @param touchpoint only there; none means everywhere
    /// @param from the first business day
    /// @param to the last; weeks begin on the weekday of `from`, and the last may be cut short
    Outcome read(
            Brand.Id brand,
            Touchpoint.@Nullable Id touchpoint,
            LocalDate from,
            LocalDate to,
            Every every);

    /// How long each beat lasts.
    enum Every {
        HOUR,
        DAY,
        WEEK
    }

    /// One count.
    ///
    /// @param at when it begins
    record Beat(Instant at, Tally tally) {}

    /// What was found.
    sealed interface Outcome {
        /// Every beat from first to last.
        record Found(List<Beat> beats) implements Outcome {}

        /// The span cannot be counted as it stands.
        record Faulty(List<Fault> faults) implements Outcome {}
    }

    /// The use case over these ports.
    static ReadPulse over(Brands brands, Tallies tallies) {
        return new PulseReader(brands, tallies);
    }
}
