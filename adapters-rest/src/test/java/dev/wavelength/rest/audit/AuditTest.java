package dev.wavelength.rest.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;

import java.util.UUID;

@MicronautTest
class AuditTest {

    private final Client operator;
    private final String name = "brand-" + UUID.randomUUID();
    private final String trail = "/v1/brands/%s/audit".formatted(name);

    AuditTest(EmbeddedServer server) {
        this.operator = Client.operator(server.getURI());
    }

    @Test
    void the_operator_reads_who_changed_what() {
        operator.put("/v1/brands/" + name, "{\"name\":\"Shop\",\"timeZone\":\"UTC\"}").is(201);
        var till = operator.admit(name, "till", "\"promises\"");
        till.put("/v1/touchpoints/delivery", "{\"name\":\"To the door\"}").is(200);
        till.put(
                        "/v1/touchpoints/delivery/promises/days",
                        "{\"text\":\"Soon\",\"unit\":\"days\",\"better\":\"LOWER\",\"promised\":4}")
                .is(200);
        var rulebook = till.get("/v1/rulebook").is(200).body();
        till.put("/v1/rulebook", rulebook.replace("\"standingRaise\":0.3", "\"standingRaise\":0.4"))
                .is(200);

        var latest = operator.get(trail + "?limit=2").is(200);
        latest.holds(
                "\"number\":5,\"at\":\"2026-03-03T12:00:00.123456Z\",\"by\":\"partner till\",\"act\":\"RULEBOOK_CHANGED\"",
                "\"number\":4,",
                "\"act\":\"PROMISE_MADE\",\"subject\":\"delivery/days\"");
        var next = latest.text("next");
        assertThat(latest.header("Link")).contains("cursor=" + next);
        operator.get(trail + "?cursor=" + next)
                .is(200)
                .holds("\"act\":\"TOUCHPOINT_DESCRIBED\",\"subject\":\"delivery\"")
                .holds("\"by\":\"operator\",\"act\":\"PARTNER_ADMITTED\",\"subject\":\"till\"")
                .holds("\"number\":1,", "\"act\":\"BRAND_CREATED\"", "\"next\":null");
        assertThat(operator.get(trail).body()).doesNotContain(till.key());
        till.get(trail).isProblem(403, "forbidden");
    }

    @Test
    void what_is_done_about_ows_is_noted_without_a_word_of_the_customer() {
        operator.put("/v1/brands/" + name, "{\"name\":\"Shop\",\"timeZone\":\"UTC\"}").is(201);
        var desk = operator.admit(name, "desk", "\"moments:write\",\"recoveries\"");
        var id =
                desk.post(
                                "/v1/moments",
                                "{\"id\":\"m\",\"customer\":\"somebody\",\"touchpoint\":\"t\",\"occurredAt\":\"2026-03-03T09:00:00Z\",\"feedback\":[{\"instrument\":\"PACKAGE\",\"score\":1}]}")
                        .is(201)
                        .text("recovery");
        var recovery = "/v1/recoveries/" + id;
        var step =
                "{\"step\":\"ASSIGN\",\"by\":\"whoever\",\"owner\":\"whoever\",\"note\":\"whatever\"}";
        desk.post(recovery + "/steps", step, "Idempotency-Key", "k").is(201);
        desk.post(recovery + "/steps", step, "Idempotency-Key", "k").is(200);
        desk.post(recovery + "/steps", step, "If-Match", "\"9\"").isProblem(412, "stale");
        var word =
                "{\"instrument\":\"CSAT\",\"score\":5,\"comment\":\"whatever\",\"givenAt\":\"2026-03-03T11:00:00Z\"}";
        desk.post(recovery + "/feedback", word).is(201);
        desk.post(recovery + "/feedback", word).is(200);

        var noted = operator.get(trail).is(200);

        noted.holds(
                "\"number\":4,",
                "\"by\":\"partner desk\",\"act\":\"RECOVERY_FEEDBACK_HEARD\",\"subject\":\"%s\",\"detail\":\"since then version 3\""
                        .formatted(id),
                "\"act\":\"RECOVERY_STEP_TAKEN\",\"subject\":\"%s\",\"detail\":\"ASSIGN, since then version 2\""
                        .formatted(id));
        assertThat(noted.body()).doesNotContain("\"number\":5", "somebody", "whoever", "whatever");
    }

    @Test
    void what_is_done_to_webhooks_is_noted_without_a_secret() {
        operator.put("/v1/brands/" + name, "{\"name\":\"Shop\",\"timeZone\":\"UTC\"}").is(201);
        var desk = operator.admit(name, "desk", "\"webhooks\"");
        var hook = "{\"url\":\"https://example.com/hidden?token=hidden\"}";
        var registered = desk.post("/v1/webhooks", hook, "Idempotency-Key", "k").is(201);
        desk.post("/v1/webhooks", hook, "Idempotency-Key", "k").is(200);
        var webhook = "/v1/webhooks/" + registered.text("id");
        desk.post(webhook + "/secret", "").is(200);
        desk.delete(webhook).is(204);
        desk.delete(webhook).isProblem(404, "not-found");

        var noted = operator.get(trail).is(200);

        noted.holds(
                "\"number\":5,",
                "\"act\":\"WEBHOOK_REMOVED\",\"subject\":\"%s\"".formatted(registered.text("id")),
                "\"act\":\"WEBHOOK_SECRET_RENEWED\"",
                "\"by\":\"partner desk\",\"act\":\"WEBHOOK_REGISTERED\"",
                "\"detail\":\"sends to example.com\"");
        assertThat(noted.body()).doesNotContain("\"number\":6", "hidden", "whsec_");
    }

    @Test
    void of_a_brand_that_is_not_there_nothing_is_known() {
        operator.get(trail).isProblem(404, "not-found");
        operator.get(trail + "?cursor=x&limit=201")
                .isProblem(400, "invalid-parameter", "/cursor", "/limit");
    }
}
