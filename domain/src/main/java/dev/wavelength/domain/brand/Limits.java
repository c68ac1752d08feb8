package dev.wavelength.domain.brand;

import dev.wavelength.domain.value.InvalidValue;

/// How much one partner may ask of the service, so that one that runs wild does not run over the
/// others.
///
/// @param requestsPerSecond 1 to [#MOST_REQUESTS]
/// @param momentsPerDay 1 to [#MOST_MOMENTS]; a moment that is sent again counts again
public record Limits(int requestsPerSecond, long momentsPerDay) {

    public static final int MOST_REQUESTS = 1_000_000;

    public static final long MOST_MOMENTS = 10_000_000_000L;

    /// What a partner may do of whom nothing else was said: more than any does that works as it
    /// should.
    public static final Limits STANDARD = new Limits(50_000, 100_000_000);

    public Limits {
        check("requestsPerSecond", requestsPerSecond, MOST_REQUESTS);
        check("momentsPerDay", momentsPerDay, MOST_MOMENTS);
    }

    private static void check(String component, long number, long most) {
        if (number < 1 || number > most)
            throw new InvalidValue(component, "must be a number from 1 to %d".formatted(most));
    }
}
