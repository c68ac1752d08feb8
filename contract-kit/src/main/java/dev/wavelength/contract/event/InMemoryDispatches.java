package dev.wavelength.contract.event;

import static java.util.Objects.requireNonNull;

import dev.wavelength.contract.event.InMemoryWebhooks.Kept;
import dev.wavelength.contract.event.InMemoryWebhooks.Planned;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Dispatch.Status;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.event.Webhook;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The reference for handing events to webhooks.
public final class InMemoryDispatches implements Dispatches {

    private final InMemoryWebhooks webhooks;
    private final Events events;

    InMemoryDispatches(InMemoryWebhooks webhooks, Events events) {
        this.webhooks = webhooks;
        this.events = events;
    }

    @Override
    public int plan(Instant now, int limit) {
        synchronized (webhooks) {
            int planned = 0;
            for (var one : webhooks.all)
                if (one.webhook.disabled() == null) planned += plan(one, now, limit);
            return planned;
        }
    }

    private int plan(Kept kept, Instant now, int limit) {
        var brand = kept.webhook.brand();
        var news = events.after(Map.of(brand, kept.planned), limit).getOrDefault(brand, List.of());
        for (var one : news) {
            kept.planned = one.position();
            if (kept.webhook.wants(one.event().type()))
                kept.dispatches.put(
                        one.position(),
                        new Planned(
                                one,
                                dispatch(
                                        one,
                                        Status.PENDING,
                                        0,
                                        pendingOf(kept, one.event()).isEmpty() ? now : null,
                                        null)));
        }
        return news.size();
    }

    /// The first that is pending for the customer of an event.
    private static Optional<Planned> pendingOf(Kept kept, Event event) {
        return event.customer() == null
                ? Optional.empty()
                : kept.dispatches.values().stream()
                        .filter(one -> one.dispatch().status() == Status.PENDING)
                        .filter(one -> event.customer().equals(one.announced().event().customer()))
                        .findFirst();
    }

    private static Dispatch dispatch(
            Announced announced,
            Status status,
            int attempts,
            @Nullable Instant dueAt,
            Dispatch.@Nullable Attempt last) {
        return new Dispatch(
                announced.position(),
                announced.event().id(),
                announced.event().type(),
                announced.event().subject(),
                status,
                attempts,
                dueAt,
                last);
    }

    @Override
    public List<Due> take(Instant now, Instant until, int share, Collection<Webhook.Id> busy) {
        synchronized (webhooks) {
            var taken = new ArrayList<Due>();
            for (var one : webhooks.all)
                if (one.webhook.disabled() == null && !busy.contains(one.webhook.id()))
                    taken.addAll(take(one, now, until, share));
            taken.sort(Comparator.comparing(due -> due.announced().position()));
            return taken;
        }
    }

    private static List<Due> take(Kept kept, Instant now, Instant until, int share) {
        return kept.dispatches.values().stream()
                .filter(one -> isDue(one.dispatch(), now))
                .sorted(Comparator.comparing(one -> requireNonNull(one.dispatch().dueAt())))
                .limit(share)
                .toList()
                .stream()
                .map(
                        one -> {
                            var before = one.dispatch();
                            var taken =
                                    dispatch(
                                            one.announced(),
                                            before.status(),
                                            before.attempts() + 1,
                                            until,
                                            before.last());
                            put(kept, one.announced(), taken);
                            return new Due(kept.webhook, one.announced(), taken.attempts());
                        })
                .toList();
    }

    private static boolean isDue(Dispatch dispatch, Instant now) {
        return dispatch.dueAt() != null && !dispatch.dueAt().isAfter(now);
    }

    private static void put(Kept kept, Announced announced, Dispatch dispatch) {
        kept.dispatches.put(announced.position(), new Planned(announced, dispatch));
    }

    @Override
    public Optional<Dispatch> settle(
            Due due, Status status, Dispatch.Attempt attempt, @Nullable Instant again) {
        synchronized (webhooks) {
            var webhook = due.webhook();
            webhooks.change(webhook.brand(), webhook.id(), one -> noted(one, status, attempt.at()));
            return webhooks.kept(webhook.brand(), webhook.id())
                    .flatMap(kept -> settle(kept, due, status, attempt, again));
        }
    }

    private static Webhook noted(Webhook webhook, Status status, Instant at) {
        if (status == Status.DELIVERED)
            return InMemoryWebhooks.changed(webhook, webhook.secrets(), null, webhook.disabled());
        return webhook.failingSince() == null
                ? InMemoryWebhooks.changed(webhook, webhook.secrets(), at, webhook.disabled())
                : webhook;
    }

    private static Optional<Dispatch> settle(
            Kept kept, Due due, Status status, Dispatch.Attempt attempt, @Nullable Instant again) {
        var planned = kept.dispatches.get(due.announced().position());
        if (planned == null
                || planned.dispatch().status() != Status.PENDING
                || planned.dispatch().attempts() != due.attempt()) return Optional.empty();
        var settled = dispatch(due.announced(), status, due.attempt(), again, attempt);
        put(kept, due.announced(), settled);
        if (status != Status.PENDING)
            pendingOf(kept, due.announced().event())
                    .filter(next -> next.dispatch().dueAt() == null)
                    .ifPresent(
                            next ->
                                    put(
                                            kept,
                                            next.announced(),
                                            dispatch(
                                                    next.announced(),
                                                    Status.PENDING,
                                                    next.dispatch().attempts(),
                                                    attempt.at(),
                                                    next.dispatch().last())));
        return Optional.of(settled);
    }

    @Override
    public List<Dispatch> list(
            Brand.Id brand, Webhook.Id webhook, Event.@Nullable Position before, int limit) {
        synchronized (webhooks) {
            return webhooks.kept(brand, webhook).stream()
                    .flatMap(kept -> kept.dispatches.descendingMap().values().stream())
                    .map(Planned::dispatch)
                    .filter(one -> before == null || one.position().compareTo(before) < 0)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public Optional<Dispatch> again(
            Brand.Id brand, Webhook.Id webhook, Event.Position position, Instant now) {
        synchronized (webhooks) {
            return webhooks.kept(brand, webhook)
                    .flatMap(
                            kept ->
                                    Optional.ofNullable(kept.dispatches.get(position))
                                            .map(one -> again(kept, one, now)));
        }
    }

    private static Dispatch again(Kept kept, Planned planned, Instant now) {
        var before = planned.dispatch();
        boolean pending = before.status() == Status.PENDING;
        var again =
                dispatch(
                        planned.announced(),
                        Status.PENDING,
                        pending ? before.attempts() : 0,
                        pending && before.dueAt() == null ? null : now,
                        before.last());
        put(kept, planned.announced(), again);
        return again;
    }

    @Override
    public int forget(Instant before) {
        synchronized (webhooks) {
            int forgotten = 0;
            for (var kept : webhooks.all) {
                int size = kept.dispatches.size();
                kept.dispatches
                        .values()
                        .removeIf(one -> one.announced().event().at().isBefore(before));
                forgotten += size - kept.dispatches.size();
            }
            return forgotten;
        }
    }
}
