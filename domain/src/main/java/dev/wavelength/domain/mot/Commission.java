package dev.wavelength.domain.mot;

import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Days;
import dev.wavelength.domain.value.InvalidValue;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/// What is to be inspected.
///
/// @param from the first of the brand's days
/// @param to the last
/// @param touchpoints only these; none means all that are declared or had moments in the period
/// @param retestOf the number of the certificate whose failed items are tested again, and no others
public record Commission(
        LocalDate from,
        LocalDate to,
        @Nullable List<Touchpoint.Id> touchpoints,
        @Nullable Integer retestOf) {

    /// The most days an inspection spans.
    public static final int MOST_DAYS = 3_660;

    /// The most touchpoints one certificate tells of.
    public static final int MOST_TOUCHPOINTS = 1_000;

    private static final int WEEK = 7;

    public Commission {
        var fault = Days.fault(from, to, MOST_DAYS);
        if (fault.isPresent()) throw new InvalidValue("to", fault.get().detail());
        if (touchpoints != null) {
            if (retestOf != null)
                throw new InvalidValue(
                        "touchpoints", "must be left out of a retest, which tests what failed");
            touchpoints =
                    touchpoints.stream()
                            .distinct()
                            .sorted(Comparator.comparing(Touchpoint.Id::text))
                            .toList();
            if (touchpoints.isEmpty() || touchpoints.size() > MOST_TOUCHPOINTS)
                throw new InvalidValue(
                        "touchpoints", "must name 1 to %d touchpoints".formatted(MOST_TOUCHPOINTS));
        }
    }

    /// How many days each beat of a trend over the period lasts: a day up to seven weeks, a week up
    /// to a year, and as many weeks as it takes beyond.
    public int beat() {
        int days = Math.toIntExact(ChronoUnit.DAYS.between(from, to)) + 1;
        if (days <= Trend.MOST_BEATS) return 1;
        return Math.ceilDiv(days, Trend.MOST_BEATS * WEEK) * WEEK;
    }

    /// How many beats there are.
    public int beats() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to)) / beat() + 1;
    }
}
