package dev.wavelength.application.recovery;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.recovery.Figures;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Recovery.Urgency;
import dev.wavelength.domain.recovery.Severity;
import dev.wavelength.domain.recovery.Status;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Driving port: for reading recoveries and what they add up to.
public interface ReadRecoveries {

    /// The most days that figures are summed up over.
    int MOST_DAYS = 3_660;

    /// A recovery as it is now.
    ///
    /// @param overdue whether the customer waits for longer than should be
    record Sight(Recovery recovery, boolean overdue) {}

    /// The recovery in its latest version.
    Optional<Sight> recovery(Brand.Id brand, Recovery.Id id);

    /// Recoveries, the most urgent first; a part that is not given lets all pass.
    ///
    /// @param after the last one seen, if any
    Page<Sight> recoveries(
            Brand.Id brand,
            @Nullable Status status,
            @Nullable Severity severity,
            @Nullable Boolean overdue,
            @Nullable Urgency after,
            int limit);

    /// The sum of the recoveries opened on some of the brand's days.
    ///
    /// @param from the first
    /// @param to the last
    Outcome figures(Brand.Id brand, LocalDate from, LocalDate to);

    /// What was found.
    sealed interface Outcome {
        /// The figures.
        record Found(Figures figures) implements Outcome {}

        /// The span cannot be summed up as it stands.
        record Faulty(List<Fault> faults) implements Outcome {}
    }

    /// The use case over these ports.
    static ReadRecoveries over(Brands brands, Recoveries recoveries, InstantSource clock) {
        return new RecoveryReader(brands, recoveries, clock);
    }
}
