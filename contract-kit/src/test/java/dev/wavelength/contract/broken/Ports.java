package dev.wavelength.contract.broken;

import dev.wavelength.contract.audit.InMemoryAuditTrails;
import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.contract.brand.InMemoryOperatorKeys;
import dev.wavelength.contract.brand.InMemoryPartners;
import dev.wavelength.contract.event.EventAdapters;
import dev.wavelength.contract.event.InMemoryReceivers;
import dev.wavelength.contract.event.InMemorySigningKeys;
import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.promise.InMemoryPromises;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.OperatorKeys;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.SigningKeys;
import dev.wavelength.domain.event.Webhooks;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.verdict.Rulebooks;

/// An adapter for every port there is, of which one may be broken.
///
/// @param listeners the honest receivers, which answer as they are told to
/// @param news where the news of moments are announced
record Ports(
        Brands brands,
        OperatorKeys operatorKeys,
        AuditTrails auditTrails,
        Partners partners,
        Promises promises,
        Rulebooks rulebooks,
        Touchpoints touchpoints,
        Moments moments,
        Chains chains,
        Tallies tallies,
        SigningKeys signingKeys,
        Receivers receivers,
        InMemoryReceivers listeners,
        EventAdapters telling,
        Events news) {

    static Ports honest() {
        var adapters = Adapters.inMemory();
        var listeners = new InMemoryReceivers();
        return new Ports(
                new InMemoryBrands(),
                new InMemoryOperatorKeys(),
                new InMemoryAuditTrails(),
                new InMemoryPartners(),
                new InMemoryPromises(),
                adapters.rulebooks(),
                adapters.touchpoints(),
                adapters.moments(),
                adapters.chains(),
                adapters.tallies(),
                new InMemorySigningKeys(),
                listeners,
                listeners,
                EventAdapters.inMemory(),
                adapters.events());
    }

    Adapters adapters() {
        return new Adapters(brands, rulebooks, touchpoints, moments, chains, tallies, news);
    }

    Ports with(Brands other) {
        return new Ports(
                other,
                operatorKeys,
                auditTrails,
                partners,
                promises,
                rulebooks,
                touchpoints,
                moments,
                chains,
                tallies,
                signingKeys,
                receivers,
                listeners,
                telling,
                news);
    }

    Ports with(OperatorKeys other) {
        return new Ports(
                brands,
                other,
                auditTrails,
                partners,
                promises,
                rulebooks,
                touchpoints,
                moments,
                chains,
                tallies);
    }

    Ports with(AuditTrails other) {
        return new Ports(
                brands,
                operatorKeys,
                other,
                partners,
                promises,
                rulebooks,
                touchpoints,
                moments,
                chains,
                tallies,
                signingKeys,
                receivers,
                listeners,
                telling,
                news);
    }

    Ports with(Partners other) {
        return new Ports(
                brands,
                operatorKeys,
                auditTrails,
                other,
                promises,
                rulebooks,
                touchpoints,
                moments,
                chains,
                tallies,
                signingKeys,
                receivers,
                listeners,
                telling,
                news);
    }

    Ports with(Promises other) {
        return new Ports(
                brands,
                operatorKeys,
                auditTrails,
                partners,
                other,
                rulebooks,
                touchpoints,
                moments,
                chains,
                tallies,
                signingKeys,
                receivers,
                listeners,
                telling,
                news);
    }

    Ports with(Rulebooks other) {
        return new Ports(
                brands,
                operatorKeys,
                auditTrails,
                partners,
                promises,
                other,
                touchpoints,
                moments,
                chains,
                tallies,
                signingKeys,
                receivers,
                listeners,
                telling,
                news);
    }

    Ports with(Touchpoints other) {
        return new Ports(
                brands,
                operatorKeys,
                auditTrails,
                partners,
                promises,
                rulebooks,
                other,
                moments,
                chains,
                tallies,
                signingKeys,
                receivers,
                listeners,
                telling,
                news);
    }

    Ports with(Moments other) {
        return new Ports(
                brands,
                operatorKeys,
                auditTrails,
                partners,
                promises,
                rulebooks,
                touchpoints,
                other,
                chains,
                tallies,
                signingKeys,
                receivers,
                listeners,
                telling,
                news);
    }

    Ports with(Chains other) {
        return new Ports(
                brands,
                operatorKeys,
                auditTrails,
                partners,
                promises,
                rulebooks,
                touchpoints,
                moments,
                other,
                tallies,
                signingKeys,
                receivers,
                listeners,
                telling,
                news);
    }

    Ports with(Tallies other) {
        return new Ports(
                brands,
                operatorKeys,
                auditTrails,
                partners,
                promises,
                rulebooks,
                touchpoints,
                moments,
                chains,
                other,
                signingKeys,
                receivers,
                listeners,
                telling,
                news);
    }

    /// By a name of its own: a lambda could be either kind of keys.
    Ports signing(SigningKeys other) {
        return new Ports(
                brands,
                operatorKeys,
                partners,
                promises,
                rulebooks,
                touchpoints,
                moments,
                chains,
                tallies,
                other,
                receivers,
                listeners,
                telling,
                news);
    }

    Ports with(Receivers other) {
        return new Ports(
                brands,
                operatorKeys,
                partners,
                promises,
                rulebooks,
                touchpoints,
                moments,
                chains,
                tallies,
                signingKeys,
                other,
                listeners,
                telling,
                news);
    }

    Ports with(EventAdapters other) {
        return new Ports(
                brands,
                operatorKeys,
                partners,
                promises,
                rulebooks,
                touchpoints,
                moments,
                chains,
                tallies,
                signingKeys,
                receivers,
                listeners,
                other,
                news);
    }

    Ports with(Webhooks other) {
        return with(
                new EventAdapters(telling.brands(), telling.events(), other, telling.dispatches()));
    }

    Ports with(Dispatches other) {
        return with(
                new EventAdapters(telling.brands(), telling.events(), telling.webhooks(), other));
    }

    Ports with(Events other) {
        return with(
                new EventAdapters(
                        telling.brands(), other, telling.webhooks(), telling.dispatches()));
    }
}
