package dev.wavelength.contract.event;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhooks;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The reference for keeping webhooks.
///
/// [#dispatches()] are the dispatches to what is kept here.
public final class InMemoryWebhooks implements Webhooks {

    final List<Kept> all = new ArrayList<>();
    private final Events events;

    /// @param events what is announced, and sent to these webhooks
    public InMemoryWebhooks(Events events) {
        this.events = events;
    }

    /// A webhook, how far its dispatches are planned, and those.
    static final class Kept {
        final @Nullable Claim claim;
        final TreeMap<Event.Position, Planned> dispatches = new TreeMap<>();
        Webhook webhook;
        Event.Position planned;

        Kept(Webhook webhook, @Nullable Claim claim, Event.Position planned) {
            this.webhook = webhook;
            this.claim = claim;
            this.planned = planned;
        }

        boolean is(Brand.Id brand, Webhook.Id id) {
            return webhook.brand().equals(brand) && webhook.id().equals(id);
        }

        boolean wasClaimedAs(Brand.Id brand, Claim other) {
            return webhook.brand().equals(brand)
                    && claim != null
                    && claim.caller().equals(other.caller())
                    && claim.key().equals(other.key());
        }
    }

    /// An event and how its dispatch stands.
    record Planned(Announced announced, Dispatch dispatch) {}

    /// The dispatches to these webhooks.
    public InMemoryDispatches dispatches() {
        return new InMemoryDispatches(this, events);
    }

    @Override
    public synchronized Registration register(Webhook webhook, @Nullable Claim claim) {
        if (claim != null)
            for (var one : all)
                if (one.wasClaimedAs(webhook.brand(), claim))
                    return claim.equals(one.claim)
                            ? new Registration.Repeated(one.webhook)
                            : new Registration.KeyReused();
        if (list(webhook.brand(), null, Webhook.MOST).size() == Webhook.MOST)
            return new Registration.Full();
        all.add(new Kept(webhook, claim, events.end(webhook.brand())));
        return new Registration.Registered(webhook);
    }

    @Override
    public synchronized Optional<Webhook> find(Brand.Id brand, Webhook.Id id) {
        return kept(brand, id).map(one -> one.webhook);
    }

    Optional<Kept> kept(Brand.Id brand, Webhook.Id id) {
        return all.stream().filter(one -> one.is(brand, id)).findFirst();
    }

    @Override
    public synchronized List<Webhook> list(Brand.Id brand, Webhook.@Nullable Id after, int limit) {
        return all.stream()
                .map(one -> one.webhook)
                .filter(one -> one.brand().equals(brand))
                .filter(one -> after == null || one.id().text().compareTo(after.text()) > 0)
                .sorted(Comparator.comparing(one -> one.id().text()))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Webhook> renewSecret(Brand.Id brand, Webhook.Id id, Instant now) {
        return change(
                brand,
                id,
                one -> changed(one, one.renewedSecrets(now), one.failingSince(), one.disabled()));
    }

    @Override
    public Optional<Webhook> disable(
            Brand.Id brand, Webhook.Id id, Webhook.@Nullable Disabled why) {
        return change(
                brand,
                id,
                one -> changed(one, one.secrets(), why == null ? null : one.failingSince(), why));
    }

    synchronized Optional<Webhook> change(
            Brand.Id brand, Webhook.Id id, UnaryOperator<Webhook> changing) {
        var kept = kept(brand, id);
        kept.ifPresent(one -> one.webhook = changing.apply(one.webhook));
        return kept.map(one -> one.webhook);
    }

    static Webhook changed(
            Webhook webhook,
            List<Webhook.Secret> secrets,
            @Nullable Instant failingSince,
            Webhook.@Nullable Disabled disabled) {
        return new Webhook(
                webhook.brand(),
                webhook.id(),
                webhook.address(),
                webhook.types(),
                webhook.createdAt(),
                secrets,
                failingSince,
                disabled);
    }

    @Override
    public synchronized Optional<Webhook> remove(Brand.Id brand, Webhook.Id id) {
        var removed = kept(brand, id);
        removed.ifPresent(all::remove);
        return removed.map(one -> one.webhook);
    }
}
