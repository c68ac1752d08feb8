package dev.wavelength.contract.broken;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.wavelength.contract.audit.AuditTrailsContract;
import dev.wavelength.contract.brand.AccessTokensContract;
import dev.wavelength.contract.brand.BrandsContract;
import dev.wavelength.contract.brand.InMemoryAccessTokens;
import dev.wavelength.contract.brand.OperatorKeysContract;
import dev.wavelength.contract.brand.PartnersContract;
import dev.wavelength.contract.event.DispatchesContract;
import dev.wavelength.contract.event.EventAdapters;
import dev.wavelength.contract.event.EventsContract;
import dev.wavelength.contract.event.ReceiversContract;
import dev.wavelength.contract.event.SigningKeysContract;
import dev.wavelength.contract.event.WebhooksContract;
import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.BasesContract;
import dev.wavelength.contract.journal.ChainsContract;
import dev.wavelength.contract.journal.ErasuresContract;
import dev.wavelength.contract.journal.MomentsContract;
import dev.wavelength.contract.journal.RecoveriesContract;
import dev.wavelength.contract.journal.TalliesContract;
import dev.wavelength.contract.mot.CertificatesContract;
import dev.wavelength.contract.mot.DefectsContract;
import dev.wavelength.contract.priority.AudiencesContract;
import dev.wavelength.contract.promise.PromisesContract;
import dev.wavelength.contract.promise.TouchpointsContract;
import dev.wavelength.contract.verdict.RulebooksContract;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.AccessToken;
import dev.wavelength.domain.brand.AccessTokens;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.OperatorKeys;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.SigningKeys;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.journal.Bases;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.mot.Defects;
import dev.wavelength.domain.priority.Audiences;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.verdict.Rulebooks;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Runs contracts against adapters on trial.
final class Trial {

    /// Every contract of the kit.
    static final List<Class<?>> CONTRACTS =
            List.of(
                    OfBrands.class,
                    OfOperatorKeys.class,
                    OfAuditTrails.class,
                    OfPartners.class,
                    OfAccessTokens.class,
                    OfPromises.class,
                    OfTouchpoints.class,
                    OfRulebooks.class,
                    OfBases.class,
                    OfMoments.class,
                    OfChains.class,
                    OfRecoveries.class,
                    OfTallies.class,
                    OfErasures.class,
                    OfEvents.class,
                    OfWebhooks.class,
                    OfDispatches.class,
                    OfSigningKeys.class,
                    OfReceivers.class,
                    OfDefects.class,
                    OfCertificates.class,
                    OfAudiences.class);

    private static final Pattern RULE = Pattern.compile("([a-z]\\d+)_.+");

    private static Supplier<Ports> onTrial = Ports::honest;

    private Trial() {}

    /// Runs all tests of a rule against adapters.
    static TestExecutionSummary of(String rule, Supplier<Ports> adapters) {
        var prefix = rule.toLowerCase(Locale.ROOT) + "_";
        var request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(CONTRACTS.stream().map(one -> selectClass(one)).toList())
                        .filters((PostDiscoveryFilter) test -> named(test, prefix))
                        .build();
        var summary = new SummaryGeneratingListener();
        onTrial = adapters;
        try {
            LauncherFactory.create().execute(request, summary);
        } finally {
            onTrial = Ports::honest;
        }
        return summary.getSummary();
    }

    private static FilterResult named(TestDescriptor test, String prefix) {
        return FilterResult.includedIf(
                test.getSource()
                        .filter(MethodSource.class::isInstance)
                        .map(source -> ((MethodSource) source).getMethodName().startsWith(prefix))
                        .orElse(true));
    }

    /// The rules that contracts test, by the names of their tests.
    static Stream<String> testedRules() {
        return CONTRACTS.stream()
                .map(Class::getSuperclass)
                .flatMap(contract -> Arrays.stream(contract.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Trial::ruleOf)
                .distinct();
    }

    private static String ruleOf(Method test) {
        var name = RULE.matcher(test.getName());
        if (!name.matches())
            throw new AssertionError("%s does not begin with a rule".formatted(test));
        return name.group(1).toUpperCase(Locale.ROOT);
    }

    static class OfBrands extends BrandsContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Brands brands() {
            return ports.brands();
        }
    }

    static class OfOperatorKeys extends OperatorKeysContract {
        private final Ports ports = onTrial.get();

        @Override
        protected OperatorKeys operatorKeys() {
            return ports.operatorKeys();
        }
    }

    static class OfAuditTrails extends AuditTrailsContract {
        private final Ports ports = onTrial.get();

        @Override
        protected AuditTrails trails() {
            return ports.auditTrails();
        }
    }

    static class OfPartners extends PartnersContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Brands brands() {
            return ports.brands();
        }

        @Override
        protected Partners partners() {
            return ports.partners();
        }
    }

    static class OfAccessTokens extends AccessTokensContract {
        private final Ports ports = onTrial.get();

        @Override
        protected AccessTokens accessTokens() {
            return ports.accessTokens();
        }

        @Override
        protected AccessToken issued(String scope, Instant from, Instant until) {
            return ports.issuer().issue(new ClientId("till-4"), scope, from, until);
        }

        @Override
        protected AccessToken issuedForAnother(String scope, Instant from, Instant until) {
            return InMemoryAccessTokens.token("for another");
        }

        @Override
        protected AccessToken forged(String scope, Instant from, Instant until) {
            return InMemoryAccessTokens.token("by another");
        }

        @Override
        protected void silence() {
            ports.issuer().silence(true);
        }
    }

    static class OfPromises extends PromisesContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Brands brands() {
            return ports.brands();
        }

        @Override
        protected Touchpoints touchpoints() {
            return ports.touchpoints();
        }

        @Override
        protected Promises promises() {
            return ports.promises();
        }
    }

    static class OfTouchpoints extends TouchpointsContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Brands brands() {
            return ports.brands();
        }

        @Override
        protected Touchpoints touchpoints() {
            return ports.touchpoints();
        }
    }

    static class OfRulebooks extends RulebooksContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Brands brands() {
            return ports.brands();
        }

        @Override
        protected Rulebooks rulebooks() {
            return ports.rulebooks();
        }
    }

    static class OfBases extends BasesContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Brands brands() {
            return ports.brands();
        }

        @Override
        protected Rulebooks rulebooks() {
            return ports.rulebooks();
        }

        @Override
        protected Touchpoints touchpoints() {
            return ports.touchpoints();
        }

        @Override
        protected Promises promises() {
            return ports.promises();
        }

        @Override
        protected Bases bases() {
            return ports.bases();
        }
    }

    static class OfMoments extends MomentsContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Adapters adapters() {
            return ports.adapters();
        }
    }

    static class OfChains extends ChainsContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Adapters adapters() {
            return ports.adapters();
        }
    }

    static class OfRecoveries extends RecoveriesContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Adapters adapters() {
            return ports.adapters();
        }
    }

    static class OfTallies extends TalliesContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Adapters adapters() {
            return ports.adapters();
        }
    }

    static class OfErasures extends ErasuresContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Adapters adapters() {
            return ports.adapters();
        }
    }

    static class OfEvents extends EventsContract {
        private final Ports ports = onTrial.get();

        @Override
        protected EventAdapters adapters() {
            return ports.telling();
        }
    }

    static class OfWebhooks extends WebhooksContract {
        private final Ports ports = onTrial.get();

        @Override
        protected EventAdapters adapters() {
            return ports.telling();
        }
    }

    static class OfDispatches extends DispatchesContract {
        private final Ports ports = onTrial.get();

        @Override
        protected EventAdapters adapters() {
            return ports.telling();
        }
    }

    static class OfSigningKeys extends SigningKeysContract {
        private final Ports ports = onTrial.get();

        @Override
        protected SigningKeys signingKeys() {
            return ports.signingKeys();
        }
    }

    static class OfReceivers extends ReceiversContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Receivers receivers() {
            return ports.receivers();
        }

        @Override
        protected Webhook.Address answering(int status, String text) {
            var address = new Webhook.Address("https://example.com/" + status);
            ports.listeners().answer(address, new Receivers.Answer(status, text));
            return address;
        }

        @Override
        protected Webhook.Address silent() {
            return new Webhook.Address("https://example.com/silent");
        }

        @Override
        protected List<String> idsReceived() {
            return ports.listeners().sent().stream()
                    .map(one -> one.announced().event().id().text())
                    .toList();
        }
    }

    static class OfDefects extends DefectsContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Adapters adapters() {
            return ports.adapters();
        }

        @Override
        protected Defects defects(Adapters adapters) {
            return ports.defects();
        }
    }

    static class OfAudiences extends AudiencesContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Adapters adapters() {
            return ports.adapters();
        }

        @Override
        protected Audiences audiences(Adapters adapters) {
            return ports.audiences();
        }
    }

    static class OfCertificates extends CertificatesContract {
        private final Ports ports = onTrial.get();

        @Override
        protected Brands brands() {
            return ports.brands();
        }

        @Override
        protected Certificates certificates() {
            return ports.certificates();
        }

        @Override
        protected Events events() {
            return ports.news();
        }
    }
}
