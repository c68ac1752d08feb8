package dev.wavelength.rest.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.brand.InMemoryAccessTokens;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.rest.Client;
import dev.wavelength.rest.House;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

@MicronautTest
class EventTest {

    private final EmbeddedServer server;
    private final InMemoryAccessTokens tokens;
    private final Client shop;

    EventTest(EmbeddedServer server, InMemoryAccessTokens tokens) {
        this.server = server;
        this.tokens = tokens;
        this.shop = Client.partner(server.getURI());
    }

    private void record(Client client, String id, String customer) {
        client.post(
                        "/v1/moments",
                        """
                        {"id":"%s","customer":"%s","touchpoint":"delivery",
                        "occurredAt":"2026-03-02T09:14:03+01:00",
                        "feedback":[{"instrument":"CSAT","score":1,"comment":"never again"}]}"""
                                .formatted(id, customer))
                .is(201);
    }

    @Test
    void what_happened_is_told_in_its_order_and_without_what_customers_said() {
        record(shop, "m-1", "c-1");
        record(shop, "m-2", "c-1");

        shop.get("/v1/events")
                .is(200)
                .holds(
                        "\"specversion\":\"1.0\"",
                        "\"type\":\"dev.wavelength.moment.judged-ow.v1\",\"subject\":\"m-1\"",
                        "\"type\":\"dev.wavelength.chain.broken.v1\",\"subject\":\"c-1\"",
                        "\"partitionkey\":\"c-1\"",
                        "\"data\":{\"moment\":\"m-1\",\"revision\":1,\"customer\":\"c-1\"",
                        "\"next\":null");
        assertThat(shop.get("/v1/events").body())
                .doesNotContain("never again")
                .containsSubsequence("\"m-1\"", "chain.broken", "\"m-2\"");
    }

    @Test
    void a_reader_goes_on_behind_what_it_has_read() {
        record(shop, "m-1", "c-1");
        record(shop, "m-2", "c-2");

        var first = shop.get("/v1/events?limit=3").is(200);
        var next = first.text("next");
        assertThat(first.header("Link"))
                .isEqualTo("</v1/events?limit=3&after=%s>; rel=\"next\"".formatted(next));
        shop.get("/v1/events?limit=3&after=" + next).is(200).holds("\"c-2\"", "\"next\":null");
        assertThat(shop.get("/v1/events?after=now").is(200).body())
                .isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void other_brands_events_are_not_told() {
        record(shop, "m-1", "c-1");

        var other = Client.partner(server.getURI());

        assertThat(other.get("/v1/events").is(200).body())
                .isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void a_place_is_one_that_the_feed_gave() {
        shop.get("/v1/events?after=yesterday").isProblem(400, "invalid-parameter", "/after");
        shop.get("/v1/events", "Last-Event-ID", "7")
                .isProblem(400, "invalid-parameter", "/Last-Event-ID");
        Client.partner(server.getURI(), "\"moments:read\"")
                .get("/v1/events")
                .isProblem(403, "forbidden");
    }

    @Test
    void a_stream_tells_what_happened_and_what_happens() throws Exception {
        record(shop, "m-1", "c-1");
        try (var stream = Stream.open(shop, "/v1/events")) {
            assertThat(stream.fields("data", 3)).hasSize(3);
            record(shop, "m-2", "c-2");

            assertThat(stream.fields("data", 6))
                    .extracting(EventTest::subject)
                    .containsExactly(
                            "m-1", "c-1", "recovery of m-1", "m-2", "c-2", "recovery of m-2");
            assertThat(stream.fields("id")).hasSize(6).isSorted();
            assertThat(stream.fields("data").getFirst())
                    .isEqualTo(event(shop.get("/v1/events").body()));
        }
    }

    /// The first event of a page.
    private static String event(String page) {
        return page.substring("{\"items\":[".length(), page.indexOf("}},{") + 2);
    }

    /// What it is about; of a recovery, whose id is made, the moment that it is of.
    private static String subject(String event) {
        var of = event.contains(".recovery.") ? "moment" : "subject";
        var matcher = Pattern.compile("\"%s\":\"([^\"]*)\"".formatted(of)).matcher(event);
        assertThat(matcher.find()).isTrue();
        return of.equals("moment") ? "recovery of " + matcher.group(1) : matcher.group(1);
    }

    @Test
    void a_stream_goes_on_behind_the_last_event_read_without_a_gap() throws Exception {
        var seen = new ArrayList<String>();
        String last = "now";
        for (int round = 0; round < 5; round++) {
            try (var stream = Stream.open(shop, "/v1/events?after=now", "Last-Event-ID", last)) {
                for (int n = 0; n < 3; n++)
                    record(shop, "m-%d-%d".formatted(round, n), "c-%d-%d".formatted(round, n));
                stream.fields("id", 2);
                // What was under way when the connection broke was not read.
                var read = stream.fields("data").subList(0, 2);
                read.forEach(one -> seen.add(subject(one)));
                last = stream.fields("id").get(1);
            }
        }
        try (var stream = Stream.open(shop, "/v1/events?after=" + last)) {
            stream.fields("data", 35).forEach(one -> seen.add(subject(one)));
        }

        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.range(0, 15)
                                .mapToObj(n -> "%d-%d".formatted(n / 3, n % 3))
                                .flatMap(
                                        n ->
                                                java.util.stream.Stream.of(
                                                        "m-" + n, "c-" + n, "recovery of m-" + n))
                                .toList());
    }

    @Test
    void a_stream_ends_with_its_key() throws Exception {
        var brand = "brand-" + UUID.randomUUID();
        var operator = Client.operator(server.getURI());
        operator.put("/v1/brands/" + brand, "{\"name\":\"A brand\",\"timeZone\":\"UTC\"}");
        var reader = operator.admit(brand, "reader", "\"webhooks\"");
        try (var stream = Stream.open(reader, "/v1/events")) {
            operator.delete("/v1/brands/%s/partners/reader".formatted(brand)).is(204);

            stream.awaitEnd();
        }
    }

    @Test
    void a_stream_ends_when_its_token_stands_for_a_partner_of_another_brand() throws Exception {
        var client = "client-" + UUID.randomUUID();
        var tie = "/v1/brands/%s/partners/reader/client";
        var brands = List.of("brand-" + UUID.randomUUID(), "brand-" + UUID.randomUUID());
        var operator = Client.operator(server.getURI());
        for (var brand : brands) {
            operator.put("/v1/brands/" + brand, "{\"name\":\"A brand\",\"timeZone\":\"UTC\"}");
            operator.admit(brand, "reader", "\"webhooks\"");
        }
        var ties = brands.stream().map(tie::formatted).toList();
        var json = "{\"clientId\":\"%s\"}".formatted(client);
        operator.put(ties.getFirst(), json).is(200);
        var token =
                tokens.issue(
                        new ClientId(client), "webhooks", House.NOW, House.NOW.plusSeconds(60));
        var reader = new Client(server.getURI(), token.text());
        try (var stream = Stream.open(reader, "/v1/events")) {
            operator.delete(ties.getFirst()).is(204);
            operator.put(ties.getLast(), json).is(200);

            stream.awaitEnd();
        }
        reader.get("/v1/events").is(200);
    }
}
