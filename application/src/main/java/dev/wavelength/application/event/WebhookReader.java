package dev.wavelength.application.event;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhooks;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

final class WebhookReader implements ReadWebhooks {

    private final Webhooks webhooks;
    private final Dispatches dispatches;

    WebhookReader(Webhooks webhooks, Dispatches dispatches) {
        this.webhooks = webhooks;
        this.dispatches = dispatches;
    }

    @Override
    public Optional<Webhook> webhook(Brand.Id brand, Webhook.Id id) {
        return webhooks.find(brand, id);
    }

    @Override
    public Page<Webhook> webhooks(Brand.Id brand, Webhook.@Nullable Id after, int limit) {
        return Page.of(webhooks.list(brand, after, limit + 1), limit);
    }

    @Override
    public Page<Dispatch> dispatches(
            Brand.Id brand, Webhook.Id id, Event.@Nullable Position before, int limit) {
        return Page.of(dispatches.list(brand, id, before, limit + 1), limit);
    }
}
