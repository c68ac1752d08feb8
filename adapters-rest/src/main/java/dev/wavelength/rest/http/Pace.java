package dev.wavelength.rest.http;

import jakarta.inject.Singleton;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/// How fast callers may go: each so many requests in every second, so that one that runs wild does
/// not run over the others. Counted in this process alone; a second's counts go with the second.
@Singleton
final class Pace {

    /// Requests a second of one partner, or of the operator.
    static final int OF_CALLERS = 50_000;

    /// Requests a second of strangers at one address: enough for a slip of the pen, too few to
    /// guess keys.
    static final int OF_STRANGERS = 50;

    private final LongSupplier seconds;
    private final AtomicReference<Second> current =
            new AtomicReference<>(new Second(Long.MIN_VALUE, Map.of()));

    private record Second(long number, Map<String, AtomicInteger> spent) {}

    /// What a caller may still do in this second.
    ///
    /// @param quota requests a second
    /// @param left requests left; below zero there were too many
    record Allowance(int quota, int left) {

        /// As the header RateLimit-Policy has it (draft-ietf-httpapi-ratelimit-headers).
        String policy() {
            return "\"requests\";q=%d;w=1".formatted(quota);
        }

        /// As the header RateLimit has it.
        String state() {
            return "\"requests\";r=%d;t=1".formatted(Math.max(left, 0));
        }
    }

    Pace() {
        this(() -> System.nanoTime() / 1_000_000_000);
    }

    /// @param seconds the number of the present second
    Pace(LongSupplier seconds) {
        this.seconds = seconds;
    }

    /// Counts a request of this caller.
    Allowance spend(String caller, int quota) {
        long now = seconds.getAsLong();
        var second =
                current.updateAndGet(
                        last ->
                                last.number() == now
                                        ? last
                                        : new Second(now, new ConcurrentHashMap<>()));
        int spent =
                second.spent()
                        .computeIfAbsent(caller, first -> new AtomicInteger())
                        .updateAndGet(count -> Math.min(count, quota) + 1);
        return new Allowance(quota, quota - spent);
    }
}
