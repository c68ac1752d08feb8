package dev.wavelength.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.Property;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.event.Webhook.Secret;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.value.InvalidValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class EventTest {

    private static final Instant NOW = Instant.parse("2026-03-02T18:00:03.204118Z");
    private static final Moment MOMENT = Generate.moment(List.of(), List.of(), null);

    @Test
    void an_event_told_twice_is_the_same() {
        assertThat(Event.judgedOw(MOMENT, 1, NOW.plusNanos(999)))
                .isEqualTo(Event.judgedOw(MOMENT, 1, NOW));
        assertThat(
                        List.of(
                                Event.judgedOw(MOMENT, 1, NOW).id(),
                                Event.judgedOw(MOMENT, 2, NOW).id(),
                                Event.judgedOw(MOMENT, 1, NOW.plusMillis(1)).id(),
                                broken("c-1").id(),
                                broken("c-2").id()))
                .doesNotHaveDuplicates();
    }

    private static Event broken(String customer) {
        return Event.chainBroken(new Customer(customer), MOMENT.id(), Chain.Head.EMPTY, NOW);
    }

    @Test
    void an_event_names_what_it_is_about_by_the_words_of_cloud_events() {
        var announced = new Announced(new Event.Position(761, 0), broken("c-1"));

        assertThat(announced.attributes(new Brand.Id("shop")).toString())
                .isEqualTo(
                        "{specversion=1.0, id=%s, source=/brands/shop, type=dev.wavelength.chain.broken.v1, subject=c-1, time=2026-03-02T18:00:03.204118Z, partitionkey=c-1, sequence=00000000000002f900000000, datacontenttype=application/json, data={customer=c-1, moment=%s, standing=0}}"
                                .formatted(announced.event().id(), MOMENT.id()));
    }

    @Test
    void what_customers_said_is_not_told() {
        Property.forAll(
                Generate::moment,
                moment -> {
                    var told = Event.judgedOw(moment, 1, NOW).toString();
                    for (var feedback : moment.feedback())
                        if (feedback.comment() != null)
                            assertThat(told).doesNotContain(feedback.comment());
                    assertThat(Event.judgedOw(moment, 1, NOW).data().keySet())
                            .containsExactly(
                                    "moment", "revision", "customer", "touchpoint", "occurredAt");
                });
    }

    @Test
    void every_type_is_found_by_its_name() {
        for (var type : Event.Type.values())
            assertThat(Event.Type.of(type.toString())).contains(type);
        assertThat(Event.Type.of("dev.wavelength.all")).isEmpty();
    }

    @Test
    void texts_of_positions_are_in_the_order_of_positions() {
        Property.forAll(
                random ->
                        List.of(
                                new Event.Position(random.nextLong() >>> 1, random.nextInt() >>> 1),
                                new Event.Position(random.nextInt(3), random.nextInt(3)),
                                new Event.Position(random.nextInt(3), random.nextInt(3))),
                positions -> {
                    for (var one : positions) {
                        assertThat(Event.Position.of(one.toString())).isEqualTo(one);
                        for (var other : positions)
                            assertThat(Integer.signum(one.toString().compareTo(other.toString())))
                                    .isEqualTo(one.compareTo(other));
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "00000000000002f90000000",
                "00000000000002F900000000",
                "80000000000002f900000000",
                "00000000000002f980000000",
                "00000000000002f900000000\n",
            })
    void what_is_no_position_is_refused(String text) {
        assertThatThrownBy(() -> Event.Position.of(text)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com/",
                "https://example.com?a=b",
                "https://example.com:8443/a/b?c=d&e=%20;f",
                "http://localhost:9/x",
                "https://[2606:4700::1111]/",
                "https://a.b-c.example./~x",
            })
    void an_address_is_a_url(String text) {
        assertThat(new Webhook.Address(text)).hasToString(text);
        assertThat(java.net.URI.create(text).getHost()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "//example.com",
                "ftp://example.com",
                "HTTPS://example.com",
                "https://",
                "https:///x",
                "https://a@example.com",
                "https://a:b@example.com",
                "https://example.com#x",
                "https://example.com/#x",
                "https://example.com/ x",
                "https://example.com/\n",
                "https://example.com\\x",
                "https://example.com:x",
                "https://example.com:1234567",
                "https://exa_mple.com",
                "https://example..com",
                "https://b\u00fccher.example",
                "https://example.com/%",
                "https://example.com/%0g",
                "https://example.com/[",
                "https://example.com/\u00fc",
            })
    void what_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> new Webhook.Address(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void an_address_is_bounded() {
        var longest = "https://example.com/" + "x".repeat(Webhook.Address.LONGEST - 20);
        assertThat(new Webhook.Address(longest).text()).hasSize(Webhook.Address.LONGEST);
        assertThatThrownBy(() -> new Webhook.Address(longest + "x"))
                .isInstanceOf(InvalidValue.class);
    }

    private static Webhook webhook(List<Secret> secrets, Event.Type... types) {
        return new Webhook(
                new Brand.Id("shop"),
                new Webhook.Id("00000000-0000-0000-0000-000000000000"),
                new Webhook.Address("https://example.com"),
                Set.of(types),
                NOW,
                secrets,
                null,
                null);
    }

    @Test
    void who_asks_for_nothing_in_particular_wants_all() {
        var first = List.of(new Secret(1, NOW));

        assertThat(Event.Type.values()).allMatch(webhook(first)::wants);
        assertThat(Event.Type.values())
                .filteredOn(webhook(first, Event.Type.CHAIN_BROKEN)::wants)
                .containsExactly(Event.Type.CHAIN_BROKEN);
    }

    @Test
    void a_secret_signs_for_a_day_beside_its_successor() {
        var webhook = webhook(List.of(new Secret(1, NOW), new Secret(2, NOW.plusSeconds(9))));
        var over = NOW.plusSeconds(9).plus(Webhook.OVERLAP);

        assertThat(webhook.secretsAt(over.minusMillis(1))).hasSize(2);
        assertThat(webhook.secretsAt(over)).containsExactly(new Secret(2, NOW.plusSeconds(9)));
    }

    @Test
    void whoever_renews_in_whatever_rhythm_the_newest_signs_and_never_too_many() {
        Property.forAll(
                random -> {
                    var steps = new ArrayList<Duration>();
                    for (int n = random.nextInt(12); n > 0; n--)
                        steps.add(Duration.ofMinutes(random.nextInt(1_500)));
                    return steps;
                },
                steps -> {
                    var webhook = webhook(List.of(new Secret(1, NOW)));
                    var now = NOW;
                    for (var step : steps) {
                        now = now.plus(step);
                        webhook = webhook(webhook.renewedSecrets(now));
                        assertThat(webhook.secrets().getLast().since()).isEqualTo(now);
                        assertThat(webhook.secretsAt(now)).endsWith(webhook.secrets().getLast());
                    }
                    assertThat(webhook.secrets().getLast().number()).isEqualTo(steps.size() + 1);
                    assertThat(webhook.secretsAt(now).size()).isBetween(1, Webhook.MOST_SECRETS);
                });
    }

    @Test
    void the_signing_key_does_not_show() {
        var key = SigningKey.from(new byte[32]);

        assertThat(key.toString()).doesNotContain("00");
        assertThat(key.bytes()).isEqualTo(new byte[32]);
        assertThatThrownBy(() -> SigningKey.from(new byte[16])).isInstanceOf(InvalidValue.class);
    }
}
