package dev.wavelength.application.event;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhooks;
import dev.wavelength.domain.event.Webhooks.Registration;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

final class WebhookRegistrar implements RegisterWebhook {

    private final Webhooks webhooks;
    private final Receivers receivers;
    private final AuditTrails trails;
    private final InstantSource clock;
    private final Supplier<Webhook.Id> ids;

    WebhookRegistrar(
            Webhooks webhooks,
            Receivers receivers,
            AuditTrails trails,
            InstantSource clock,
            Supplier<Webhook.Id> ids) {
        this.webhooks = webhooks;
        this.receivers = receivers;
        this.trails = trails;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Outcome register(
            Brand.Id brand,
            Webhook.Address address,
            Set<Event.Type> types,
            @Nullable Claim claim,
            Actor by) {
        var objection = receivers.objection(address);
        if (objection.isPresent()) return new Outcome.Refused(objection.get());
        var webhook = Webhook.of(brand, ids.get(), address, types, clock.instant());
        return switch (trails.noting(
                brand,
                by,
                webhook.createdAt(),
                WebhookRegistrar::change,
                () -> webhooks.register(webhook, claim))) {
            case Registration.Registered(var registered) ->
                    new Outcome.Registered(
                            registered,
                            receivers.secret(registered, registered.secrets().getLast()));
            case Registration.Repeated(var before) -> new Outcome.RegisteredBefore(before);
            case Registration.Full() -> new Outcome.Full();
            case Registration.KeyReused() -> new Outcome.KeyReused();
        };
    }

    private static Optional<Change> change(Registration registration) {
        return registration instanceof Registration.Registered(var webhook)
                ? Optional.of(
                        new Change(
                                Act.WEBHOOK_REGISTERED,
                                webhook.id().text(),
                                "sends to " + webhook.address().host()))
                : Optional.empty();
    }
}
