package dev.wavelength.application.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.figure.ControlChart;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.value.Fault;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// Driving port: for seeing where the share of OWs has shifted, and where it only varies.
public interface ReadTrend {

    /// The most days a trend spans.
    int MOST_DAYS = 3_660;

    /// The most beats a trend has.
    int MOST_BEATS = 400;

    /// Charts the share of OWs over time.
    ///
    /// @param touchpoint only there; none means everywhere
    /// @param from the first business day, on which the first beat begins
    /// @param to the last; the last beat may be cut short
    Outcome read(
            Brand.Id brand,
            Touchpoint.@Nullable Id touchpoint,
            LocalDate from,
            LocalDate to,
            Every every);

    /// How long each beat lasts.
    enum Every {
        DAY,
        WEEK,
        MONTH
    }

    /// One beat.
    ///
    /// @param from its first day
    record Beat(LocalDate from, ControlChart.Point point) {}

    /// What was found.
    sealed interface Outcome {
        /// Every beat from first to last, also those without moments.
        record Found(ControlChart chart, List<Beat> beats) implements Outcome {}

        /// The span cannot be charted as it stands.
        record Faulty(List<Fault> faults) implements Outcome {}
    }

    /// The use case over this port.
    static ReadTrend over(Tallies tallies) {
        return new TrendReader(tallies);
    }
}
