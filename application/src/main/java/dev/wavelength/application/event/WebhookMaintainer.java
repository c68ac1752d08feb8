package dev.wavelength.application.event;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhooks;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

final class WebhookMaintainer implements MaintainWebhook {

    private final Webhooks webhooks;
    private final Dispatches dispatches;
    private final Receivers receivers;
    private final AuditTrails trails;
    private final InstantSource clock;

    WebhookMaintainer(
            Webhooks webhooks,
            Dispatches dispatches,
            Receivers receivers,
            AuditTrails trails,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.dispatches = dispatches;
        this.receivers = receivers;
        this.trails = trails;
        this.clock = clock;
    }

    @Override
    public Optional<Renewed> renewSecret(Brand.Id brand, Webhook.Id id, Actor by) {
        var now = clock.instant();
        return noting(
                        brand,
                        by,
                        now,
                        new Change(Act.WEBHOOK_SECRET_RENEWED, id.text(), "a new secret"),
                        () -> webhooks.renewSecret(brand, id, now))
                .map(
                        webhook ->
                                new Renewed(
                                        webhook,
                                        receivers.secret(webhook, webhook.secrets().getLast())));
    }

    @Override
    public Optional<Webhook> enable(Brand.Id brand, Webhook.Id id, Actor by) {
        var found = webhooks.find(brand, id);
        if (found.filter(webhook -> webhook.disabled() != null).isEmpty()) return found;
        return noting(
                brand,
                by,
                clock.instant(),
                new Change(Act.WEBHOOK_ENABLED, id.text(), "sends from where it was stopped"),
                () -> webhooks.disable(brand, id, null));
    }

    @Override
    public Optional<Webhook> remove(Brand.Id brand, Webhook.Id id, Actor by) {
        return noting(
                brand,
                by,
                clock.instant(),
                new Change(Act.WEBHOOK_REMOVED, id.text(), "sends nothing more"),
                () -> webhooks.remove(brand, id));
    }

    @Override
    public Optional<Dispatch> redispatch(
            Brand.Id brand, Webhook.Id id, Event.Position position, Actor by) {
        var now = clock.instant();
        return noting(
                brand,
                by,
                now,
                new Change(Act.EVENT_REDISPATCHED, id.text(), "the event at " + position),
                () -> dispatches.again(brand, id, position, now));
    }

    private <T> Optional<T> noting(
            Brand.Id brand, Actor by, Instant now, Change change, Supplier<Optional<T>> work) {
        return trails.noting(brand, by, now, done -> done.map(found -> change), work);
    }
}
