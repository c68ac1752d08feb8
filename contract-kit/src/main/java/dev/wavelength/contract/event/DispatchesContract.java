package dev.wavelength.contract.event;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.event.Told.event;
import static dev.wavelength.contract.event.WebhooksContract.aWebhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Dispatch.Attempt;
import dev.wavelength.domain.event.Dispatch.Status;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Dispatches.Due;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Webhook;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// What every adapter for [Dispatches] must do, rule by rule.
public abstract class DispatchesContract {

    private static final Instant NOW = Told.NOW;
    private static final Instant UNTIL = NOW.plusSeconds(60);
    private static final Attempt TAKEN = new Attempt(NOW.plusSeconds(1), 204, "");
    private static final Attempt REFUSED = new Attempt(NOW.plusSeconds(1), 500, "no, \"never\"");

    private EventAdapters adapters;
    private Dispatches dispatches;
    private Brand.Id brand;
    private Webhook webhook;

    /// The adapters under test. Their store need not be empty.
    protected abstract EventAdapters adapters();

    @BeforeEach
    void registerAWebhook() {
        adapters = adapters();
        dispatches = adapters.dispatches();
        brand = open();
        webhook = register(aWebhook(brand));
    }

    private Brand.Id open() {
        var opened = aBrand().build();
        adapters.brands().put(opened);
        return opened.id();
    }

    private Webhook register(Webhook one) {
        adapters.webhooks().register(one, null);
        return one;
    }

    private void announce(Event... events) {
        adapters.events().announce(brand, List.of(events));
    }

    private List<Dispatch> planned() {
        return dispatches.list(brand, webhook.id(), null, 99);
    }

    /// Plans until there are so many.
    private void plan(int count) {
        Told.until(
                "%d are planned".formatted(count),
                () -> {
                    dispatches.plan(NOW, 99);
                    return planned().size() >= count;
                });
    }

    private List<Due> take(Instant now) {
        return take(now, 99, List.of());
    }

    private List<Due> take(Instant now, int share, Collection<Webhook.Id> busy) {
        return dispatches.take(now, now.plusSeconds(60), share, busy).stream()
                .filter(due -> due.webhook().brand().equals(brand))
                .toList();
    }

    private static List<Event> events(List<Due> due) {
        return due.stream().map(one -> one.announced().event()).toList();
    }

    @Test
    void d1_what_is_announced_after_a_webhook_was_registered_is_planned_for_it() {
        var own = brand;
        announce(event("c-1", 1));
        Told.atLeast(adapters.events(), own, 1);
        webhook = register(aWebhook(brand));

        announce(event("c-1", 2), event(3));
        plan(2);

        assertThat(planned())
                .extracting(one -> one.event().text())
                .containsExactly("nobody-3", "c-1-2");
        assertThat(planned())
                .allSatisfy(
                        one -> {
                            assertThat(one.status()).isEqualTo(Status.PENDING);
                            assertThat(one.attempts()).isZero();
                            assertThat(one.dueAt()).isEqualTo(NOW);
                            assertThat(one.last()).isNull();
                        });
        assertThat(dispatches.plan(NOW, 99)).isZero();
    }

    @Test
    void d1_only_what_a_webhook_wants_is_planned() {
        webhook = register(aWebhook(brand, Event.Type.CHAIN_BROKEN));

        announce(event(1), event("c-1", 2), event(3), event("c-1", 4));
        plan(2);

        assertThat(planned())
                .extracting(one -> one.event().text())
                .containsExactly("c-1-4", "c-1-2");
    }

    @Test
    void d1_nothing_is_planned_for_the_disabled_until_they_are_enabled() {
        adapters.webhooks().disable(brand, webhook.id(), Webhook.Disabled.GONE);
        announce(event(1));
        Told.atLeast(adapters.events(), brand, 1);
        dispatches.plan(NOW, 99);
        assertThat(planned()).isEmpty();

        adapters.webhooks().disable(brand, webhook.id(), null);

        plan(1);
    }

    @Test
    void d2_each_is_planned_once_however_many_plan() {
        announce(IntStream.range(0, 30).mapToObj(Told::event).toArray(Event[]::new));
        Told.atLeast(adapters.events(), brand, 30);

        Race.run(
                Race.RACERS,
                racer -> {
                    Told.until(
                            "all are planned",
                            () -> {
                                dispatches.plan(NOW, 7);
                                return planned().size() >= 30;
                            });
                    return racer;
                });

        assertThat(planned()).extracting(Dispatch::event).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void d3_what_is_given_out_is_given_to_nobody_else_until_its_time_is_up() {
        announce(event("c-1", 1), event(2));
        plan(2);

        assertThat(take(NOW.minusMillis(1))).isEmpty();
        var taken = take(NOW);
        assertThat(events(taken)).containsExactly(event("c-1", 1), event(2));
        assertThat(taken)
                .allSatisfy(
                        due -> {
                            assertThat(due.webhook()).isEqualTo(webhook);
                            assertThat(due.attempt()).isEqualTo(1);
                        });

        assertThat(take(UNTIL.minusMillis(1))).isEmpty();
        assertThat(take(UNTIL)).extracting(Due::attempt).containsExactly(2, 2);
    }

    @Test
    void d3_racers_are_given_each_once() {
        announce(IntStream.range(0, 40).mapToObj(Told::event).toArray(Event[]::new));
        plan(40);

        var taken = Race.run(Race.RACERS, racer -> take(NOW, 10, List.of()));

        assertThat(taken.stream().flatMap(one -> events(one).stream()).toList())
                .doesNotHaveDuplicates();
        taken.forEach(one -> one.forEach(due -> settle(due, Status.DELIVERED, TAKEN, null)));
    }

    private void settle(Due due, Status status, Attempt attempt, @Nullable Instant again) {
        assertThat(dispatches.settle(due, status, attempt, again)).isPresent();
    }

    @Test
    void d4_a_customers_later_events_wait_for_the_earlier() {
        announce(event("c-1", 1), event("c-1", 2), event("c-2", 3), event(4), event(5));
        plan(5);
        announce(event("c-1", 6));
        plan(6);

        var first = take(NOW);
        assertThat(events(first))
                .containsExactly(event("c-1", 1), event("c-2", 3), event(4), event(5));
        settle(first.getFirst(), Status.PENDING, REFUSED, NOW.plusSeconds(5));
        assertThat(take(NOW.plusSeconds(4))).isEmpty();

        var again = take(NOW.plusSeconds(5));
        assertThat(events(again)).containsExactly(event("c-1", 1));
        settle(again.getFirst(), Status.FAILED, REFUSED, null);
        var second = take(NOW.plusSeconds(5));
        assertThat(events(second)).containsExactly(event("c-1", 2));
        settle(second.getFirst(), Status.DELIVERED, TAKEN, null);
        assertThat(events(take(NOW.plusSeconds(5)))).containsExactly(event("c-1", 6));
    }

    @Test
    void d4_order_is_kept_and_nothing_stays_behind_whoever_plans_and_settles_at_once() {
        int customers = 3;
        int each = 20;
        var arrived = new HashMap<String, List<Integer>>();

        Race.run(
                Race.RACERS,
                racer -> {
                    if (racer == 0)
                        for (int n = 0; n < each; n++)
                            for (int c = 0; c < customers; c++) announce(event("c-" + c, n));
                    else
                        Told.until(
                                "all have arrived",
                                () -> deliver(arrived, new Random(racer)) == customers * each);
                    return racer;
                });

        assertThat(arrived).hasSize(customers);
        assertThat(arrived.values())
                .allSatisfy(
                        numbers ->
                                assertThat(numbers)
                                        .containsExactlyElementsOf(
                                                IntStream.range(0, each).boxed().toList()));
    }

    /// Plans, takes and settles; now and then an attempt fails.
    ///
    /// @return how many have arrived by now
    private int deliver(Map<String, List<Integer>> arrived, Random random) {
        dispatches.plan(NOW, 5);
        for (var due : take(NOW.plusSeconds(2), 4, List.of())) {
            boolean fails = random.nextInt(4) == 0;
            if (!fails)
                synchronized (arrived) {
                    arrived.computeIfAbsent(
                                    due.announced().event().subject(), one -> new ArrayList<>())
                            .add((Integer) due.announced().event().data().get("standing"));
                }
            settle(
                    due,
                    fails ? Status.PENDING : Status.DELIVERED,
                    fails ? REFUSED : TAKEN,
                    fails ? NOW : null);
        }
        synchronized (arrived) {
            return arrived.values().stream().mapToInt(List::size).sum();
        }
    }

    @Test
    void d5_one_webhook_has_its_share_and_the_others_theirs() {
        var second = register(aWebhook(brand));
        announce(event(1), event(2), event(3));
        plan(3);

        var taken = take(NOW, 2, List.of());

        assertThat(taken).hasSize(4);
        assertThat(taken).extracting(Due::webhook).contains(webhook, second);
        assertThat(taken.stream().filter(due -> due.webhook().equals(webhook))).hasSize(2);
    }

    @Test
    void d5_nothing_is_given_out_of_the_busy_and_the_disabled() {
        announce(event(1));
        plan(1);

        assertThat(take(NOW, 9, List.of(webhook.id()))).isEmpty();
        adapters.webhooks().disable(brand, webhook.id(), Webhook.Disabled.FAILING);
        assertThat(take(NOW)).isEmpty();
        adapters.webhooks().disable(brand, webhook.id(), null);
        assertThat(take(NOW)).hasSize(1);
    }

    @Test
    void d6_a_settled_dispatch_says_what_became_of_it() {
        announce(event("c-1", 1));
        plan(1);
        var again = NOW.plusSeconds(5);

        settle(take(NOW).getFirst(), Status.PENDING, REFUSED, again);
        assertThat(planned().getFirst())
                .satisfies(
                        one -> {
                            assertThat(one.status()).isEqualTo(Status.PENDING);
                            assertThat(one.attempts()).isEqualTo(1);
                            assertThat(one.dueAt()).isEqualTo(again);
                            assertThat(one.last()).isEqualTo(REFUSED);
                            assertThat(one.subject()).isEqualTo("c-1");
                            assertThat(one.type()).isEqualTo(Event.Type.CHAIN_BROKEN);
                        });

        settle(take(again).getFirst(), Status.DELIVERED, TAKEN, null);
        assertThat(planned().getFirst())
                .satisfies(
                        one -> {
                            assertThat(one.status()).isEqualTo(Status.DELIVERED);
                            assertThat(one.attempts()).isEqualTo(2);
                            assertThat(one.dueAt()).isNull();
                            assertThat(one.last()).isEqualTo(TAKEN);
                        });
    }

    @Test
    void d6_who_comes_too_late_changes_nothing() {
        announce(event(1));
        plan(1);
        var late = take(NOW).getFirst();
        var inTime = take(UNTIL).getFirst();

        assertThat(dispatches.settle(late, Status.FAILED, REFUSED, null)).isEmpty();
        settle(inTime, Status.DELIVERED, TAKEN, null);
        assertThat(dispatches.settle(inTime, Status.FAILED, REFUSED, null)).isEmpty();

        assertThat(planned()).extracting(Dispatch::status).containsExactly(Status.DELIVERED);
    }

    @Test
    void d7_it_is_noted_since_when_a_webhook_fails() {
        announce(event(1), event(2), event(3));
        plan(3);
        var due = take(NOW);
        var later = new Attempt(NOW.plusSeconds(9), null, "no answer");

        settle(due.get(0), Status.PENDING, REFUSED, UNTIL);
        assertThat(failingSince()).isEqualTo(REFUSED.at());
        settle(due.get(1), Status.PENDING, later, UNTIL);
        assertThat(failingSince()).isEqualTo(REFUSED.at());
        var again = take(UNTIL).getFirst();
        assertThat(again.webhook().failingSince()).isEqualTo(REFUSED.at());
        settle(again, Status.DELIVERED, TAKEN, null);
        assertThat(failingSince()).isNull();
    }

    private @Nullable Instant failingSince() {
        return adapters.webhooks().find(brand, webhook.id()).orElseThrow().failingSince();
    }

    @Test
    void d8_the_newest_stand_first_page_by_page() {
        announce(event(1), event(2), event(3));
        plan(3);

        var first = dispatches.list(brand, webhook.id(), null, 2);
        var second = dispatches.list(brand, webhook.id(), first.getLast().position(), 2);

        assertThat(first)
                .extracting(one -> one.event().text())
                .containsExactly("nobody-3", "nobody-2");
        assertThat(second).extracting(one -> one.event().text()).containsExactly("nobody-1");
    }

    @Test
    void d8_nobody_sees_anothers_dispatches() {
        announce(event(1));
        plan(1);
        var position = planned().getFirst().position();
        var other = register(aWebhook(open()));

        assertThat(dispatches.list(other.brand(), webhook.id(), null, 9)).isEmpty();
        assertThat(dispatches.list(brand, other.id(), null, 9)).isEmpty();
        assertThat(dispatches.list(other.brand(), other.id(), null, 9)).isEmpty();
        assertThat(dispatches.again(other.brand(), webhook.id(), position, NOW)).isEmpty();
        assertThat(dispatches.again(brand, other.id(), position, NOW)).isEmpty();
    }

    @Test
    void d9_what_is_asked_for_again_is_due_at_once() {
        announce(event(1), event(2), event(3));
        plan(3);
        var due = take(NOW);
        settle(due.get(0), Status.DELIVERED, TAKEN, null);
        settle(due.get(1), Status.FAILED, REFUSED, null);
        settle(due.get(2), Status.PENDING, REFUSED, UNTIL.plusSeconds(999));
        var later = NOW.plusSeconds(7);

        for (var one : planned())
            assertThat(dispatches.again(brand, webhook.id(), one.position(), later).orElseThrow())
                    .satisfies(
                            again -> {
                                assertThat(again.status()).isEqualTo(Status.PENDING);
                                assertThat(again.dueAt()).isEqualTo(later);
                                assertThat(again.last()).isEqualTo(one.last());
                            });

        assertThat(take(later)).extracting(Due::attempt).containsExactly(1, 1, 2);
    }

    @Test
    void d9_what_waits_for_another_goes_on_waiting() {
        announce(event("c-1", 1), event("c-1", 2));
        plan(2);
        var waiting = planned().getFirst();

        assertThat(dispatches.again(brand, webhook.id(), waiting.position(), NOW))
                .contains(waiting);

        assertThat(events(take(NOW))).containsExactly(event("c-1", 1));
        assertThat(dispatches.again(brand, webhook.id(), new Event.Position(1, 2_000_000), NOW))
                .isEmpty();
    }

    @Test
    void d10_what_is_old_is_forgotten_and_nothing_else() {
        var limit = NOW.minus(Duration.ofDays(30));
        announce(event("c-1", 1, limit.minusMillis(1)), event("c-1", 2, limit), event(3));
        plan(3);

        assertThat(dispatches.forget(limit)).isPositive();

        assertThat(new HashSet<>(planned().stream().map(one -> one.event().text()).toList()))
                .containsExactlyInAnyOrder("c-1-2", "nobody-3");
    }
}
