package dev.wavelength.domain.value;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Days in a row, as reports are asked for.
public final class Days {

    private Days() {}

    /// What is wrong with the first and the last day that are asked for; empty if nothing.
    ///
    /// @param most how many there may be
    public static Optional<Fault> fault(LocalDate from, LocalDate to, int most) {
        if (to.isBefore(from)) return Optional.of(new Fault("/to", "must not be before from"));
        if (ChronoUnit.DAYS.between(from, to) >= most)
            return Optional.of(
                    new Fault("/to", "must be at most %d days from the first".formatted(most)));
        return Optional.empty();
    }
}
