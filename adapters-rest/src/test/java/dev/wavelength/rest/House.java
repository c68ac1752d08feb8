package dev.wavelength.rest;

import dev.wavelength.application.audit.ReadAuditTrail;
import dev.wavelength.application.brand.AdmitPartner;
import dev.wavelength.application.brand.DefineBrand;
import dev.wavelength.application.brand.IdentifyCaller;
import dev.wavelength.application.brand.IssueKey;
import dev.wavelength.application.brand.LimitPartner;
import dev.wavelength.application.brand.ReadPartners;
import dev.wavelength.application.brand.RevokePartner;
import dev.wavelength.application.brand.TieClient;
import dev.wavelength.application.brand.UntieClient;
import dev.wavelength.application.brand.WithdrawKey;
import dev.wavelength.application.chain.ReadChains;
import dev.wavelength.application.event.DispatchEvents;
import dev.wavelength.application.event.MaintainWebhook;
import dev.wavelength.application.event.ReadEvents;
import dev.wavelength.application.event.ReadWebhooks;
import dev.wavelength.application.event.RegisterWebhook;
import dev.wavelength.application.journal.AddEvidence;
import dev.wavelength.application.journal.HearCustomer;
import dev.wavelength.application.journal.JudgeMoment;
import dev.wavelength.application.journal.ReadMoments;
import dev.wavelength.application.journal.RecordMoments;
import dev.wavelength.application.mot.InspectService;
import dev.wavelength.application.mot.ReadCertificates;
import dev.wavelength.application.mot.ReadTrend;
import dev.wavelength.application.priority.ReadPriorities;
import dev.wavelength.application.privacy.EraseCustomer;
import dev.wavelength.application.privacy.ExportCustomer;
import dev.wavelength.application.promise.DefinePromise;
import dev.wavelength.application.promise.DefineTouchpoint;
import dev.wavelength.application.promise.ReadPromises;
import dev.wavelength.application.pulse.ReadPulse;
import dev.wavelength.application.recovery.ReadRecoveries;
import dev.wavelength.application.recovery.TakeStep;
import dev.wavelength.application.verdict.MaintainRulebook;
import dev.wavelength.contract.audit.InMemoryAuditTrails;
import dev.wavelength.contract.brand.InMemoryAccessTokens;
import dev.wavelength.contract.brand.InMemoryPartners;
import dev.wavelength.contract.event.InMemoryReceivers;
import dev.wavelength.contract.event.InMemoryWebhooks;
import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.InMemoryBases;
import dev.wavelength.contract.mot.InMemoryCertificates;
import dev.wavelength.contract.mot.InMemoryDefects;
import dev.wavelength.contract.priority.InMemoryAudiences;
import dev.wavelength.contract.promise.InMemoryPromises;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.journal.Bases;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.value.StoreUnavailable;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// All use cases over the reference adapters, for a real server to stand on.
@Factory
public final class House {

    /// The operator's key.
    public static final String OPERATOR = "the-operators-own-key";

    /// What time it is, for everybody.
    public static final Instant NOW = Instant.parse("2026-03-03T12:00:00.123456Z");

    private final InstantSource clock = InstantSource.fixed(NOW);
    private final Adapters adapters = Adapters.inMemory();
    private final InMemoryPromises promises = new InMemoryPromises();
    private final InMemoryCertificates certificates = new InMemoryCertificates(adapters.events());
    private final InMemoryPartners partners = new InMemoryPartners();
    private final InMemoryAuditTrails trails = new InMemoryAuditTrails();
    private final InMemoryWebhooks webhooks = new InMemoryWebhooks(adapters.events());
    private final InMemoryReceivers receivers = new InMemoryReceivers();
    private final AtomicLong ids = new AtomicLong();
    private final AtomicLong keys = new AtomicLong();

    /// How many more batches are recorded before the store goes away; below zero it never does.
    @Singleton
    public static final class Store {
        public final AtomicInteger batchesLeft = new AtomicInteger(-1);
    }

    @Singleton
    DefineBrand defineBrand() {
        return DefineBrand.over(adapters.brands(), trails, clock);
    }

    @Singleton
    AdmitPartner admitPartner() {
        return AdmitPartner.over(adapters.brands(), partners, trails, this::newBits, clock);
    }

    @Singleton
    ReadPartners readPartners() {
        return ReadPartners.over(adapters.brands(), partners);
    }

    @Singleton
    IssueKey issueKey() {
        return IssueKey.over(partners, trails, this::newBits, clock);
    }

    @Singleton
    LimitPartner limitPartner() {
        return LimitPartner.over(partners, trails, clock);
    }

    @Singleton
    WithdrawKey withdrawKey() {
        return WithdrawKey.over(partners, trails, clock);
    }

    @Singleton
    RevokePartner revokePartner() {
        return RevokePartner.over(partners, trails, clock);
    }

    @Singleton
    TieClient tieClient() {
        return TieClient.over(partners, trails, clock);
    }

    @Singleton
    UntieClient untieClient() {
        return UntieClient.over(partners, trails, clock);
    }

    /// The issuer of access tokens.
    @Singleton
    InMemoryAccessTokens accessTokens() {
        return new InMemoryAccessTokens(clock);
    }

    @Singleton
    IdentifyCaller identifyCaller(InMemoryAccessTokens tokens) {
        var operator = new ApiKey(OPERATOR).fingerprint();
        return IdentifyCaller.over(partners, tokens, () -> operator, clock);
    }

    @Singleton
    ReadAuditTrail readAuditTrail() {
        return ReadAuditTrail.over(adapters.brands(), trails);
    }

    @Singleton
    DefineTouchpoint defineTouchpoint() {
        return DefineTouchpoint.over(adapters.touchpoints(), trails, clock);
    }

    @Singleton
    DefinePromise definePromise() {
        return DefinePromise.over(adapters.touchpoints(), promises, trails, clock);
    }

    @Singleton
    ReadPromises readPromises() {
        return ReadPromises.over(adapters.touchpoints(), promises, clock);
    }

    @Singleton
    MaintainRulebook maintainRulebook() {
        return MaintainRulebook.over(adapters.rulebooks(), trails, clock);
    }

    @Singleton
    RecordMoments recordMoments(Store store) {
        var recordMoments =
                RecordMoments.over(
                        bases(), adapters.moments(), clock, this::newId, this::newRecovery);
        return (brand, source, reports) -> {
            if (store.batchesLeft.getAndUpdate(left -> left > 0 ? left - 1 : left) == 0)
                throw new StoreUnavailable(
                        "no route to host db.internal", new IllegalStateException());
            return recordMoments.record(brand, source, reports);
        };
    }

    @Singleton
    AddEvidence addEvidence() {
        return AddEvidence.over(bases(), adapters.moments(), clock, this::newRecovery);
    }

    private Bases bases() {
        return new InMemoryBases(adapters.brands(), adapters.rulebooks(), promises);
    }

    @Singleton
    HearCustomer hearCustomer() {
        return HearCustomer.over(
                adapters.rulebooks(), adapters.recoveries(), adapters.moments(), trails, clock);
    }

    @Singleton
    TakeStep takeStep() {
        return TakeStep.over(adapters.recoveries(), trails, clock);
    }

    @Singleton
    ReadRecoveries readRecoveries() {
        return ReadRecoveries.over(adapters.brands(), adapters.recoveries(), clock);
    }

    @Singleton
    ExportCustomer exportCustomer() {
        return ExportCustomer.over(
                adapters.chains(),
                adapters.moments(),
                adapters.recoveries(),
                adapters.events(),
                trails,
                clock);
    }

    @Singleton
    EraseCustomer eraseCustomer() {
        return EraseCustomer.over(adapters.erasures(), trails, clock);
    }

    @Singleton
    JudgeMoment judgeMoment() {
        return JudgeMoment.over(
                promises, adapters.rulebooks(), adapters.chains(), clock, this::newId);
    }

    @Singleton
    ReadMoments readMoments() {
        return ReadMoments.over(adapters.moments());
    }

    @Singleton
    ReadChains readChains() {
        return ReadChains.over(adapters.chains());
    }

    @Singleton
    ReadPulse readPulse() {
        return ReadPulse.over(adapters.brands(), adapters.tallies());
    }

    @Singleton
    ReadEvents readEvents() {
        return ReadEvents.over(adapters.events());
    }

    @Singleton
    RegisterWebhook registerWebhook() {
        return RegisterWebhook.over(
                webhooks,
                receivers,
                trails,
                clock,
                () ->
                        new Webhook.Id(
                                "00000000-0000-0000-0000-%012d".formatted(ids.incrementAndGet())));
    }

    @Singleton
    ReadWebhooks readWebhooks() {
        return ReadWebhooks.over(webhooks, webhooks.dispatches());
    }

    @Singleton
    MaintainWebhook maintainWebhook() {
        return MaintainWebhook.over(webhooks, webhooks.dispatches(), receivers, trails, clock);
    }

    @Singleton
    DispatchEvents dispatchEvents() {
        return DispatchEvents.over(
                adapters.events(), webhooks, webhooks.dispatches(), receivers, clock, () -> 0);
    }

    @Singleton
    InspectService inspectService() {
        return InspectService.over(
                adapters.brands(),
                adapters.touchpoints(),
                adapters.rulebooks(),
                adapters.tallies(),
                adapters.recoveries(),
                new InMemoryDefects(adapters.brands(), adapters.moments()),
                certificates,
                clock);
    }

    @Singleton
    ReadCertificates readCertificates() {
        return ReadCertificates.over(certificates);
    }

    @Singleton
    ReadTrend readTrend() {
        return ReadTrend.over(adapters.tallies());
    }

    @Singleton
    ReadPriorities readPriorities() {
        return ReadPriorities.over(
                adapters.brands(),
                adapters.touchpoints(),
                adapters.tallies(),
                new InMemoryAudiences(adapters.moments()));
    }

    private byte[] newBits() {
        var bits = new byte[32];
        ByteBuffer.wrap(bits).putLong(keys.incrementAndGet());
        return bits;
    }

    private Recovery.Id newRecovery() {
        return new Recovery.Id("recovery-" + ids.incrementAndGet());
    }

    private Moment.Id newId() {
        return new Moment.Id("made-" + ids.incrementAndGet());
    }
}
