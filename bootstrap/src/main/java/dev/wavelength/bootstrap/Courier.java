package dev.wavelength.bootstrap;

import dev.wavelength.application.event.DispatchEvents;
import dev.wavelength.application.event.DispatchEvents.Outcome;
import dev.wavelength.domain.event.Dispatches.Due;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.value.StoreUnavailable;

import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Sends events to webhooks as long as the service runs: each on a virtual thread of its own, and
/// so few of one webhook at once that a receiver that is slow or dead holds up no other.
final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /// How often it is looked for what is due, while nothing is.
    private static final Duration BEAT = Duration.ofMillis(500);

    private static final Duration BETWEEN_FORGETTING = Duration.ofHours(1);

    /// How many are under way at once, to all webhooks.
    private static final int MOST_UNDER_WAY = 1_000;

    /// How long those under way have when the service ends; what is cut off is sent again.
    private static final Duration TO_FINISH = Duration.ofSeconds(3);

    private final DispatchEvents dispatchEvents;
    private final MeterRegistry registry;
    private final ExecutorService ways = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Webhook.Id, Integer> underWay = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private final Semaphore news = new Semaphore(0);
    private final Thread round;
    private volatile boolean ended;

    Courier(DispatchEvents dispatchEvents, MeterRegistry registry) {
        this.dispatchEvents = dispatchEvents;
        this.registry = registry;
        this.round = Thread.ofPlatform().name("courier").daemon().start(this::rounds);
    }

    private void rounds() {
        long forgotten = System.nanoTime() - BETWEEN_FORGETTING.toNanos();
        try {
            while (!ended) {
                try {
                    if (!round()) rest();
                    if (System.nanoTime() - forgotten >= BETWEEN_FORGETTING.toNanos()) {
                        forgotten = System.nanoTime();
                        dispatchEvents.forget();
                    }
                } catch (StoreUnavailable later) {
                    rest();
                } catch (RuntimeException failed) {
                    LOG.error("Events could not be sent just now.", failed);
                    rest();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until something has arrived, which may let others go, or for a beat.
    private void rest() throws InterruptedException {
        if (news.tryAcquire(BEAT.toMillis(), TimeUnit.MILLISECONDS)) news.drainPermits();
    }

    /// @return whether anything was due
    private boolean round() throws InterruptedException {
        var busy =
                underWay.entrySet().stream()
                        .filter(one -> one.getValue() >= DispatchEvents.SHARE)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        var taken = dispatchEvents.take(busy);
        for (var due : taken) {
            room.acquire();
            underWay.merge(due.webhook().id(), 1, Integer::sum);
            ways.execute(() -> send(due));
        }
        return !taken.isEmpty();
    }

    private void send(Due due) {
        try {
            registry.counter("wavelength.webhooks", "outcome", name(dispatchEvents.send(due)))
                    .increment();
        } catch (StoreUnavailable later) {
            // It is due again when its time is up.
        } catch (RuntimeException failed) {
            LOG.error("An event could not be sent just now.", failed);
        } finally {
            underWay.computeIfPresent(
                    due.webhook().id(), (id, count) -> count == 1 ? null : count - 1);
            room.release();
            news.release();
        }
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Arrived arrived -> "ARRIVED";
            case Outcome.Postponed postponed -> "POSTPONED";
            case Outcome.GivenUp givenUp -> "GIVEN_UP";
            case Outcome.Overtaken overtaken -> "OVERTAKEN";
        };
    }

    /// Takes nothing more, and lets those under way arrive.
    @Override
    public void close() {
        ended = true;
        round.interrupt();
        ways.shutdown();
        try {
            if (!ways.awaitTermination(TO_FINISH.toMillis(), TimeUnit.MILLISECONDS))
                ways.shutdownNow();
        } catch (InterruptedException stopped) {
            ways.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
