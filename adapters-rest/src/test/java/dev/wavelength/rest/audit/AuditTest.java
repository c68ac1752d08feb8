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
    void of_a_brand_that_is_not_there_nothing_is_known() {
        operator.get(trail).isProblem(404, "not-found");
        operator.get(trail + "?cursor=x&limit=201")
                .isProblem(400, "invalid-parameter", "/cursor", "/limit");
    }
}
