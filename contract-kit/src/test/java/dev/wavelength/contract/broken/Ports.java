package dev.wavelength.contract.broken;

import dev.wavelength.contract.audit.InMemoryAuditTrails;
import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.contract.brand.InMemoryOperatorKeys;
import dev.wavelength.contract.brand.InMemoryPartners;
import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.promise.InMemoryPromises;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.OperatorKeys;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.verdict.Rulebooks;

/// An adapter for every port there is, of which one may be broken.
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
        Tallies tallies) {

    static Ports honest() {
        var adapters = Adapters.inMemory();
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
                adapters.tallies());
    }

    Adapters adapters() {
        return new Adapters(brands, rulebooks, touchpoints, moments, chains, tallies);
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
                tallies);
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
                tallies);
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
                tallies);
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
                tallies);
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
                tallies);
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
                tallies);
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
                tallies);
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
                tallies);
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
                other);
    }
}
