package dev.wavelength.application.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.wavelength.application.event.RegisterWebhook.Outcome;
import dev.wavelength.contract.audit.InMemoryAuditTrails;
import dev.wavelength.contract.event.EventAdapters;
import dev.wavelength.contract.event.InMemoryReceivers;
import dev.wavelength.contract.event.Told;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhooks;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

class WebhooksTest {

    private static final Brand.Id BRAND = new Brand.Id("corner-shop");
    private static final Actor TILL = new Actor("partner till");

    private static final Webhook.Address HOOK = new Webhook.Address("https://example.com/hook");

    private final EventAdapters adapters = EventAdapters.inMemory();
    private final InMemoryReceivers receivers = new InMemoryReceivers();
    private final InMemoryAuditTrails trails = new InMemoryAuditTrails();
    private final AtomicInteger ids = new AtomicInteger();
    private final RegisterWebhook registerWebhook = over(adapters.webhooks(), receivers);
    private final MaintainWebhook maintainWebhook =
            MaintainWebhook.over(
                    adapters.webhooks(), adapters.dispatches(), receivers, trails, () -> Told.NOW);

    private RegisterWebhook over(Webhooks webhooks, Receivers to) {
        return RegisterWebhook.over(
                webhooks,
                to,
                trails,
                () -> Told.NOW,
                () ->
                        new Webhook.Id(
                                "00000000-0000-0000-0000-%012d".formatted(ids.incrementAndGet())));
    }

    private static Claim claim(String content) {
        return new Claim("partner/till", "7f3a", Digest.of(content));
    }

    @Test
    void a_webhook_is_registered_once_and_its_secret_told_once() {
        var types = Set.of(Event.Type.CHAIN_BROKEN);
        var registered =
                (Outcome.Registered)
                        registerWebhook.register(BRAND, HOOK, types, claim("hook"), TILL);

        assertThat(registered.webhook().types()).isEqualTo(types);
        assertThat(registered.secret())
                .isEqualTo(receivers.secret(registered.webhook(), new Webhook.Secret(1, Told.NOW)));
        assertThat(registerWebhook.register(BRAND, HOOK, types, claim("hook"), TILL))
                .isEqualTo(new Outcome.RegisteredBefore(registered.webhook()));
        assertThat(registerWebhook.register(BRAND, HOOK, types, claim("other"), TILL))
                .isEqualTo(new Outcome.KeyReused());
    }

    @Test
    void a_brand_has_as_many_as_it_may_have() {
        for (int n = 0; n < Webhook.MOST; n++)
            assertThat(registerWebhook.register(BRAND, HOOK, Set.of(), null, TILL))
                    .isInstanceOf(Outcome.Registered.class);

        assertThat(registerWebhook.register(BRAND, HOOK, Set.of(), null, TILL))
                .isEqualTo(new Outcome.Full());
    }

    @Test
    void what_nothing_may_be_sent_to_is_not_kept() {
        var strict = mock(Receivers.class);
        var untouched = mock(Webhooks.class);
        when(strict.objection(any())).thenReturn(Optional.of("must lead to public addresses"));

        assertThat(over(untouched, strict).register(BRAND, HOOK, Set.of(), null, TILL))
                .isEqualTo(new Outcome.Refused("must lead to public addresses"));
        verifyNoInteractions(untouched);
    }

    @Test
    void a_renewed_secret_is_the_next() {
        var registered =
                (Outcome.Registered) registerWebhook.register(BRAND, HOOK, Set.of(), null, TILL);
        var id = registered.webhook().id();

        var renewed = maintainWebhook.renewSecret(BRAND, id, TILL).orElseThrow();

        assertThat(renewed.secret())
                .isEqualTo(receivers.secret(renewed.webhook(), new Webhook.Secret(2, Told.NOW)))
                .isNotEqualTo(registered.secret());
        assertThat(renewed.webhook().secretsAt(Told.NOW)).hasSize(2);
    }

    @Test
    void what_is_begun_again_is_noted_and_what_was_never_stopped_is_not() {
        var registered =
                (Outcome.Registered) registerWebhook.register(BRAND, HOOK, Set.of(), null, TILL);
        var id = registered.webhook().id();

        maintainWebhook.enable(BRAND, id, TILL);
        adapters.webhooks().disable(BRAND, id, Webhook.Disabled.FAILING);
        assertThat(maintainWebhook.enable(BRAND, id, TILL).orElseThrow().disabled()).isNull();
        maintainWebhook.enable(BRAND, id, TILL);

        assertThat(trails.list(BRAND, null, 9))
                .extracting(note -> note.change().act())
                .containsExactly(Change.Act.WEBHOOK_ENABLED, Change.Act.WEBHOOK_REGISTERED);
    }

    @Test
    void of_what_is_not_there_there_is_nothing_to_do() {
        var nobody = new Webhook.Id("00000000-0000-0000-0000-000000000000");

        assertThat(maintainWebhook.renewSecret(BRAND, nobody, TILL)).isEmpty();
        assertThat(maintainWebhook.enable(BRAND, nobody, TILL)).isEmpty();
        assertThat(maintainWebhook.remove(BRAND, nobody, TILL)).isEmpty();
        assertThat(maintainWebhook.redispatch(BRAND, nobody, Event.Position.START, TILL)).isEmpty();
    }
}
