package dev.wavelength.rest.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Answer;
import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.UUID;

@MicronautTest
class KeysTest {

    private final URI server;
    private final Client operator;
    private final String name = "brand-" + UUID.randomUUID();
    private final String partners = "/v1/brands/%s/partners".formatted(name);
    private final String keys = partners + "/till/keys";

    private Client till;

    KeysTest(EmbeddedServer server) {
        this.server = server.getURI();
        this.operator = Client.operator(this.server);
    }

    @BeforeEach
    void admit() {
        operator.put("/v1/brands/" + name, "{\"name\":\"Shop\",\"timeZone\":\"UTC\"}").is(201);
        till = operator.admit(name, "till", "\"moments:read\"");
    }

    private Client with(Answer issued) {
        return new Client(server, issued.text("apiKey"));
    }

    @Test
    void a_key_takes_the_place_of_another_without_a_pause() {
        var before = operator.get(partners).is(200).text("id");
        var next = with(operator.post(keys, "{}").is(201));

        till.get("/v1/moments").is(200);
        next.get("/v1/moments").is(200);
        operator.delete(keys + "/" + before).is(204);

        till.get("/v1/moments").isProblem(401, "unauthenticated");
        next.get("/v1/moments").is(200);
        operator.delete(keys + "/" + before).isProblem(404, "not-found");
    }

    @Test
    void a_key_is_told_once_and_shown_by_its_end_ever_after() {
        var issued =
                operator.post(
                                keys,
                                "{\"expiresAt\":\"2027-03-02T01:00:00+01:00\"}",
                                "Idempotency-Key",
                                name)
                        .is(201)
                        .holds("\"expiresAt\":\"2027-03-02T00:00:00Z\"");
        var key = issued.text("apiKey");

        operator.post(keys, "{\"expiresAt\":\"2027-03-02T00:00:00Z\"}", "Idempotency-Key", name)
                .is(200)
                .holds("\"apiKey\":null", "\"id\":\"" + issued.text("id") + "\"");
        operator.post(keys, "{}", "Idempotency-Key", name).isProblem(422, "key-reused");
        var listed = operator.get(partners).is(200);
        listed.holds("\"hint\":\"wl_..." + key.substring(key.length() - 4) + "\"");
        assertThat(listed.body()).doesNotContain(key, key.substring(0, 12));
    }

    @Test
    void it_is_seen_which_key_is_in_use() {
        operator.get(partners).is(200).holds("\"lastUsedAt\":null");

        till.get("/v1/moments").is(200);

        operator.get(partners)
                .is(200)
                .holds("\"createdAt\":\"2026-03-03T12:00:00.123456Z\"")
                .holds("\"lastUsedAt\":\"2026-03-03T12:00:00.123456Z\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"expiresAt\":\"2026-03-03T12:00:00Z\"} | /expiresAt",
                "{\"expiresAt\":\"tomorrow\"} | /expiresAt",
                "{\"expiresAt\":7} | /expiresAt",
                "{\"expires\":null} | /expires",
                "{\"id\":\"mine\"} | /id",
            })
    void what_cannot_be_of_a_key_is_named(String json, String pointer) {
        operator.post(keys, json).isProblem(422, "invalid-content", pointer);
    }

    @Test
    void a_partner_has_ten_keys_and_no_more() {
        for (int i = 1; i < 10; i++) operator.post(keys, "{}").is(201);

        operator.post(keys, "{}").isProblem(409, "too-many-keys");
    }

    @Test
    void who_is_not_there_has_no_keys() {
        operator.post(partners + "/nobody/keys", "{}").isProblem(404, "not-found");
        operator.post(partners + "/a%2Fb/keys", "{}").isProblem(404, "not-found");
        operator.delete(partners + "/nobody/keys/0").isProblem(404, "not-found");
        operator.get("/v1/brands/no-such-brand/partners").isProblem(404, "not-found");
        operator.get("/v1/brands/a%2Fb/partners").isProblem(404, "not-found");
    }

    @Test
    void partners_are_listed_page_by_page() {
        operator.admit(name, "web", "\"mot\"");

        var first = operator.get(partners + "?limit=1").is(200).holds("\"name\":\"till\"");
        var next = first.text("next");
        assertThat(first.header("Link")).contains("cursor=" + next);
        operator.get(partners + "?limit=1&cursor=" + next)
                .is(200)
                .holds("\"name\":\"web\"", "\"scopes\":[\"mot\"]", "\"next\":null");
        operator.get(partners + "?limit=0&cursor=x")
                .isProblem(400, "invalid-parameter", "/limit", "/cursor");
    }

    @Test
    void keys_are_the_operators_alone() {
        till.post(keys, "{}").isProblem(403, "forbidden");
        till.get(partners).isProblem(403, "forbidden");
    }
}
