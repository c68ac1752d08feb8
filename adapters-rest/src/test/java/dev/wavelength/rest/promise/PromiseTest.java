package dev.wavelength.rest.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
class PromiseTest {

    private static final String FOUR_DAYS =
            "{\"text\":\"In four days\",\"unit\":\"days\",\"better\":\"LOWER\",\"promised\":4,\"tolerated\":5,\"stretch\":2,\"validFrom\":\"2026-01-01T00:00:00Z\"}";

    private final Client partner;

    PromiseTest(EmbeddedServer server) {
        this.partner = Client.partner(server.getURI());
    }

    @Test
    void a_touchpoint_is_described_and_listed() {
        partner.put("/v1/touchpoints/delivery", "{\"name\":\"Delivery\",\"critical\":true}")
                .is(200)
                .holds(
                        "{\"id\":\"delivery\",\"name\":\"Delivery\",\"critical\":true,\"owLimit\":0.05,\"dangerLimit\":0.15,\"declared\":true}");
        partner.post(
                        "/v1/moments",
                        "{\"customer\":\"c\",\"touchpoint\":\"a-surprise\",\"occurredAt\":\"2026-03-02T09:00:00Z\"}")
                .is(201);

        var first = partner.get("/v1/touchpoints?limit=1").is(200);

        first.holds("\"id\":\"a-surprise\"", "\"declared\":false");
        assertThat(first.header("Link")).contains("limit=1&cursor=", "rel=\"next\"");
        partner.get("/v1/touchpoints?cursor=" + first.text("next"))
                .is(200)
                .holds("\"id\":\"delivery\"", "\"next\":null");
    }

    @Test
    void a_promise_has_versions_and_each_holds_in_its_time() {
        var path = "/v1/touchpoints/delivery/promises/days";
        partner.put(path, FOUR_DAYS).is(200).holds("\"version\":1");
        partner.put(path, FOUR_DAYS).is(200).holds("\"version\":1");

        partner.put(path, FOUR_DAYS.replace("2026-01", "2026-03").replace("4", "3"))
                .is(200)
                .holds("\"version\":2", "\"promised\":3.0");

        var list = "/v1/touchpoints/delivery/promises";
        partner.get(list).is(200).holds("\"version\":2");
        partner.get(list + "?asOf=2026-02-01T00:00:00%2B01:00").is(200).holds("\"version\":1");
        partner.get(list + "?asOf=2025-02-01T00:00:00Z")
                .is(200)
                .holds("{\"items\":[],\"next\":null}");
        partner.get("/v1/touchpoints/nowhere/promises").isProblem(404, "not-found");
    }

    @Test
    void a_delivery_may_name_a_standing_promise() {
        partner.put("/v1/touchpoints/delivery/promises/days", FOUR_DAYS).is(200);

        partner.post(
                        "/v1/moments",
                        "{\"customer\":\"c\",\"touchpoint\":\"delivery\",\"occurredAt\":\"2026-03-02T09:00:00Z\",\"deliveries\":[{\"promise\":\"days\",\"value\":6}]}")
                .is(201)
                .holds("\"promised\":4.0", "\"unit\":\"days\"", "\"delivery\":\"MISSED\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /text /better /promised",
                "{\"text\":\"t\",\"better\":\"LOWER\",\"promised\":4,\"stretch\":5} | /stretch",
                "{\"text\":\"t\",\"better\":\"LOWER\",\"promised\":4,\"tolerated\":3} | /tolerated",
                "{\"text\":\"t\",\"better\":\"MORE\",\"promised\":4} | /better",
                "{\"text\":\"t\",\"better\":\"LOWER\",\"promised\":1e999} | /promised",
                "{\"text\":\"t\",\"better\":\"LOWER\",\"promised\":4,\"version\":2} | /version",
                "{\"text\":\"t\",\"better\":\"LOWER\",\"promised\":4,\"validFrom\":\"soon\"} | /validFrom",
            })
    void what_cannot_be_promised_is_named(String json, String pointers) {
        partner.put("/v1/touchpoints/t/promises/p", json)
                .isProblem(422, "invalid-content", pointers.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /name",
                "{\"name\":\"n\",\"owLimit\":0} | /owLimit",
                "{\"name\":\"n\",\"owLimit\":0.2} | /dangerLimit",
                "{\"name\":\"n\",\"critical\":1} | /critical",
                "{\"name\":\"n\",\"declared\":true} | /declared",
            })
    void what_cannot_be_of_a_touchpoint_is_named(String json, String pointer) {
        partner.put("/v1/touchpoints/t", json).isProblem(422, "invalid-content", pointer);
    }

    @Test
    void names_in_addresses_are_keys() {
        partner.put("/v1/touchpoints/a%2Fb", "{\"name\":\"n\"}")
                .isProblem(400, "invalid-parameter", "/touchpoint");
        partner.put("/v1/touchpoints/t/promises/%C3%BC", FOUR_DAYS)
                .isProblem(400, "invalid-parameter", "/promise");
        partner.put("/v1/touchpoints/t", "{\"name\":\"n\"}", "If-Match", "\"x\"")
                .isProblem(412, "stale");
    }
}
