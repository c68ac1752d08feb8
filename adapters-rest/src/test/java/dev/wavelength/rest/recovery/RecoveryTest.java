package dev.wavelength.rest.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Answer;
import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;

@MicronautTest
class RecoveryTest {

    private static final String ACKNOWLEDGE = "{\"step\":\"ACKNOWLEDGE\",\"by\":\"ann\"}";
    private static final String REMEDY =
            "{\"step\":\"REMEDY\",\"by\":\"ann\",\"note\":\"made good\"}";

    private final EmbeddedServer server;
    private final Client partner;

    RecoveryTest(EmbeddedServer server) {
        this.server = server;
        this.partner = Client.partner(server.getURI());
    }

    private Answer moment(String id, String customer, String rest) {
        return partner.post(
                        "/v1/moments",
                        "{\"id\":\"%s\",\"customer\":\"%s\",\"touchpoint\":\"t\",\"occurredAt\":\"2026-03-03T09:00:00Z\",%s}"
                                .formatted(id, customer, rest))
                .is(201);
    }

    private String opened(String id) {
        return moment(id, "of-" + id, "\"feedback\":[{\"instrument\":\"PACKAGE\",\"score\":1}]")
                .text("recovery");
    }

    private Answer step(String recovery, String step, String... headers) {
        return partner.post("/v1/recoveries/" + recovery + "/steps", step, headers);
    }

    private Answer feedback(String recovery, String feedback, String... headers) {
        return partner.post("/v1/recoveries/" + recovery + "/feedback", feedback, headers);
    }

    @Test
    void an_ow_opens_a_recovery_and_steps_lead_to_a_wow() {
        var id = opened("ow");
        partner.get("/v1/moments/ow").is(200).holds("\"recovery\":\"" + id + "\"");
        partner.get("/v1/recoveries/" + id)
                .is(200)
                .holds(
                        "\"moment\":\"ow\"",
                        "\"customer\":\"of-ow\"",
                        "\"status\":\"OPEN\"",
                        "\"outcome\":null",
                        "\"openedAt\":\"2026-03-03T12:00:00.123456Z\"",
                        "\"acknowledgeBy\":\"2026-03-03T13:00:00Z\"",
                        "\"remedyBy\":\"2026-03-08T09:00:00Z\"",
                        "\"overdue\":false",
                        "\"steps\":[]");
        var acknowledged = step(id, ACKNOWLEDGE).is(201).holds("\"status\":\"ACKNOWLEDGED\"");
        assertThat(acknowledged.header("Location")).isEqualTo("/v1/recoveries/" + id);
        step(id, REMEDY).is(201).holds("\"status\":\"REMEDIED\"", "\"note\":\"made good\"");

        moment(
                "good",
                "of-ow",
                "\"recovers\":\"ow\",\"feedback\":[{\"instrument\":\"EXPECTATION\",\"score\":5}]");

        partner.get("/v1/recoveries/" + id)
                .is(200)
                .holds("\"status\":\"CLOSED\"", "\"outcome\":\"TURNED\"", "\"moment\":\"good\"");
        partner.get("/v1/customers/of-ow/chain")
                .is(200)
                .holds("\"status\":\"TURNED\"", "\"standing\":0");
    }

    @Test
    void what_the_customer_says_of_it_decides() {
        var id = opened("ow");

        feedback(
                        id,
                        "{\"instrument\":\"CSAT\",\"score\":5,\"comment\":\"quick\",\"givenAt\":\"2026-03-03T11:00:00Z\"}")
                .is(201)
                .holds("\"outcome\":\"MENDED\"", "\"step\":\"FEEDBACK\"", "\"effect\":\"MENDED\"");
        feedback(
                        id,
                        "{\"instrument\":\"CSAT\",\"score\":5,\"comment\":\"quick\",\"givenAt\":\"2026-03-03T11:00:00Z\"}")
                .is(200)
                .holds("\"version\":2");
        feedback(id, "{\"instrument\":\"COMPLAINT\"}")
                .is(201)
                .holds(
                        "\"outcome\":\"NOT_MENDED\"",
                        "\"status\":\"OPEN\"",
                        "\"severity\":\"HIGH\"");
        partner.get("/v1/customers/of-ow/chain").is(200).holds("\"status\":\"BROKEN\"");
    }

    @Test
    void what_cannot_be_is_refused_and_every_place_named() {
        var id = opened("ow");

        step(id, "{\"step\":\"FIX\",\"bye\":1}")
                .isProblem(422, "invalid-content", "/step", "/by", "/bye");
        step(id, "{\"step\":\"ASSIGN\",\"by\":\"ann\"}")
                .isProblem(422, "invalid-content", "/owner");
        step(id, "{\"step\":\"NOTE\",\"by\":\"ann\"}").isProblem(422, "invalid-content", "/note");
        feedback(id, "{\"instrument\":\"CSAT\",\"score\":9}")
                .isProblem(422, "invalid-content", "/score");
        feedback(id, "{\"instrument\":\"CSAT\",\"score\":5,\"givenAt\":\"2026-03-01T11:00:00Z\"}")
                .isProblem(422, "invalid-content", "/givenAt");
        feedback(id, "{\"instrument\":\"CSAT\",\"score\":5,\"givenAt\":\"2026-03-09T11:00:00Z\"}")
                .isProblem(422, "invalid-content", "/givenAt");
    }

    @Test
    void a_step_that_does_not_fit_is_refused_and_changes_nothing() {
        var id = opened("ow");
        step(id, REMEDY).is(201);

        step(id, ACKNOWLEDGE).isProblem(409, "not-now");
        step(id, REMEDY).isProblem(409, "not-now");
        partner.get("/v1/recoveries/" + id).is(200).holds("\"version\":2");
    }

    @Test
    void a_key_stands_for_one_step() {
        var id = opened("ow");
        step(id, ACKNOWLEDGE, "Idempotency-Key", "k-1").is(201);
        step(id, REMEDY).is(201);

        step(id, ACKNOWLEDGE, "Idempotency-Key", "k-1")
                .is(200)
                .holds("\"status\":\"ACKNOWLEDGED\"", "\"version\":2");
        step(id, REMEDY, "Idempotency-Key", "k-1").isProblem(422, "key-reused");
        feedback(id, "{\"instrument\":\"COMPLIMENT\"}", "Idempotency-Key", "k-1")
                .isProblem(422, "key-reused");
        partner.post(
                        "/v1/moments/ow/feedback",
                        "{\"instrument\":\"COMPLIMENT\"}",
                        "Idempotency-Key",
                        "k-1")
                .isProblem(422, "key-reused");
    }

    @Test
    void a_step_may_be_meant_for_one_version_only() {
        var id = opened("ow");
        var tag = partner.get("/v1/recoveries/" + id).is(200).header("ETag");
        partner.get("/v1/recoveries/" + id, "If-None-Match", tag).is(304);

        step(id, ACKNOWLEDGE, "If-Match", tag).is(201);
        step(id, REMEDY, "If-Match", tag).isProblem(412, "stale");
        feedback(id, "{\"instrument\":\"COMPLIMENT\"}", "If-Match", tag).isProblem(412, "stale");
    }

    @Test
    void recoveries_are_listed_the_most_urgent_first() {
        var calm = opened("a");
        var closed = opened("b");
        feedback(closed, "{\"instrument\":\"COMPLIMENT\"}").is(201);
        var grave =
                moment(
                                "c",
                                "of-c",
                                "\"stakes\":\"CRITICAL\",\"feedback\":[{\"instrument\":\"COMPLAINT\"}]")
                        .text("recovery");

        var first = partner.get("/v1/recoveries?limit=1").is(200);
        assertThat(first.text("id")).isEqualTo(grave);
        var second = partner.get("/v1/recoveries?limit=1&cursor=" + first.text("next")).is(200);
        assertThat(second.text("id")).isEqualTo(calm);
        assertThat(partner.get("/v1/recoveries?status=CLOSED").text("id")).isEqualTo(closed);
        assertThat(partner.get("/v1/recoveries?severity=NORMAL&status=OPEN").text("id"))
                .isEqualTo(calm);
        partner.get("/v1/recoveries?overdue=true")
                .is(200)
                .holds("\"id\":\"" + grave + "\"", "\"next\":null", "\"overdue\":true");
        partner.get("/v1/recoveries?overdue=maybe&status=DONE&severity=X&cursor=x")
                .isProblem(400, "invalid-parameter", "/overdue", "/status", "/severity", "/cursor");
    }

    @Test
    void figures_are_shares_and_times_and_null_of_nothing() {
        partner.get("/v1/recoveries/figures?from=2026-03-01&to=2026-03-31")
                .is(200)
                .holds(
                        "\"opened\":0",
                        "\"acknowledge\":{\"median\":null,\"p90\":null}",
                        "\"turned\":{\"rate\":null,\"lower\":null,\"upper\":null,\"n\":0}");
        step(opened("ow"), ACKNOWLEDGE).is(201);
        partner.get("/v1/recoveries/figures?from=2026-03-03&to=2026-03-03")
                .is(200)
                .holds(
                        "\"opened\":1",
                        "\"acknowledge\":{\"median\":10800.123456,\"p90\":10800.123456}",
                        "\"acknowledgedInTime\":{\"rate\":1.0");
        partner.get("/v1/recoveries/figures?from=2026-03-03&to=2026-03-02")
                .isProblem(400, "invalid-parameter", "/to");
        partner.get("/v1/recoveries/figures").isProblem(400, "invalid-parameter", "/from", "/to");
    }

    @Test
    void another_brands_recovery_is_not_there() {
        var id = opened("ow");
        var stranger = Client.partner(server.getURI());

        stranger.get("/v1/recoveries/" + id).isProblem(404, "not-found");
        stranger.post("/v1/recoveries/" + id + "/steps", ACKNOWLEDGE).isProblem(404, "not-found");
        stranger.post("/v1/recoveries/" + id + "/feedback", "{\"instrument\":\"COMPLIMENT\"}")
                .isProblem(404, "not-found");
        partner.get("/v1/recoveries/unheard-of").isProblem(404, "not-found");
        Client.partner(server.getURI(), "\"moments:read\"")
                .get("/v1/recoveries")
                .isProblem(403, "forbidden");
    }

    @Test
    void figures_know_of_centuries() {
        var centuries = Client.partner(server.getURI());
        centuries
                .post(
                        "/v1/moments",
                        """
                        {"customer": "c", "touchpoint": "t", "occurredAt": "1500-01-01T00:00:00Z", "feedback": [
                            {"instrument": "COMPLAINT", "givenAt": "2026-03-03T11:00:00Z"}]}
                        """)
                .is(201)
                .holds("\"experience\":\"OW\"");

        centuries
                .get("/v1/recoveries/figures?from=2026-03-01&to=2026-03-31")
                .is(200)
                .holds("\"blind\":{\"median\":1.66");
    }
}
