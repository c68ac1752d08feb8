package dev.wavelength.application.event;

import static dev.wavelength.contract.event.Told.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.application.event.DispatchEvents.Outcome;
import dev.wavelength.contract.event.EventAdapters;
import dev.wavelength.contract.event.InMemoryReceivers;
import dev.wavelength.contract.event.Told;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Dispatch.Status;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Receivers.Answer;
import dev.wavelength.domain.event.Webhook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

class DispatchEventsTest {

    private static final Brand.Id BRAND = new Brand.Id("corner-shop");
    private static final Webhook.Address HOOK = new Webhook.Address("https://example.com/hook");
    private static final Answer TAKEN = new Answer(204, "");
    private static final Answer REFUSED = new Answer(500, "no");

    private final EventAdapters adapters = EventAdapters.inMemory();
    private final InMemoryReceivers receivers = new InMemoryReceivers();
    private Instant now = Told.NOW;
    private final DispatchEvents dispatchEvents =
            DispatchEvents.over(
                    adapters.events(),
                    adapters.webhooks(),
                    adapters.dispatches(),
                    receivers,
                    () -> now,
                    () -> 0);
    private final Webhook webhook = register("1", HOOK);

    private Webhook register(String number, Webhook.Address address) {
        var one =
                Webhook.of(
                        BRAND,
                        new Webhook.Id("00000000-0000-0000-0000-00000000000" + number),
                        address,
                        Set.of(),
                        now);
        adapters.webhooks().register(one, null);
        return one;
    }

    private List<Outcome> round() {
        return dispatchEvents.take(List.of()).stream().map(dispatchEvents::send).toList();
    }

    private void announce(Event... events) {
        adapters.events().announce(BRAND, List.of(events));
    }

    private Webhook webhook() {
        return adapters.webhooks().find(BRAND, webhook.id()).orElseThrow();
    }

    private List<Dispatch> dispatches() {
        return adapters.dispatches().list(BRAND, webhook.id(), null, 999);
    }

    @Test
    void what_the_receiver_takes_has_arrived() {
        receivers.answer(HOOK, TAKEN);
        announce(event("c-1", 1));

        assertThat(round()).singleElement().isInstanceOf(Outcome.Arrived.class);

        assertThat(dispatches())
                .singleElement()
                .extracting(Dispatch::status)
                .isEqualTo(Status.DELIVERED);
        assertThat(round()).isEmpty();
    }

    @Test
    void what_it_refuses_is_sent_again_on_schedule_and_given_up_in_the_end() {
        receivers.answer(HOOK, REFUSED);
        announce(event("c-1", 1), event("c-1", 2));

        for (var wait : Dispatch.SCHEDULE) {
            assertThat(round()).singleElement().isInstanceOf(Outcome.Postponed.class);
            now = now.plus(wait).minusMillis(1);
            assertThat(round()).isEmpty();
            now = now.plusMillis(1);
        }
        assertThat(round()).singleElement().isInstanceOf(Outcome.GivenUp.class);

        assertThat(Duration.between(Told.NOW, now)).isGreaterThan(Duration.ofDays(3));
        assertThat(dispatches())
                .extracting(Dispatch::status)
                .containsExactly(Status.PENDING, Status.FAILED);
        receivers.answer(HOOK, TAKEN);
        assertThat(round()).singleElement().isInstanceOf(Outcome.Arrived.class);
    }

    @Test
    void what_failed_together_is_not_sent_again_together() {
        assertThat(Dispatch.waitAfter(1, 0)).contains(Duration.ofSeconds(5));
        assertThat(Dispatch.waitAfter(1, 1)).contains(Duration.ofSeconds(6));
        assertThat(Dispatch.waitAfter(9, .5)).contains(Duration.ofMinutes(24 * 60 + 144));
        assertThat(Dispatch.waitAfter(10, 0)).isEmpty();
    }

    @Test
    void a_receiver_that_is_gone_is_left_alone_and_nothing_is_lost() {
        receivers.answer(HOOK, new Answer(410, "gone"));
        announce(event("c-1", 1), event("c-2", 2));

        assertThat(round()).hasSize(2);

        assertThat(webhook().disabled()).isEqualTo(Webhook.Disabled.GONE);
        now = now.plus(Duration.ofDays(9));
        announce(event("c-1", 3));
        assertThat(round()).isEmpty();
        adapters.webhooks().disable(BRAND, webhook.id(), null);
        receivers.answer(HOOK, TAKEN);
        while (!round().isEmpty()) assertThat(webhook().disabled()).isNull();
        assertThat(dispatches()).hasSize(3).allMatch(one -> one.status() == Status.DELIVERED);
    }

    @Test
    void a_receiver_that_takes_nothing_for_days_is_left_alone() {
        announce(event("c-1", 1));
        round();
        assertThat(webhook().failingSince()).isEqualTo(Told.NOW);

        now = Told.NOW.plus(Webhook.PATIENCE);
        announce(event("c-2", 2));
        round();
        assertThat(webhook().disabled()).isNull();
        now = now.plusMillis(1);
        announce(event("c-3", 3));
        round();
        assertThat(webhook().disabled()).isEqualTo(Webhook.Disabled.FAILING);
    }

    @Test
    void a_receiver_that_takes_something_now_and_then_is_not() {
        for (int day = 0; day < 12; day++) {
            receivers.answer(HOOK, day % 4 == 3 ? TAKEN : REFUSED);
            announce(event("c-" + day, day));
            round();
            now = now.plus(Duration.ofDays(1));
        }

        assertThat(webhook().disabled()).isNull();
    }

    @Test
    void what_a_dead_sender_had_taken_is_taken_by_another() {
        receivers.answer(HOOK, TAKEN);
        announce(event("c-1", 1));
        var dead = dispatchEvents.take(List.of()).getFirst();
        assertThat(round()).isEmpty();

        now = now.plus(DispatchEvents.LEASE);
        assertThat(round()).singleElement().isInstanceOf(Outcome.Arrived.class);
        assertThat(dispatchEvents.send(dead)).isInstanceOf(Outcome.Overtaken.class);

        assertThat(receivers.sent())
                .extracting(one -> one.announced().event().id())
                .hasSize(2)
                .containsOnly(event("c-1", 1).id());
    }

    @Test
    void what_is_old_is_forgotten() {
        receivers.answer(HOOK, TAKEN);
        announce(event("c-1", 1));
        round();

        now = now.plus(Duration.ofDays(ReadEvents.KEPT_DAYS));
        assertThat(dispatchEvents.forget()).isEqualTo(new DispatchEvents.Forgotten(0, 0));
        now = now.plusMillis(1);
        assertThat(dispatchEvents.forget()).isEqualTo(new DispatchEvents.Forgotten(1, 1));
    }

    /// A receiver that is down, refuses, goes away and comes back: whatever it does, each event
    /// arrives once in the end, and each customer's in their order.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void nothing_is_lost_and_nothing_overtakes(long seed) {
        var random = new Random(seed);
        var second = new Webhook.Address("https://example.com/second");
        register("2", second);
        var told = new ArrayList<Event>();
        for (int step = 0; step < 300; step++) {
            if (step < 100)
                for (int n = random.nextInt(4); n > 0; n--) {
                    told.add(event("c-" + random.nextInt(5), told.size()));
                    announce(told.getLast());
                }
            for (var address : List.of(HOOK, second))
                receivers.answer(
                        address,
                        step > 200 || random.nextInt(3) == 0
                                ? TAKEN
                                : random.nextBoolean() ? REFUSED : new Answer(null, "nobody"));
            for (var due : dispatchEvents.take(List.of()))
                if (step > 200 || random.nextInt(5) > 0) dispatchEvents.send(due);
            now = now.plus(Duration.ofMinutes(random.nextInt(90)));
            for (var one : adapters.webhooks().list(BRAND, null, 9))
                adapters.webhooks().disable(BRAND, one.id(), null);
        }
        for (int left = 0; left < 100; left++) {
            round();
            now = now.plus(Duration.ofDays(1));
        }

        for (var address : List.of(HOOK, second)) assertArrived(address, told);
    }

    private void assertArrived(Webhook.Address address, List<Event> told) {
        var arrived = new HashMap<String, List<Integer>>();
        for (var one : adapters.webhooks().list(BRAND, null, 9)) {
            var all = adapters.dispatches().list(BRAND, one.id(), null, 999);
            assertThat(all).hasSize(told.size()).noneMatch(it -> it.status() == Status.PENDING);
        }
        receivers.sent().stream()
                .filter(one -> one.to().equals(address))
                .map(one -> one.announced().event())
                .forEach(
                        one ->
                                arrived.computeIfAbsent(one.subject(), first -> new ArrayList<>())
                                        .add((Integer) one.data().get("standing")));
        arrived.values()
                .forEach(
                        numbers ->
                                assertThat(numbers)
                                        .as("what was sent of one customer, repetitions included")
                                        .isSorted());
        assertThat(arrived.values().stream().flatMap(List::stream).distinct().sorted())
                .containsExactlyElementsOf(IntStream.range(0, told.size()).boxed().toList());
    }
}
