package dev.wavelength.domain.value;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The precision of time here: microseconds, the finest that every store keeps.
public final class Instants {

    /// The earliest and the latest instant that can be told: the years 1 to 9999.
    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Instants() {}

    /// The instant so much later, or the latest there is.
    public static Instant after(Instant instant, Duration duration) {
        var later = instant.plus(duration);
        return later.isAfter(LATEST) ? LATEST : later;
    }

    /// The instant without what is finer than a microsecond.
    ///
    /// @throws InvalidValue if it lies outside of the years 1 to 9999
    public static Instant toMicros(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST))
            throw new InvalidValue("", "must lie in the years 1 to 9999");
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
