package dev.wavelength.bootstrap;

import static dev.wavelength.contract.event.Told.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wavelength.application.event.DispatchEvents;
import dev.wavelength.contract.event.EventAdapters;
import dev.wavelength.contract.event.InMemoryReceivers;
import dev.wavelength.contract.event.Told;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.Webhook;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@Timeout(60)
class CourierTest {

    private static final Brand.Id BRAND = new Brand.Id("corner-shop");
    private static final Webhook.Address HANGING =
            new Webhook.Address("https://example.com/hanging");
    private static final Webhook.Address WELL = new Webhook.Address("https://example.com/well");

    /// More than may be under way at once to all webhooks.
    private static final int EVENTS = 1_200;

    private final EventAdapters adapters = EventAdapters.inMemory();

    private Webhook register(String number, Webhook.Address address) {
        var webhook =
                Webhook.of(
                        BRAND,
                        new Webhook.Id("00000000-0000-0000-0000-00000000000" + number),
                        address,
                        Set.of(),
                        Told.NOW);
        adapters.webhooks().register(webhook, null);
        return webhook;
    }

    private boolean allArrived(Webhook webhook) {
        var dispatches = adapters.dispatches().list(BRAND, webhook.id(), null, EVENTS);
        return dispatches.size() == EVENTS
                && dispatches.stream().allMatch(one -> one.status() == Dispatch.Status.DELIVERED);
    }

    @Test
    void a_receiver_that_hangs_takes_its_own_places_and_nobody_elses() {
        var receivers = new Hanging();
        var hanging = register("1", HANGING);
        var well = register("2", WELL);
        adapters.events()
                .announce(
                        BRAND,
                        IntStream.range(0, EVENTS).mapToObj(n -> event("c-" + n, n)).toList());
        var dispatchEvents =
                DispatchEvents.over(
                        adapters.events(),
                        adapters.webhooks(),
                        adapters.dispatches(),
                        receivers,
                        () -> Told.NOW,
                        () -> 0);

        try (var _ = new Courier(dispatchEvents, new SimpleMeterRegistry())) {
            await().atMost(Duration.ofSeconds(25)).until(() -> allArrived(well));

            assertThat(receivers.waiting)
                    .hasPositiveValue()
                    .hasValueLessThan(2 * DispatchEvents.SHARE);
            assertThat(adapters.dispatches().list(BRAND, hanging.id(), null, EVENTS))
                    .noneMatch(one -> one.status() == Dispatch.Status.DELIVERED);

            receivers.answering.countDown();
            await().atMost(Duration.ofSeconds(25)).until(() -> allArrived(hanging));
        }
    }

    /// Receivers of which one does not answer until it is told to.
    private static final class Hanging implements Receivers {

        private final InMemoryReceivers others = new InMemoryReceivers();
        private final CountDownLatch answering = new CountDownLatch(1);
        private final AtomicInteger waiting = new AtomicInteger();

        @Override
        public Answer send(Webhook webhook, Announced announced, Instant now) {
            if (webhook.address().equals(HANGING)) {
                waiting.incrementAndGet();
                try {
                    answering.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                    return new Answer(null, "ended");
                } finally {
                    waiting.decrementAndGet();
                }
            }
            return new Answer(204, "");
        }

        @Override
        public String secret(Webhook webhook, Webhook.Secret secret) {
            return others.secret(webhook, secret);
        }

        @Override
        public Optional<String> objection(Webhook.Address address) {
            return others.objection(address);
        }
    }
}
