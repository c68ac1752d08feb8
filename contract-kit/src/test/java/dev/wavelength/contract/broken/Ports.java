package dev.wavelength.contract.broken;

import static java.util.Objects.requireNonNull;

import dev.wavelength.contract.audit.InMemoryAuditTrails;
import dev.wavelength.contract.brand.AccessTokensContract;
import dev.wavelength.contract.brand.InMemoryAccessTokens;
import dev.wavelength.contract.brand.InMemoryOperatorKeys;
import dev.wavelength.contract.brand.InMemoryPartners;
import dev.wavelength.contract.event.EventAdapters;
import dev.wavelength.contract.event.InMemoryReceivers;
import dev.wavelength.contract.event.InMemorySigningKeys;
import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.InMemoryBases;
import dev.wavelength.contract.mot.InMemoryCertificates;
import dev.wavelength.contract.mot.InMemoryDefects;
import dev.wavelength.contract.priority.InMemoryAudiences;
import dev.wavelength.contract.promise.InMemoryPromises;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.AccessTokens;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.OperatorKeys;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.SigningKeys;
import dev.wavelength.domain.event.Webhooks;
import dev.wavelength.domain.journal.Bases;
import dev.wavelength.domain.journal.Erasures;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.mot.Defects;
import dev.wavelength.domain.priority.Audiences;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.verdict.Rulebooks;

import java.util.HashMap;
import java.util.Map;

/// An adapter for every port there is, of which one may be broken.
final class Ports {

    private final Map<Class<?>, Object> adapters;

    private Ports(Map<Class<?>, Object> adapters) {
        this.adapters = adapters;
    }

    static Ports honest() {
        var journal = Adapters.inMemory();
        var promises = new InMemoryPromises();
        var listeners = new InMemoryReceivers();
        var issuer = new InMemoryAccessTokens(AccessTokensContract.CLOCK);
        return new Ports(Map.of())
                .with(journal.brands())
                .with(new InMemoryOperatorKeys())
                .with(new InMemoryAuditTrails())
                .with(new InMemoryPartners())
                .reading(issuer)
                .but(InMemoryAccessTokens.class, issuer)
                .with(promises)
                .with(journal.rulebooks())
                .with(new InMemoryBases(journal.brands(), journal.rulebooks(), promises))
                .with(journal.touchpoints())
                .with(journal.moments())
                .with(journal.chains())
                .with(journal.recoveries())
                .with(journal.tallies())
                .with(journal.erasures())
                .with(new InMemoryDefects(journal.brands(), journal.moments()))
                .with(new InMemoryCertificates(journal.events()))
                .with(new InMemoryAudiences(journal.moments()))
                .signing(new InMemorySigningKeys())
                .with((Receivers) listeners)
                .but(InMemoryReceivers.class, listeners)
                .with(EventAdapters.inMemory())
                .but(Events.class, journal.events());
    }

    private <T> T the(Class<T> port) {
        return port.cast(requireNonNull(adapters.get(port), port::getSimpleName));
    }

    private <T> Ports but(Class<T> port, T other) {
        var changed = new HashMap<>(adapters);
        changed.put(port, other);
        return new Ports(changed);
    }

    /// The adapters that recording goes through.
    Adapters adapters() {
        return new Adapters(
                brands(),
                rulebooks(),
                touchpoints(),
                moments(),
                chains(),
                recoveries(),
                tallies(),
                news(),
                erasures());
    }

    Ports with(Brands other) {
        return but(Brands.class, other);
    }

    Brands brands() {
        return the(Brands.class);
    }

    Ports with(OperatorKeys other) {
        return but(OperatorKeys.class, other);
    }

    OperatorKeys operatorKeys() {
        return the(OperatorKeys.class);
    }

    Ports with(AuditTrails other) {
        return but(AuditTrails.class, other);
    }

    AuditTrails auditTrails() {
        return the(AuditTrails.class);
    }

    Ports with(Partners other) {
        return but(Partners.class, other);
    }

    Partners partners() {
        return the(Partners.class);
    }

    /// By a name of its own: a lambda could be of many kinds.
    Ports reading(AccessTokens other) {
        return but(AccessTokens.class, other);
    }

    AccessTokens accessTokens() {
        return the(AccessTokens.class);
    }

    /// The honest issuer of tokens.
    InMemoryAccessTokens issuer() {
        return the(InMemoryAccessTokens.class);
    }

    Ports with(Promises other) {
        return but(Promises.class, other);
    }

    Promises promises() {
        return the(Promises.class);
    }

    Ports with(Bases other) {
        return but(Bases.class, other);
    }

    Bases bases() {
        return the(Bases.class);
    }

    Ports with(Rulebooks other) {
        return but(Rulebooks.class, other);
    }

    Rulebooks rulebooks() {
        return the(Rulebooks.class);
    }

    Ports with(Touchpoints other) {
        return but(Touchpoints.class, other);
    }

    Touchpoints touchpoints() {
        return the(Touchpoints.class);
    }

    Ports with(Moments other) {
        return but(Moments.class, other);
    }

    Moments moments() {
        return the(Moments.class);
    }

    Ports with(Chains other) {
        return but(Chains.class, other);
    }

    Chains chains() {
        return the(Chains.class);
    }

    Ports with(Recoveries other) {
        return but(Recoveries.class, other);
    }

    Recoveries recoveries() {
        return the(Recoveries.class);
    }

    Ports with(Tallies other) {
        return but(Tallies.class, other);
    }

    Tallies tallies() {
        return the(Tallies.class);
    }

    Ports with(Erasures other) {
        return but(Erasures.class, other);
    }

    Erasures erasures() {
        return the(Erasures.class);
    }

    Ports with(Defects other) {
        return but(Defects.class, other);
    }

    Defects defects() {
        return the(Defects.class);
    }

    Ports with(Certificates other) {
        return but(Certificates.class, other);
    }

    Certificates certificates() {
        return the(Certificates.class);
    }

    Ports with(Audiences other) {
        return but(Audiences.class, other);
    }

    Audiences audiences() {
        return the(Audiences.class);
    }

    /// By a name of its own: a lambda could be either kind of keys.
    Ports signing(SigningKeys other) {
        return but(SigningKeys.class, other);
    }

    SigningKeys signingKeys() {
        return the(SigningKeys.class);
    }

    Ports with(Receivers other) {
        return but(Receivers.class, other);
    }

    Receivers receivers() {
        return the(Receivers.class);
    }

    /// The honest receivers, which answer as they are told to.
    InMemoryReceivers listeners() {
        return the(InMemoryReceivers.class);
    }

    /// Where the news of moments are announced.
    Events news() {
        return the(Events.class);
    }

    /// The adapters that tell others.
    EventAdapters telling() {
        return the(EventAdapters.class);
    }

    Ports with(EventAdapters other) {
        return but(EventAdapters.class, other);
    }

    Ports with(Webhooks other) {
        return with(
                new EventAdapters(
                        telling().brands(), telling().events(), other, telling().dispatches()));
    }

    Ports with(Dispatches other) {
        return with(
                new EventAdapters(
                        telling().brands(), telling().events(), telling().webhooks(), other));
    }

    Ports with(Events other) {
        return with(
                new EventAdapters(
                        telling().brands(), other, telling().webhooks(), telling().dispatches()));
    }
}
