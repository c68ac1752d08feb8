package dev.wavelength.bootstrap;

import dev.wavelength.application.brand.AdmitPartner;
import dev.wavelength.application.brand.AdmitPartner.Outcome;
import dev.wavelength.application.brand.DefineBrand;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.OperatorKeys;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;

/// What is there from the first start on: the operator's key and, on the embedded database, a brand
/// to try things with. Keys that are made here are told once.
///
/// @param operator the fingerprint of the operator's key
/// @param madeOperatorKey the operator's key if this start made it
/// @param madeDemoKey the key of the demo brand's partner if this start made it
record FirstStart(
        ApiKey.Fingerprint operator,
        @Nullable ApiKey madeOperatorKey,
        @Nullable ApiKey madeDemoKey) {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final Brand DEMO =
            new Brand(new Brand.Id("demo"), "Demo", ZoneOffset.UTC, List.of());
    private static final Partner.Name DEMO_PARTNER = new Partner.Name("demo");
    private static final int GUESSABLE = 16;

    private static final String FIRST_MOMENT =
            """
            {"customer":"c-1042","touchpoint":"delivery","occurredAt":"2026-03-02T09:14:03+01:00",\
            "stakes":"HIGH","deliveries":[{"promise":"days-to-door","unit":"days","better":"LOWER",\
            "promised":4,"tolerated":5,"stretch":2,"value":6}],"feedback":[{"instrument":"CSAT",\
            "score":2,"comment":"late and wet"}]}""";

    /// Makes what is not there yet.
    static FirstStart on(
            Settings settings,
            OperatorKeys operatorKeys,
            DefineBrand defineBrand,
            AdmitPartner admitPartner,
            Supplier<byte[]> randomness) {
        var demoKey = settings.database() == null ? demoKey(defineBrand, admitPartner) : null;
        if (settings.operatorKey() != null) {
            if (settings.operatorKey().length() < GUESSABLE)
                LOG.warn("The operator's key is short enough to be guessed.");
            return new FirstStart(new ApiKey(settings.operatorKey()).fingerprint(), null, demoKey);
        }
        var candidate = ApiKey.from(randomness.get());
        var kept = operatorKeys.keepFirst(candidate.fingerprint());
        return new FirstStart(
                kept, kept.equals(candidate.fingerprint()) ? candidate : null, demoKey);
    }

    private static @Nullable ApiKey demoKey(DefineBrand defineBrand, AdmitPartner admitPartner) {
        var scopes = EnumSet.complementOf(EnumSet.of(Scope.OPERATOR));
        var demoPartner = new Partner(DEMO.id(), DEMO_PARTNER, scopes);
        var admitted = admitPartner.admit(demoPartner, Actor.FIRST_START, null);
        if (admitted instanceof Outcome.UnknownBrand) {
            defineBrand.define(DEMO, Actor.FIRST_START);
            admitted = admitPartner.admit(demoPartner, Actor.FIRST_START, null);
        }
        return admitted instanceof Outcome.Admitted(var partner, var key) ? key : null;
    }

    /// Tells the keys that were made, once.
    ///
    /// @param address where the service answers
    void tell(URI address) {
        if (madeOperatorKey != null)
            LOG.info("The operator's key, told this once: {}", madeOperatorKey.secret());
        if (madeDemoKey != null) {
            LOG.info(
                    "A brand to try things with is there. A first moment, its key told this once:");
            LOG.info(
                    "curl {}/v1/moments -H 'Authorization: Bearer {}'"
                            + " -H 'Content-Type: application/json' -d '{}'",
                    address,
                    madeDemoKey.secret(),
                    FIRST_MOMENT);
        }
    }
}
