package dev.wavelength.domain.event;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Driven port: for keeping webhooks.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | W1 | find a webhook as it was registered, and in its own brand alone |
/// | W2 | answer a repeated claim with the webhook first registered under it, until it is removed |
/// | W3 | refuse a claim whose key was used for other content |
/// | W4 | keep at most [Webhook#MOST] in a brand, however many race |
/// | W5 | list by id, from just behind `after` |
/// | W6 | forget a removed webhook, and all dispatches to it |
/// | W7 | add each new secret behind the others, however many race, and let go of what is over |
/// | W8 | note why it is disabled, until it is enabled; then it is not failing either |
public interface Webhooks {

    /// What became of a registration.
    sealed interface Registration {
        /// New and kept. It is sent what is announced from now on.
        record Registered(Webhook webhook) implements Registration {}

        /// This very claim was honoured before, with this webhook.
        record Repeated(Webhook webhook) implements Registration {}

        /// The brand has as many as it may have. Nothing was changed.
        record Full() implements Registration {}

        /// The claim's key was used for other content. Nothing was changed.
        record KeyReused() implements Registration {}
    }

    /// Keeps a new webhook, and the claim with it.
    Registration register(Webhook webhook, @Nullable Claim claim);

    /// The webhook of this id.
    Optional<Webhook> find(Brand.Id brand, Webhook.Id id);

    /// The webhooks of a brand.
    List<Webhook> list(Brand.Id brand, Webhook.@Nullable Id after, int limit);

    /// Gives a webhook a new secret.
    ///
    /// @return the webhook with it
    Optional<Webhook> renewSecret(Brand.Id brand, Webhook.Id id, Instant now);

    /// Stops sending, or, where there is no reason to, begins again where it was stopped.
    ///
    /// @return the webhook since
    Optional<Webhook> disable(Brand.Id brand, Webhook.Id id, Webhook.@Nullable Disabled why);

    /// Removes a webhook.
    ///
    /// @return the webhook that was there
    Optional<Webhook> remove(Brand.Id brand, Webhook.Id id);
}
