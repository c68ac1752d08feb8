package dev.wavelength.application.event;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhooks;

import java.time.InstantSource;
import java.util.Optional;

final class WebhookMaintainer implements MaintainWebhook {

    private final Webhooks webhooks;
    private final Dispatches dispatches;
    private final Receivers receivers;
    private final InstantSource clock;

    WebhookMaintainer(
            Webhooks webhooks, Dispatches dispatches, Receivers receivers, InstantSource clock) {
        this.webhooks = webhooks;
        this.dispatches = dispatches;
        this.receivers = receivers;
        this.clock = clock;
    }

    @Override
    public Optional<Renewed> renewSecret(Brand.Id brand, Webhook.Id id) {
        return webhooks.renewSecret(brand, id, clock.instant())
                .map(
                        webhook ->
                                new Renewed(
                                        webhook,
                                        receivers.secret(webhook, webhook.secrets().getLast())));
    }

    @Override
    public Optional<Webhook> enable(Brand.Id brand, Webhook.Id id) {
        return webhooks.disable(brand, id, null);
    }

    @Override
    public Optional<Webhook> remove(Brand.Id brand, Webhook.Id id) {
        return webhooks.remove(brand, id);
    }

    @Override
    public Optional<Dispatch> redispatch(Brand.Id brand, Webhook.Id id, Event.Position position) {
        return dispatches.again(brand, id, position, clock.instant());
    }
}
