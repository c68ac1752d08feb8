package dev.wavelength.application.event;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhooks;

import java.time.InstantSource;
import java.util.Optional;

/// Driving port: for what there is to do about a webhook once it is registered.
///
/// Each may be repeated: what is removed stays removed, what is enabled stays enabled, and however
/// many secrets are made, those before them sign on for a day.
public interface MaintainWebhook {

    /// A webhook and its new secret, told this once.
    record Renewed(Webhook webhook, String secret) {}

    /// Makes a new secret. Those before it sign for [Webhook#OVERLAP] more.
    ///
    /// @return none if there is no such webhook
    Optional<Renewed> renewSecret(Brand.Id brand, Webhook.Id id, Actor by);

    /// Sends again, from where it was stopped.
    ///
    /// @return the webhook since; none if there is none
    Optional<Webhook> enable(Brand.Id brand, Webhook.Id id, Actor by);

    /// Sends nothing more, and forgets what was sent.
    ///
    /// @return the webhook that was there
    Optional<Webhook> remove(Brand.Id brand, Webhook.Id id, Actor by);

    /// Sends an event once more, whether or not it arrived.
    ///
    /// @param position the event's, by which its dispatch is known
    /// @return the dispatch since; none if there is none
    Optional<Dispatch> redispatch(Brand.Id brand, Webhook.Id id, Event.Position position, Actor by);

    /// The use case over these ports.
    static MaintainWebhook over(
            Webhooks webhooks,
            Dispatches dispatches,
            Receivers receivers,
            AuditTrails trails,
            InstantSource clock) {
        return new WebhookMaintainer(webhooks, dispatches, receivers, trails, clock);
    }
}
