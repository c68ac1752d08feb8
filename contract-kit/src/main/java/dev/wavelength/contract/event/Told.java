package dev.wavelength.contract.event;

import static org.assertj.core.api.Assertions.fail;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.moment.Customer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Events for tests, and waiting until they are told: a store may tell what was announced a little
/// later, when nothing can come in between any more.
public final class Told {

    /// When events happen here.
    public static final Instant NOW = Instant.parse("2026-11-02T10:30:00.654321Z");

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(2);
    private static final int LEAST_TRIES = 20_000;

    private Told() {}

    /// An event about a customer that carries its number.
    public static Event event(String customer, int number) {
        return event(customer, number, NOW);
    }

    /// An event of some time.
    public static Event event(String customer, int number, Instant at) {
        return new Event(
                new Event.Id("%s-%d".formatted(customer, number)),
                Event.Type.CHAIN_BROKEN,
                customer,
                at,
                new Customer(customer),
                Map.of("standing", number));
    }

    /// An event about no customer.
    public static Event event(int number) {
        return new Event(
                new Event.Id("nobody-" + number),
                Event.Type.MOMENT_JUDGED_OW,
                "nobody",
                NOW,
                null,
                Map.of("text", "a \"text\" of its own", "number", number));
    }

    /// The first events of a brand, once there are so many.
    public static List<Announced> atLeast(Events events, Brand.Id brand, int count) {
        return atLeast(events, brand, Event.Position.START, count);
    }

    /// The first events behind a place, once there are so many, read in pages of three.
    public static List<Announced> atLeast(
            Events events, Brand.Id brand, Event.Position after, int count) {
        var told = new ArrayList<Announced>();
        until(
                "%d events are told".formatted(count),
                () -> {
                    var place = told.isEmpty() ? after : told.getLast().position();
                    told.addAll(next(events, brand, place, 3));
                    return told.size() >= count;
                });
        return told;
    }

    /// The next events of a brand.
    public static List<Announced> next(
            Events events, Brand.Id brand, Event.Position after, int limit) {
        return events.after(Map.of(brand, after), limit).getOrDefault(brand, List.of());
    }

    /// Waits until something holds: long enough for any store, and not for ever.
    public static void until(String what, BooleanSupplier holds) {
        long begin = System.nanoTime();
        for (int tries = 1; !holds.getAsBoolean(); tries++) {
            if (tries > LEAST_TRIES && System.nanoTime() - begin > LEAST_PATIENCE.toNanos())
                fail("waited in vain until %s", what);
            Thread.onSpinWait();
        }
    }
}
