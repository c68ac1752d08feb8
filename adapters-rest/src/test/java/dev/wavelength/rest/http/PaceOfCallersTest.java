package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.brand.InMemoryAccessTokens;
import dev.wavelength.rest.Client;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

@MicronautTest
@Property(name = "time.stands", value = "true")
class PaceOfCallersTest {

    private final EmbeddedServer server;
    private final InMemoryAccessTokens tokens;

    PaceOfCallersTest(EmbeddedServer server, InMemoryAccessTokens tokens) {
        this.server = server;
        this.tokens = tokens;
    }

    /// A second that does not end.
    @Factory
    @Requires(property = "time.stands")
    static final class Standstill {

        @Singleton
        @Replaces(Pace.class)
        Pace pace() {
            return new Pace(new StoppedClock(new AtomicLong()), 100);
        }
    }

    @Test
    void who_tries_keys_or_tokens_is_slowed_down() {
        var stranger = new Client(server.getURI(), "wl_guess-after-guess");
        var bearer = new Client(server.getURI(), InMemoryAccessTokens.token("a guess").text());
        tokens.silence(true);
        bearer.get("/v1/moments").isProblem(503, "issuer-silent");
        tokens.silence(false);
        for (int i = 1; i < Pace.OF_STRANGERS; i++)
            (i % 2 == 0 ? stranger : bearer).get("/v1/moments").isProblem(401, "unauthenticated");
        bearer.get("/v1/moments").isProblem(429, "too-many-requests");

        var refused =
                stranger.get("/v1/moments", "X-Forwarded-For", "192.0.2.1")
                        .isProblem(429, "too-many-requests");

        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("RateLimit")).isEqualTo("\"requests\";r=0;t=1");
        Client.partner(server.getURI()).get("/v1/moments").is(200);
    }

    @Test
    void a_partner_is_held_to_its_limits_and_to_others_as_soon_as_they_are_put() {
        var operator = Client.operator(server.getURI());
        operator.put("/v1/brands/pace", "{\"name\":\"b\",\"timeZone\":\"UTC\"}").is(201);
        var admitted =
                operator.post(
                                "/v1/brands/pace/partners",
                                "{\"name\":\"till\",\"scopes\":[\"moments:write\",\"moments:read\"],"
                                        + "\"limits\":{\"requestsPerSecond\":3,\"momentsPerDay\":2}}")
                        .is(201)
                        .holds("\"limits\":{\"requestsPerSecond\":3,\"momentsPerDay\":2}");
        var till = new Client(server.getURI(), admitted.text("apiKey"));
        till.get("/v1/moments").is(200);
        till.get("/v1/moments").is(200);
        till.get("/v1/moments").is(200);
        till.get("/v1/moments").isProblem(429, "too-many-requests");

        operator.put(
                        "/v1/brands/pace/partners/till/limits",
                        "{\"requestsPerSecond\":10,\"momentsPerDay\":4}")
                .is(200);

        till.post("/v1/moments", moment("a")).is(201);
        var refused =
                till.post(
                                "/v1/moments/batch",
                                "{\"moments\":[%s,%s,%s,%s]}"
                                        .formatted(
                                                moment("b"), moment("c"), moment("d"), moment("e")))
                        .isProblem(429, "too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("21600");
        assertThat(refused.header("RateLimit"))
                .isEqualTo("\"requests\";r=8;t=1, \"moments\";r=3;t=21600");
        till.importLines(String.join("\n", moment("b"), moment("c"), moment("d"), moment("e")))
                .is(200)
                .holds("\"line\":4,", "/problems/too-many-requests")
                .holds("\"recorded\":3,\"duplicates\":0,\"rejected\":1,\"lines\":4");
    }

    private static String moment(String id) {
        return "{\"id\":\"%s\",\"customer\":\"c\",\"touchpoint\":\"t\",\"occurredAt\":\"2026-03-02T09:00:00Z\"}"
                .formatted(id);
    }

    @Test
    void limits_that_cannot_be_are_named() {
        var operator = Client.operator(server.getURI());
        operator.put("/v1/brands/limits", "{\"name\":\"b\",\"timeZone\":\"UTC\"}").is(201);
        operator.admit("limits", "till", "\"mot\"");
        var limits = "/v1/brands/limits/partners/till/limits";

        operator.put(limits, "{}")
                .isProblem(422, "invalid-content", "/requestsPerSecond", "/momentsPerDay");
        operator.put(limits, "{\"requestsPerSecond\":0,\"momentsPerDay\":1}")
                .isProblem(422, "invalid-content", "/requestsPerSecond");
        operator.put(limits, "{\"requestsPerSecond\":1,\"momentsPerDay\":1.5}")
                .isProblem(422, "invalid-content", "/momentsPerDay");
        operator.put(
                        "/v1/brands/limits/partners/nobody/limits",
                        "{\"requestsPerSecond\":1,\"momentsPerDay\":1}")
                .isProblem(404, "not-found");
        operator.post(
                        "/v1/brands/limits/partners",
                        "{\"name\":\"a\",\"scopes\":[\"mot\"],\"limits\":{\"requestsPerSecond\":1}}")
                .isProblem(422, "invalid-content", "/limits/momentsPerDay");
    }
}
