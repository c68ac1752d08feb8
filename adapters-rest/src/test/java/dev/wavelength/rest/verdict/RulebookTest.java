package dev.wavelength.rest.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
class RulebookTest {

    private static final String PATH = "/v1/rulebook";

    private final Client partner;

    RulebookTest(EmbeddedServer server) {
        this.partner = Client.partner(server.getURI());
    }

    @Test
    void what_was_read_may_be_put_and_changes_nothing() {
        var standard = partner.get(PATH).is(200);

        var put = partner.put(PATH, standard.body()).is(200);

        assertThat(put.body()).isEqualTo(standard.body());
        assertThat(put.header("ETag")).isEqualTo("\"v1\"");
        assertThat(partner.get(PATH, "If-None-Match", "\"v1\"").is(304).body()).isEmpty();
    }

    @Test
    void a_change_makes_the_next_version_which_judges() {
        var milder =
                partner.get(PATH).body().replace("\"standingRaise\":0.3", "\"standingRaise\":0.1");

        partner.put(PATH, milder, "If-Match", "\"v1\"").is(200).holds("\"version\":2");

        partner.post(
                        "/v1/verdicts",
                        "{\"customer\":\"c\",\"touchpoint\":\"t\",\"occurredAt\":\"2026-03-02T09:00:00Z\"}")
                .is(200)
                .holds("\"rulebook\":2");
    }

    @Test
    void rules_made_from_another_version_are_stale() {
        var first = partner.get(PATH).body();
        partner.put(PATH, first.replace("\"standingRaise\":0.3", "\"standingRaise\":0.1")).is(200);

        partner.put(PATH, first).isProblem(412, "stale");
        partner.put(PATH, first.replace("\"version\":1,", ""), "If-Match", "\"v1\"")
                .isProblem(412, "stale");
        partner.put(PATH, first.replace("\"version\":1,", "")).is(200).holds("\"version\":3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"CSAT\": | \"STARS\": | /instruments/CSAT /instruments/STARS",
                "\"below\":2,\"met\":4 | \"below\":2,\"met\":1 | /instruments/CSAT/met",
                "\"LOW\":0.1 | \"LOW\":1.1 | /stakes/LOW",
                "\"standingRaise\":0.3 | \"standingRaise\":-1 | /standingRaise",
                "\"OW\":-2.0 | \"OW\":2.0 | /values",
                "\"remedied\": | \"remedy\": | /remedied /remedy",
                "\"MISSED\": | \"MIST\": | /table/MISSED /table/MIST",
                "\"stakesFactor\":2.0 | \"stakesFactor\":\"2\" | /stakesFactor",
                "\"version\":1 | \"version\":\"1\" | /version",
            })
    void what_cannot_be_a_rule_is_named(String good, String bad, String pointers) {
        var rules = partner.get(PATH).body();
        assertThat(rules).contains(good);

        partner.put(PATH, rules.replace(good, bad))
                .isProblem(422, "invalid-content", pointers.split(" "));
    }

    @Test
    void no_wow_without_a_word() {
        var rules =
                partner.get(PATH)
                        .body()
                        .replace(
                                "\"UNKNOWN\":{\"experience\":\"HOW\",\"certainty\":\"PRESUMED\",\"flag\":null}",
                                "\"UNKNOWN\":{\"experience\":\"WOW\",\"certainty\":\"PRESUMED\",\"flag\":null}");

        partner.put(PATH, rules).isProblem(422, "invalid-content", "/table/KEPT/UNKNOWN");
    }
}
