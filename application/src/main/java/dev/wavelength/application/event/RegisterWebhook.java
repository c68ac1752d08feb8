package dev.wavelength.application.event;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhooks;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/// Driving port: for having events sent to a place of a partner's.
public interface RegisterWebhook {

    /// Registers a webhook.
    ///
    /// @param types what is to be sent; none means all
    /// @param claim that this is the same registration as any other under its key, if claimed
    Outcome register(
            Brand.Id brand,
            Webhook.Address address,
            Set<Event.Type> types,
            @Nullable Claim claim,
            Actor by);

    /// What became of the registration.
    sealed interface Outcome {
        /// Registered. The secret is told this once.
        record Registered(Webhook webhook, String secret) implements Outcome {}

        /// This very registration was made before; its secret was told then.
        record RegisteredBefore(Webhook webhook) implements Outcome {}

        /// Nothing may be sent to that address, for this reason. Nothing was changed.
        record Refused(String reason) implements Outcome {}

        /// The brand has as many webhooks as it may have. Nothing was changed.
        record Full() implements Outcome {}

        /// The claim's key was used for another registration. Nothing was changed.
        record KeyReused() implements Outcome {}
    }

    /// The use case over these ports.
    ///
    /// @param ids makes ids, each once
    static RegisterWebhook over(
            Webhooks webhooks,
            Receivers receivers,
            AuditTrails trails,
            InstantSource clock,
            Supplier<Webhook.Id> ids) {
        return new WebhookRegistrar(webhooks, receivers, trails, clock, ids);
    }
}
