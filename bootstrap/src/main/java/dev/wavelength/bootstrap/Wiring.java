package dev.wavelength.bootstrap;

import com.fasterxml.uuid.Generators;

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
import dev.wavelength.application.journal.FallDue;
import dev.wavelength.application.journal.HearCustomer;
import dev.wavelength.application.journal.JudgeMoment;
import dev.wavelength.application.journal.ReadMoments;
import dev.wavelength.application.journal.RecordMoments;
import dev.wavelength.application.mot.InspectService;
import dev.wavelength.application.mot.ReadCertificates;
import dev.wavelength.application.mot.ReadTrend;
import dev.wavelength.application.priority.ReadPriorities;
import dev.wavelength.application.privacy.EraseCustomer;
import dev.wavelength.application.privacy.ExpireMoments;
import dev.wavelength.application.privacy.ExportCustomer;
import dev.wavelength.application.promise.DefinePromise;
import dev.wavelength.application.promise.DefineTouchpoint;
import dev.wavelength.application.promise.ReadPromises;
import dev.wavelength.application.pulse.ReadPulse;
import dev.wavelength.application.recovery.KeepTime;
import dev.wavelength.application.recovery.ReadRecoveries;
import dev.wavelength.application.recovery.TakeStep;
import dev.wavelength.application.verdict.MaintainRulebook;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.AccessTokens;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.OperatorKeys;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.SigningKey;
import dev.wavelength.domain.event.SigningKeys;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhooks;
import dev.wavelength.domain.journal.Bases;
import dev.wavelength.domain.journal.Erasures;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.mot.Defects;
import dev.wavelength.domain.priority.Audiences;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.verdict.Rulebooks;
import dev.wavelength.oauth.brand.JwtAccessTokens;
import dev.wavelength.persistence.audit.PostgresAuditTrails;
import dev.wavelength.persistence.brand.PostgresBrands;
import dev.wavelength.persistence.brand.PostgresOperatorKeys;
import dev.wavelength.persistence.brand.PostgresPartners;
import dev.wavelength.persistence.chain.PostgresChains;
import dev.wavelength.persistence.event.PostgresDispatches;
import dev.wavelength.persistence.event.PostgresEvents;
import dev.wavelength.persistence.event.PostgresSigningKeys;
import dev.wavelength.persistence.event.PostgresWebhooks;
import dev.wavelength.persistence.journal.PostgresBases;
import dev.wavelength.persistence.journal.PostgresErasures;
import dev.wavelength.persistence.journal.PostgresMoments;
import dev.wavelength.persistence.journal.Pseudonyms;
import dev.wavelength.persistence.mot.PostgresCertificates;
import dev.wavelength.persistence.mot.PostgresDefects;
import dev.wavelength.persistence.priority.PostgresAudiences;
import dev.wavelength.persistence.promise.PostgresPromises;
import dev.wavelength.persistence.promise.PostgresTouchpoints;
import dev.wavelength.persistence.pulse.PostgresTallies;
import dev.wavelength.persistence.recovery.PostgresRecoveries;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Json;
import dev.wavelength.persistence.verdict.PostgresRulebooks;
import dev.wavelength.webhooks.event.HttpReceivers;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;

import java.security.SecureRandom;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.List;

/// Which adapter every port has, and which ports every use case. All of it is made when the service
/// starts: a missing adapter fails the start, not a customer.
@Factory
@Requires(notEnv = Verification.ENVIRONMENT)
final class Wiring {

    private static final int KEY_BYTES = 32;

    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();

    // Driven ports, and what keeps their promises.

    @Context
    Database database(JdbcOperations jdbc, TransactionOperations<Connection> transactions) {
        return new Database(jdbc, transactions);
    }

    @Context
    Json json(ObjectMapper mapper) {
        return new Json(mapper);
    }

    @Context
    Brands brands(Database database) {
        return new PostgresBrands(database);
    }

    @Context
    Partners partners(Database database) {
        return new PostgresPartners(database);
    }

    @Context
    AccessTokens accessTokens(Settings settings) {
        return settings.issuer() == null
                ? AccessTokens.NONE
                : new JwtAccessTokens(settings.issuer(), clock);
    }

    @Context
    OperatorKeys operatorKeys(Database database) {
        return new PostgresOperatorKeys(database);
    }

    @Context
    AuditTrails auditTrails(Database database) {
        return new PostgresAuditTrails(database);
    }

    @Context
    Touchpoints touchpoints(Database database) {
        return new PostgresTouchpoints(database);
    }

    @Context
    Promises promises(Database database) {
        return new PostgresPromises(database);
    }

    @Context
    Rulebooks rulebooks(Database database, Json json) {
        return new PostgresRulebooks(database, json);
    }

    @Context
    Bases bases(Database database, Rulebooks rulebooks) {
        return new PostgresBases(database, rulebooks);
    }

    @Context
    Pseudonyms pseudonyms(SigningKey key) {
        return new Pseudonyms(key);
    }

    @Context
    Moments moments(
            Database database,
            Json json,
            Rulebooks rulebooks,
            Pseudonyms pseudonyms,
            MeterRegistry registry) {
        return new MeteredMoments(
                new PostgresMoments(database, json, rulebooks, pseudonyms), registry);
    }

    @Context
    Erasures erasures(Database database, Json json, Rulebooks rulebooks, Pseudonyms pseudonyms) {
        return new PostgresErasures(database, json, rulebooks, pseudonyms);
    }

    @Context
    Chains chains(Database database) {
        return new PostgresChains(database);
    }

    @Context
    Recoveries recoveries(Database database, Json json) {
        return new PostgresRecoveries(database, json);
    }

    @Context
    Tallies tallies(Database database) {
        return new PostgresTallies(database);
    }

    @Context
    PostgresEvents events(Database database, Json json) {
        return new PostgresEvents(database, json);
    }

    @Context
    Webhooks webhooks(Database database, PostgresEvents events) {
        return new PostgresWebhooks(database, events);
    }

    @Context
    Dispatches dispatches(Database database, Json json) {
        return new PostgresDispatches(database, json);
    }

    @Context
    SigningKeys signingKeys(Database database) {
        return new PostgresSigningKeys(database);
    }

    @Context
    SigningKey signingKey(Settings settings, SigningKeys signingKeys) {
        return settings.signingKey() == null
                ? signingKeys.keepFirst(SigningKey.from(unguessable()))
                : settings.signingKey();
    }

    @Context
    @Bean(preDestroy = "close")
    HttpReceivers receivers(Settings settings, SigningKey key) {
        return new HttpReceivers(key, settings.reach());
    }

    @Context
    Defects defects(Database database) {
        return new PostgresDefects(database);
    }

    @Context
    Certificates certificates(Database database, Json json) {
        return new PostgresCertificates(database, json);
    }

    @Context
    Audiences audiences(Database database) {
        return new PostgresAudiences(database);
    }

    // Driving ports, and what they lean on.

    @Context
    DefineBrand defineBrand(Brands brands, AuditTrails trails) {
        return DefineBrand.over(brands, trails, clock);
    }

    @Context
    AdmitPartner admitPartner(Brands brands, Partners partners, AuditTrails trails) {
        return AdmitPartner.over(brands, partners, trails, this::unguessable, clock);
    }

    @Context
    ReadPartners readPartners(Brands brands, Partners partners) {
        return ReadPartners.over(brands, partners);
    }

    @Context
    IssueKey issueKey(Partners partners, AuditTrails trails) {
        return IssueKey.over(partners, trails, this::unguessable, clock);
    }

    @Context
    LimitPartner limitPartner(Partners partners, AuditTrails trails) {
        return LimitPartner.over(partners, trails, clock);
    }

    @Context
    WithdrawKey withdrawKey(Partners partners, AuditTrails trails) {
        return WithdrawKey.over(partners, trails, clock);
    }

    @Context
    RevokePartner revokePartner(Partners partners, AuditTrails trails) {
        return RevokePartner.over(partners, trails, clock);
    }

    @Context
    TieClient tieClient(Partners partners, AuditTrails trails) {
        return TieClient.over(partners, trails, clock);
    }

    @Context
    UntieClient untieClient(Partners partners, AuditTrails trails) {
        return UntieClient.over(partners, trails, clock);
    }

    @Context
    IdentifyCaller identifyCaller(
            Partners partners, AccessTokens tokens, FirstStart firstStart, MeterRegistry registry) {
        return new MeteredCallers(
                IdentifyCaller.over(partners, tokens, firstStart::operator, clock), registry);
    }

    @Context
    ReadAuditTrail readAuditTrail(Brands brands, AuditTrails trails) {
        return ReadAuditTrail.over(brands, trails);
    }

    @Context
    DefineTouchpoint defineTouchpoint(Touchpoints touchpoints, AuditTrails trails) {
        return DefineTouchpoint.over(touchpoints, trails, clock);
    }

    @Context
    DefinePromise definePromise(Touchpoints touchpoints, Promises promises, AuditTrails trails) {
        return DefinePromise.over(touchpoints, promises, trails, clock);
    }

    @Context
    ReadPromises readPromises(Touchpoints touchpoints, Promises promises) {
        return ReadPromises.over(touchpoints, promises, clock);
    }

    @Context
    MaintainRulebook maintainRulebook(Rulebooks rulebooks, AuditTrails trails) {
        return MaintainRulebook.over(rulebooks, trails, clock);
    }

    @Context
    RecordMoments recordMoments(Bases bases, Moments moments) {
        return RecordMoments.over(bases, moments, clock, this::newId, this::newRecovery);
    }

    @Context
    AddEvidence addEvidence(Bases bases, Moments moments) {
        return AddEvidence.over(bases, moments, clock, this::newRecovery);
    }

    @Context
    FallDue fallDue(Rulebooks rulebooks, Moments moments) {
        return FallDue.over(rulebooks, moments, clock, this::newRecovery);
    }

    @Context
    HearCustomer hearCustomer(
            Rulebooks rulebooks, Recoveries recoveries, Moments moments, AuditTrails trails) {
        return HearCustomer.over(rulebooks, recoveries, moments, trails, clock);
    }

    @Context
    TakeStep takeStep(Recoveries recoveries, AuditTrails trails) {
        return TakeStep.over(recoveries, trails, clock);
    }

    @Context
    ReadRecoveries readRecoveries(Brands brands, Recoveries recoveries) {
        return ReadRecoveries.over(brands, recoveries, clock);
    }

    @Context
    KeepTime keepTime(Recoveries recoveries) {
        return KeepTime.over(recoveries, clock);
    }

    @Context
    ExportCustomer exportCustomer(
            Chains chains,
            Moments moments,
            Recoveries recoveries,
            PostgresEvents events,
            AuditTrails trails) {
        return ExportCustomer.over(chains, moments, recoveries, events, trails, clock);
    }

    @Context
    EraseCustomer eraseCustomer(Erasures erasures, AuditTrails trails) {
        return EraseCustomer.over(erasures, trails, clock);
    }

    @Context
    ExpireMoments expireMoments(Brands brands, Erasures erasures) {
        return ExpireMoments.over(brands, erasures, clock);
    }

    @Context
    JudgeMoment judgeMoment(Promises promises, Rulebooks rulebooks, Chains chains) {
        return JudgeMoment.over(promises, rulebooks, chains, clock, this::newId);
    }

    @Context
    ReadMoments readMoments(Moments moments) {
        return ReadMoments.over(moments);
    }

    @Context
    ReadChains readChains(Chains chains) {
        return ReadChains.over(chains);
    }

    @Context
    ReadPulse readPulse(Brands brands, Tallies tallies) {
        return ReadPulse.over(brands, tallies);
    }

    @Context
    ReadEvents readEvents(PostgresEvents events) {
        return ReadEvents.over(events);
    }

    @Context
    RegisterWebhook registerWebhook(Webhooks webhooks, Receivers receivers, AuditTrails trails) {
        return RegisterWebhook.over(
                webhooks, receivers, trails, clock, () -> new Webhook.Id(newId().text()));
    }

    @Context
    ReadWebhooks readWebhooks(Webhooks webhooks, Dispatches dispatches) {
        return ReadWebhooks.over(webhooks, dispatches);
    }

    @Context
    MaintainWebhook maintainWebhook(
            Webhooks webhooks, Dispatches dispatches, Receivers receivers, AuditTrails trails) {
        return MaintainWebhook.over(webhooks, dispatches, receivers, trails, clock);
    }

    @Context
    DispatchEvents dispatchEvents(
            PostgresEvents events, Webhooks webhooks, Dispatches dispatches, Receivers receivers) {
        return DispatchEvents.over(
                events, webhooks, dispatches, receivers, clock, random::nextDouble);
    }

    @Context
    @Bean(preDestroy = "close")
    Courier courier(DispatchEvents dispatchEvents, MeterRegistry registry) {
        return new Courier(dispatchEvents, registry);
    }

    @Context
    InspectService inspectService(
            Brands brands,
            Touchpoints touchpoints,
            Rulebooks rulebooks,
            Tallies tallies,
            Recoveries recoveries,
            Defects defects,
            Certificates certificates) {
        return InspectService.over(
                brands, touchpoints, rulebooks, tallies, recoveries, defects, certificates, clock);
    }

    @Context
    ReadCertificates readCertificates(Certificates certificates) {
        return ReadCertificates.over(certificates);
    }

    @Context
    ReadTrend readTrend(Tallies tallies) {
        return ReadTrend.over(tallies);
    }

    @Context
    ReadPriorities readPriorities(
            Brands brands, Touchpoints touchpoints, Tallies tallies, Audiences audiences) {
        return ReadPriorities.over(brands, touchpoints, tallies, audiences);
    }

    // The start itself, and what goes on by itself.

    @Context
    @Bean(preDestroy = "close")
    Clockwork clockwork(FallDue fallDue, KeepTime keepTime, ExpireMoments expireMoments) {
        return Clockwork.start(
                List.of(fallDue::fallDue, keepTime::keepTime, expireMoments::expire));
    }

    @Context
    FirstStart firstStart(
            Settings settings,
            OperatorKeys operatorKeys,
            DefineBrand defineBrand,
            AdmitPartner admitPartner) {
        return FirstStart.on(settings, operatorKeys, defineBrand, admitPartner, this::unguessable);
    }

    private byte[] unguessable() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private Moment.Id newId() {
        return new Moment.Id(newUuid());
    }

    private Recovery.Id newRecovery() {
        return new Recovery.Id(newUuid());
    }

    /// A UUID of version 7 (RFC 9562), which keeps what is recorded together in the index together.
    private static String newUuid() {
        return Generators.timeBasedEpochRandomGenerator().generate().toString();
    }
}
