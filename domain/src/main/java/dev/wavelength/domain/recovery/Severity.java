package dev.wavelength.domain.recovery;

import java.time.Duration;

/// How grave a case is, and within what time the customer may expect something to be done.
public enum Severity {
    NORMAL(Duration.ofHours(4), Duration.ofDays(5)),
    HIGH(Duration.ofHours(1), Duration.ofHours(48)),
    CRITICAL(Duration.ofMinutes(15), Duration.ofHours(24));

    /// The stakes from which on a case is HIGH.
    private static final double HIGH_STAKES = 0.35;

    /// The stakes from which on a case is CRITICAL.
    private static final double CRITICAL_STAKES = 0.6;

    private final Duration acknowledgeWithin;
    private final Duration remedyWithin;

    Severity(Duration acknowledgeWithin, Duration remedyWithin) {
        this.acknowledgeWithin = acknowledgeWithin;
        this.remedyWithin = remedyWithin;
    }

    /// How grave it is to disappoint someone who has so much at stake.
    static Severity of(double stakes) {
        if (stakes >= CRITICAL_STAKES) return CRITICAL;
        return stakes >= HIGH_STAKES ? HIGH : NORMAL;
    }

    /// The time within which somebody takes the case on.
    public Duration acknowledgeWithin() {
        return acknowledgeWithin;
    }

    /// The time within which something is done about it.
    public Duration remedyWithin() {
        return remedyWithin;
    }

    /// The next graver one; nothing is graver than CRITICAL.
    Severity graver() {
        return this == NORMAL ? HIGH : CRITICAL;
    }
}
