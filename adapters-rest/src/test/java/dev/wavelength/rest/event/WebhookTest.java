package dev.wavelength.rest.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.application.event.DispatchEvents;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

@MicronautTest
class WebhookTest {

    private static final String HOOK = "{\"url\":\"https://example.com/hook\"}";

    private final EmbeddedServer server;
    private final DispatchEvents dispatchEvents;
    private final Client shop;

    WebhookTest(EmbeddedServer server, DispatchEvents dispatchEvents) {
        this.server = server;
        this.dispatchEvents = dispatchEvents;
        this.shop = Client.partner(server.getURI());
    }

    private String register() {
        return "/v1/webhooks/" + shop.post("/v1/webhooks", HOOK).is(201).text("id");
    }

    @Test
    void a_webhooks_secret_is_told_once() {
        var made = shop.post("/v1/webhooks", HOOK, "Idempotency-Key", "hook-1").is(201);

        assertThat(made.text("secret")).startsWith("whsec_");
        made.holds(
                "\"url\":\"https://example.com/hook\"",
                "\"events\":[]",
                "\"status\":\"ENABLED\"",
                "\"failingSince\":null");
        var path = "/v1/webhooks/" + made.text("id");
        assertThat(made.header("Location")).isEqualTo(path);
        shop.get(path).is(200).holds("\"secret\":null");
        shop.get("/v1/webhooks").is(200).holds(made.text("id"), "\"secret\":null", "\"next\":null");
        shop.post("/v1/webhooks", HOOK, "Idempotency-Key", "hook-1")
                .is(200)
                .holds(made.text("id"), "\"secret\":null");
        shop.post(
                        "/v1/webhooks",
                        "{\"url\":\"https://example.com/b\"}",
                        "Idempotency-Key",
                        "hook-1")
                .isProblem(422, "key-reused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /url",
                "{\"url\":\"example.com\"} | /url",
                "{\"url\":\"ftp://example.com\"} | /url",
                "{\"url\":\"http://example.com\"} | /url",
                "{\"url\":\"https://ann:secret@example.com\"} | /url",
                "{\"url\":\"https://example.com/#a\"} | /url",
                "{\"url\":\"https://example.com/a b\"} | /url",
                "{\"url\":\"https://example.com/%zz\"} | /url",
                "{\"url\":\"https:///x\"} | /url",
                "{\"url\":\"https://example.com:123456/\"} | /url",
                "{\"url\":\"https://b\u00fccher.example/\"} | /url",
                "{\"url\":\"https://example.com\",\"events\":[\"all\"]} | /events/0",
                "{\"url\":\"https://example.com\",\"secret\":\"x\"} | /secret",
            })
    void what_cannot_be_of_a_webhook_is_named(String json, String pointer) {
        shop.post("/v1/webhooks", json).isProblem(422, "invalid-content", pointer);
    }

    @Test
    void there_are_as_many_as_there_may_be() {
        for (int n = 0; n < Webhook.MOST; n++) register();

        shop.post("/v1/webhooks", HOOK).isProblem(409, "too-many-webhooks");

        var first = shop.get("/v1/webhooks?limit=15").is(200);
        shop.get("/v1/webhooks?limit=15&cursor=" + first.text("next"))
                .is(200)
                .holds("\"next\":null");
    }

    @Test
    void a_secret_is_renewed() {
        var made = shop.post("/v1/webhooks", HOOK).is(201);
        var path = "/v1/webhooks/%s/secret".formatted(made.text("id"));

        var renewed = shop.send("POST", path, (String) null).is(200).text("secret");

        assertThat(renewed).startsWith("whsec_").isNotEqualTo(made.text("secret"));
    }

    @Test
    void a_removed_webhook_is_gone() {
        var path = register();

        shop.delete(path).is(204);

        shop.get(path).isProblem(404, "not-found");
        shop.delete(path).isProblem(404, "not-found");
        shop.get(path + "/deliveries").isProblem(404, "not-found");
    }

    @Test
    void another_brands_webhook_is_nobodys() {
        var path = register();
        var other = Client.partner(server.getURI());

        other.get(path).isProblem(404, "not-found");
        other.delete(path).isProblem(404, "not-found");
        other.get(path + "/deliveries").isProblem(404, "not-found");
        for (var what : List.of("/secret", "/enable", "/deliveries/%024x/redeliver".formatted(1)))
            other.send("POST", path + what, (String) null).isProblem(404, "not-found");
        shop.get("/v1/webhooks/7").isProblem(404, "not-found");
        Client.partner(server.getURI(), "\"moments:read\"")
                .get("/v1/webhooks")
                .isProblem(403, "forbidden");
    }

    @Test
    void what_became_of_an_event_is_told_and_it_is_sent_again() {
        var path = register();
        shop.post(
                        "/v1/moments",
                        """
                        {"id":"m-1","customer":"c-1","touchpoint":"delivery",
                        "occurredAt":"2026-03-02T09:14:03+01:00",
                        "feedback":[{"instrument":"CSAT","score":1}]}""")
                .is(201);
        for (var due : dispatchEvents.take(List.of())) dispatchEvents.send(due);

        var sent = shop.get(path + "/deliveries").is(200);
        sent.holds(
                "\"subject\":\"m-1\",\"status\":\"PENDING\",\"attempts\":1,\"nextAttemptAt\":\"2026-03-03T12:00:05.123456Z\"",
                "\"lastStatus\":null,\"lastAnswer\":\"nobody answered\"",
                "\"subject\":\"c-1\",\"status\":\"PENDING\",\"attempts\":0,\"nextAttemptAt\":null");
        var first = shop.get(path + "/deliveries?limit=2").is(200).holds("\"c-1\"");
        var delivery =
                shop.get(path + "/deliveries?limit=1&cursor=" + first.text("next"))
                        .is(200)
                        .holds("\"m-1\"", "\"next\":null")
                        .text("id");

        shop.send("POST", "%s/deliveries/%s/redeliver".formatted(path, delivery), (String) null)
                .is(202)
                .holds("\"nextAttemptAt\":\"2026-03-03T12:00:00.123456Z\"");

        shop.send("POST", path + "/deliveries/%024x/redeliver".formatted(1), (String) null)
                .isProblem(404, "not-found");
        shop.send("POST", path + "/enable", (String) null).is(200).holds("\"ENABLED\"");
    }
}
