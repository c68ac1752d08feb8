package dev.wavelength.application.event;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhooks;
import dev.wavelength.domain.event.Webhooks.Registration;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

final class WebhookRegistrar implements RegisterWebhook {

    private final Webhooks webhooks;
    private final Receivers receivers;
    private final InstantSource clock;
    private final Supplier<Webhook.Id> ids;

    WebhookRegistrar(
            Webhooks webhooks, Receivers receivers, InstantSource clock, Supplier<Webhook.Id> ids) {
        this.webhooks = webhooks;
        this.receivers = receivers;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Outcome register(
            Brand.Id brand, Webhook.Address address, Set<Event.Type> types, @Nullable Claim claim) {
        var objection = receivers.objection(address);
        if (objection.isPresent()) return new Outcome.Refused(objection.get());
        var webhook = Webhook.of(brand, ids.get(), address, types, clock.instant());
        return switch (webhooks.register(webhook, claim)) {
            case Registration.Registered(var registered) ->
                    new Outcome.Registered(
                            registered,
                            receivers.secret(registered, registered.secrets().getLast()));
            case Registration.Repeated(var before) -> new Outcome.RegisteredBefore(before);
            case Registration.Full() -> new Outcome.Full();
            case Registration.KeyReused() -> new Outcome.KeyReused();
        };
    }
}
