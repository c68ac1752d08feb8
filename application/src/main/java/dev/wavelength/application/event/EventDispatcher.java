package dev.wavelength.application.event;

import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Dispatches.Due;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.Receivers.Answer;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleSupplier;

final class EventDispatcher implements DispatchEvents {

    /// How many events are planned at once for one webhook.
    private static final int PLANNED_AT_ONCE = 500;

    private static final Duration KEPT = Duration.ofDays(ReadEvents.KEPT_DAYS);

    private final Events events;
    private final Webhooks webhooks;
    private final Dispatches dispatches;
    private final Receivers receivers;
    private final InstantSource clock;
    private final DoubleSupplier chance;

    EventDispatcher(
            Events events,
            Webhooks webhooks,
            Dispatches dispatches,
            Receivers receivers,
            InstantSource clock,
            DoubleSupplier chance) {
        this.events = events;
        this.webhooks = webhooks;
        this.dispatches = dispatches;
        this.receivers = receivers;
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public List<Due> take(Collection<Webhook.Id> busy) {
        var now = clock.instant();
        dispatches.plan(now, PLANNED_AT_ONCE);
        return dispatches.take(now, now.plus(LEASE), SHARE, busy);
    }

    @Override
    public Outcome send(Due due) {
        var answer = receivers.send(due.webhook(), due.announced(), clock.instant());
        var now = clock.instant();
        var outcome = answer.taken() ? arrived(due, answer, now) : failed(due, answer, now);
        if (!answer.taken()) disableIfHopeless(due.webhook(), answer, now);
        return outcome;
    }

    private Outcome arrived(Due due, Answer answer, Instant now) {
        return dispatches
                .settle(due, Dispatch.Status.DELIVERED, attempt(answer, now), null)
                .<Outcome>map(Outcome.Arrived::new)
                .orElseGet(Outcome.Overtaken::new);
    }

    private Outcome failed(Due due, Answer answer, Instant now) {
        var wait = Dispatch.waitAfter(due.attempt(), chance.getAsDouble());
        return wait.isPresent()
                ? dispatches
                        .settle(
                                due,
                                Dispatch.Status.PENDING,
                                attempt(answer, now),
                                now.plus(wait.get()))
                        .<Outcome>map(Outcome.Postponed::new)
                        .orElseGet(Outcome.Overtaken::new)
                : dispatches
                        .settle(due, Dispatch.Status.FAILED, attempt(answer, now), null)
                        .<Outcome>map(Outcome.GivenUp::new)
                        .orElseGet(Outcome.Overtaken::new);
    }

    private static Dispatch.Attempt attempt(Answer answer, Instant now) {
        return new Dispatch.Attempt(now, answer.status(), answer.note());
    }

    private void disableIfHopeless(Webhook webhook, Answer answer, Instant now) {
        var since = webhook.failingSince();
        if (answer.gone()) webhooks.disable(webhook.brand(), webhook.id(), Webhook.Disabled.GONE);
        else if (since != null && since.plus(Webhook.PATIENCE).isBefore(now))
            webhooks.disable(webhook.brand(), webhook.id(), Webhook.Disabled.FAILING);
    }

    @Override
    public Forgotten forget() {
        var before = clock.instant().minus(KEPT);
        return new Forgotten(dispatches.forget(before), events.forget(before));
    }
}
