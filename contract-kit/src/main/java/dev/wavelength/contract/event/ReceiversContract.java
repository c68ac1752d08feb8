package dev.wavelength.contract.event;

import static dev.wavelength.contract.event.Told.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhook.Secret;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/// What every adapter for [Receivers] must do, rule by rule.
public abstract class ReceiversContract {

    private static final Brand.Id BRAND = new Brand.Id("corner-shop");

    private Receivers receivers;

    /// The adapter under test.
    protected abstract Receivers receivers();

    /// Where a receiver answers with this status and text.
    protected abstract Webhook.Address answering(int status, String text);

    /// Where nobody answers.
    protected abstract Webhook.Address silent();

    /// The ids of what receivers were sent, in the order in which it came.
    protected abstract List<String> idsReceived();

    @BeforeEach
    void begin() {
        receivers = receivers();
    }

    private static Webhook webhook(int id, Webhook.Address address) {
        return Webhook.of(
                BRAND,
                new Webhook.Id("00000000-0000-0000-0000-%012d".formatted(id)),
                address,
                Set.of(),
                Told.NOW);
    }

    private static Announced announced(int number) {
        return new Announced(new Event.Position(7, number), event("c-1", number));
    }

    @Test
    void x1_a_secret_is_made_anew_as_it_was() {
        var webhook = webhook(1, silent());
        var secret = receivers.secret(webhook, new Secret(1, Told.NOW));

        assertThat(secret).startsWith("whsec_");
        assertThat(receivers.secret(webhook, new Secret(1, Told.NOW.plusSeconds(9))))
                .isEqualTo(secret);
    }

    @Test
    void x1_no_two_secrets_are_the_same() {
        var webhook = webhook(1, silent());
        var otherBrands =
                Webhook.of(
                        new Brand.Id("another"),
                        webhook.id(),
                        webhook.address(),
                        Set.of(),
                        Told.NOW);

        assertThat(
                        List.of(
                                receivers.secret(webhook, new Secret(1, Told.NOW)),
                                receivers.secret(webhook, new Secret(2, Told.NOW)),
                                receivers.secret(webhook(2, silent()), new Secret(1, Told.NOW)),
                                receivers.secret(otherBrands, new Secret(1, Told.NOW))))
                .doesNotHaveDuplicates();
    }

    @Test
    void x2_what_is_taken_is_taken() {
        for (int status : List.of(200, 202, 204)) {
            var answer = receivers.send(webhook(1, answering(status, "")), announced(1), Told.NOW);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.taken()).isTrue();
        }
    }

    @Test
    void x2_what_is_refused_is_not() {
        for (int status : List.of(302, 400, 410, 500)) {
            var answer =
                    receivers.send(webhook(1, answering(status, "no")), announced(1), Told.NOW);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.taken()).isFalse();
            assertThat(answer.gone()).isEqualTo(status == 410);
            assertThat(answer.note()).isEqualTo("no");
        }
    }

    @Test
    void x2_silence_is_told_as_such() {
        var answer = receivers.send(webhook(1, silent()), announced(1), Told.NOW);

        assertThat(answer.status()).isNull();
        assertThat(answer.taken()).isFalse();
        assertThat(answer.note()).isNotBlank();
    }

    @Test
    void x3_an_event_has_the_same_id_each_time() {
        var address = answering(500, "no");
        for (int number : List.of(1, 1, 2))
            receivers.send(webhook(1, address), announced(number), Told.NOW.plusSeconds(number));

        assertThat(idsReceived()).containsExactly("c-1-1", "c-1-1", "c-1-2");
    }
}
