package dev.wavelength.contract.event;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhook.Disabled;
import dev.wavelength.domain.event.Webhook.Secret;
import dev.wavelength.domain.event.Webhooks;
import dev.wavelength.domain.event.Webhooks.Registration;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/// What every adapter for [Webhooks] must do, rule by rule.
public abstract class WebhooksContract {

    private EventAdapters adapters;
    private Webhooks webhooks;
    private Brand.Id brand;
    private Brand.Id other;

    /// The adapters under test. Their store need not be empty.
    protected abstract EventAdapters adapters();

    @BeforeEach
    void openTwoBrands() {
        adapters = adapters();
        webhooks = adapters.webhooks();
        brand = open();
        other = open();
    }

    private Brand.Id open() {
        var opened = aBrand().build();
        adapters.brands().put(opened);
        return opened.id();
    }

    static Webhook aWebhook(Brand.Id brand, Event.Type... types) {
        return Webhook.of(
                brand,
                new Webhook.Id(UUID.randomUUID().toString()),
                new Webhook.Address("https://example.com/hook?a=b"),
                Set.of(types),
                Told.NOW);
    }

    private Webhook register(Webhook webhook) {
        assertThat(webhooks.register(webhook, null))
                .isEqualTo(new Registration.Registered(webhook));
        return webhook;
    }

    private static Claim claim(String key, String content) {
        return new Claim("partner/shop", key, Digest.of(content));
    }

    @Test
    void w1_a_webhook_is_found_as_it_was_registered() {
        var all = register(aWebhook(brand));
        var some = register(aWebhook(brand, Event.Type.CHAIN_BROKEN, Event.Type.MOMENT_JUDGED_OW));

        assertThat(webhooks.find(brand, all.id())).contains(all);
        assertThat(webhooks.find(brand, some.id())).contains(some);
    }

    @Test
    void w1_a_webhook_is_another_brands_to_nobody() {
        var webhook = register(aWebhook(brand));

        assertThat(webhooks.find(other, webhook.id())).isEmpty();
        assertThat(webhooks.list(other, null, 9)).isEmpty();
        assertThat(webhooks.renewSecret(other, webhook.id(), Told.NOW)).isEmpty();
        assertThat(webhooks.disable(other, webhook.id(), Disabled.GONE)).isEmpty();
        assertThat(webhooks.remove(other, webhook.id())).isEmpty();
        assertThat(webhooks.find(brand, webhook.id())).contains(webhook);
    }

    @Test
    void w2_a_repeated_claim_gets_the_webhook_first_registered() {
        var first = aWebhook(brand);
        webhooks.register(first, claim("7f3a", "hook"));

        assertThat(webhooks.register(aWebhook(brand), claim("7f3a", "hook")))
                .isEqualTo(new Registration.Repeated(first));
        assertThat(webhooks.list(brand, null, 9)).containsExactly(first);
        assertThat(webhooks.register(aWebhook(other), claim("7f3a", "hook")))
                .isInstanceOf(Registration.Registered.class);
    }

    @Test
    void w2_of_racers_under_one_claim_one_registers() {
        var claim = claim("7f3a", "hook");

        var said =
                Race.run(Race.RACERS, racer -> webhooks.register(aWebhook(brand), claim)).stream()
                        .filter(Registration.Registered.class::isInstance);

        assertThat(said).hasSize(1);
        assertThat(webhooks.list(brand, null, 9)).hasSize(1);
    }

    @Test
    void w2_a_claim_is_forgotten_with_its_webhook() {
        var first = aWebhook(brand);
        webhooks.register(first, claim("7f3a", "hook"));
        webhooks.remove(brand, first.id());

        assertThat(webhooks.register(aWebhook(brand), claim("7f3a", "hook")))
                .isInstanceOf(Registration.Registered.class);
    }

    @Test
    void w3_a_claims_key_is_refused_for_other_content() {
        webhooks.register(aWebhook(brand), claim("7f3a", "hook"));

        assertThat(webhooks.register(aWebhook(brand), claim("7f3a", "another")))
                .isEqualTo(new Registration.KeyReused());
        assertThat(webhooks.list(brand, null, 9)).hasSize(1);
    }

    @Test
    void w4_there_are_as_many_as_there_may_be_however_many_race() {
        for (int n = 0; n < Webhook.MOST - 1; n++) register(aWebhook(brand));

        var said = Race.run(Race.RACERS, racer -> webhooks.register(aWebhook(brand), null));

        assertThat(said.stream().filter(Registration.Registered.class::isInstance)).hasSize(1);
        assertThat(said).contains(new Registration.Full());
        assertThat(webhooks.list(brand, null, 99)).hasSize(Webhook.MOST);
        register(aWebhook(other));
    }

    @Test
    void w5_webhooks_are_listed_by_id_page_by_page() {
        var all = new ArrayList<Webhook>();
        for (int n = 0; n < 5; n++) all.add(register(aWebhook(brand)));
        all.sort(Comparator.comparing(one -> one.id().text()));

        assertThat(webhooks.list(brand, null, 2)).isEqualTo(all.subList(0, 2));
        assertThat(webhooks.list(brand, all.get(1).id(), 9)).isEqualTo(all.subList(2, 5));
    }

    @Test
    void w6_a_removed_webhook_is_forgotten_with_its_dispatches() {
        var webhook = register(aWebhook(brand));
        adapters.events().announce(brand, List.of(Told.event(1)));
        Told.until(
                "it is planned",
                () -> {
                    adapters.dispatches().plan(Told.NOW, 9);
                    return !adapters.dispatches().list(brand, webhook.id(), null, 9).isEmpty();
                });

        assertThat(webhooks.remove(brand, webhook.id())).contains(webhook);

        assertThat(webhooks.find(brand, webhook.id())).isEmpty();
        assertThat(webhooks.remove(brand, webhook.id())).isEmpty();
        assertThat(adapters.dispatches().list(brand, webhook.id(), null, 9))
                .isEqualTo(List.<Dispatch>of());
    }

    @Test
    void w7_a_new_secret_stands_behind_the_one_before() {
        var webhook = register(aWebhook(brand));
        var later = Told.NOW.plus(Duration.ofDays(3));

        var renewed = webhooks.renewSecret(brand, webhook.id(), later).orElseThrow();

        assertThat(renewed.secrets())
                .containsExactly(new Secret(1, Told.NOW), new Secret(2, later));
        assertThat(webhooks.find(brand, webhook.id())).contains(renewed);
        assertThat(renewed.secretsAt(later.plus(Webhook.OVERLAP)))
                .containsExactly(new Secret(2, later));
    }

    @Test
    void w7_what_is_over_is_let_go_of_at_the_next() {
        var webhook = register(aWebhook(brand));
        var second = Told.NOW.plus(Duration.ofDays(3));
        var third = second.plus(Webhook.OVERLAP);
        webhooks.renewSecret(brand, webhook.id(), second);

        assertThat(webhooks.renewSecret(brand, webhook.id(), third).orElseThrow().secrets())
                .containsExactly(new Secret(2, second), new Secret(3, third));
    }

    @Test
    void w7_those_who_race_get_a_secret_each() {
        var webhook = register(aWebhook(brand));

        Race.run(Race.RACERS, racer -> webhooks.renewSecret(brand, webhook.id(), Told.NOW));

        assertThat(webhooks.find(brand, webhook.id()).orElseThrow().secrets())
                .extracting(Secret::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, Race.RACERS + 1).boxed().toList());
    }

    @Test
    void w8_it_is_disabled_until_it_is_enabled() {
        var webhook = register(aWebhook(brand));

        for (var why : Disabled.values()) {
            var disabled = webhooks.disable(brand, webhook.id(), why).orElseThrow();
            assertThat(disabled.disabled()).isEqualTo(why);
            assertThat(webhooks.find(brand, webhook.id())).contains(disabled);
        }
        assertThat(webhooks.disable(brand, webhook.id(), null)).contains(webhook);
        assertThat(webhooks.find(brand, webhook.id())).contains(webhook);
    }

    @Test
    void w8_what_is_enabled_again_is_not_failing() {
        var webhook = register(aWebhook(brand));
        adapters.events().announce(brand, List.of(Told.event(1)));
        Told.until(
                "it has failed",
                () -> {
                    adapters.dispatches().plan(Told.NOW, 9);
                    var due =
                            adapters
                                    .dispatches()
                                    .take(Told.NOW, Told.NOW.plusSeconds(60), 9, List.of())
                                    .stream()
                                    .filter(one -> one.webhook().equals(webhook))
                                    .toList();
                    for (var one : due)
                        adapters.dispatches()
                                .settle(
                                        one,
                                        Dispatch.Status.PENDING,
                                        new Dispatch.Attempt(Told.NOW, null, "no answer"),
                                        Told.NOW.plusSeconds(5));
                    return !due.isEmpty();
                });

        assertThat(
                        webhooks.disable(brand, webhook.id(), Disabled.FAILING)
                                .orElseThrow()
                                .failingSince())
                .isEqualTo(Told.NOW);
        assertThat(webhooks.disable(brand, webhook.id(), null)).contains(webhook);
    }
}
