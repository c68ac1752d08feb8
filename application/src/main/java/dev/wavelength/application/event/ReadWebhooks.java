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

/// Driving port: for reading which webhooks there are, and what was sent to them.
public interface ReadWebhooks {

    /// The webhook of this id.
    Optional<Webhook> webhook(Brand.Id brand, Webhook.Id id);

    /// The webhooks of a brand, by id.
    Page<Webhook> webhooks(Brand.Id brand, Webhook.@Nullable Id after, int limit);

    /// What was and is to be sent to a webhook, the newest first.
    Page<Dispatch> dispatches(
            Brand.Id brand, Webhook.Id id, Event.@Nullable Position before, int limit);

    /// The use case over these ports.
    static ReadWebhooks over(Webhooks webhooks, Dispatches dispatches) {
        return new WebhookReader(webhooks, dispatches);
    }
}
