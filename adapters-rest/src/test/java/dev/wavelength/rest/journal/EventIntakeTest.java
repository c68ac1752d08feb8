package dev.wavelength.rest.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Answer;
import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashSet;

@MicronautTest
class EventIntakeTest {

    private static final String DATA =
            """
            {"customer":"c-1","touchpoint":"till","occurredAt":"2026-03-02T09:14:03+01:00",
            "feedback":[{"instrument":"CSAT","score":1}]}""";

    private final EmbeddedServer server;
    private final Client shop;

    EventIntakeTest(EmbeddedServer server) {
        this.server = server;
        this.shop = Client.partner(server.getURI());
    }

    private static String event(String source, String id, String data) {
        return """
        {"specversion":"1.0","type":"dev.wavelength.moment.reported.v1","source":"%s","id":"%s",
        "time":"2026-03-02T18:00:03Z","datacontenttype":"application/json","partitionkey":"c-1",
        "data":%s}"""
                .formatted(source, id, data);
    }

    private Answer structured(String event) {
        return shop.send(
                "POST", "/v1/events", event, "Content-Type", "application/cloudevents+json");
    }

    private Answer batched(String events) {
        return shop.send(
                "POST", "/v1/events", events, "Content-Type", "application/cloudevents-batch+json");
    }

    private Answer binary(String source, String id, String data) {
        return shop.post(
                "/v1/events",
                data,
                "ce-specversion",
                "1.0",
                "ce-type",
                "dev.wavelength.moment.reported.v1",
                "ce-source",
                source,
                "ce-id",
                id);
    }

    @Test
    void an_event_is_the_same_in_all_modes() {
        var first = structured(event("/till", "7", DATA)).is(200);
        first.holds(
                "\"recorded\":1,\"duplicates\":0,\"rejected\":0",
                "\"status\":\"RECORDED\",\"experience\":\"OW\"");

        structured(event("/till", "7", DATA)).is(200).holds("\"duplicates\":1");
        batched("[" + event("/till", "7", DATA) + "]").is(200).holds("\"duplicates\":1");
        binary("/till", "7", DATA).is(200).holds("\"duplicates\":1", first.text("id"));
        binary("%2Ftill", "%37", DATA).is(200).holds("\"duplicates\":1");
        shop.get("/v1/moments/" + first.text("id")).is(200).holds("\"customer\":\"c-1\"");
    }

    @Test
    void source_and_id_together_name_a_moment() {
        var first = structured(event("/till", "7", DATA)).is(200).text("id");

        var ids = new HashSet<String>();
        ids.add(first);
        ids.add(structured(event("/till", "8", DATA)).is(200).text("id"));
        ids.add(structured(event("/shop", "7", DATA)).is(200).text("id"));
        assertThat(ids).hasSize(3);
        structured(event("/till", "7", DATA.replace("c-1", "c-2"))).isProblem(409, "id-taken");
    }

    @Test
    void a_moment_may_have_a_name_of_its_own() {
        structured(
                        event(
                                "/till",
                                "7",
                                DATA.replace("{\"customer\"", "{\"id\":\"m-1\",\"customer\"")))
                .is(200)
                .holds("\"id\":\"m-1\"");
    }

    @Test
    void a_bad_event_spoils_no_other() {
        var bad = event("/till", "8", DATA.replace("\"score\":1", "\"score\":9"));
        var untimely = event("/till", "9", DATA.replace("2026-03-02T09", "2027-03-02T09"));

        batched("[%s,%s,%s,7]".formatted(event("/till", "7", DATA), bad, untimely))
                .is(200)
                .holds(
                        "\"recorded\":1,\"duplicates\":0,\"rejected\":3",
                        "\"pointer\":\"/data/feedback/0/score\"",
                        "\"pointer\":\"/data/occurredAt\"",
                        "must be an object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"1.0\" | \"0.3\" | /specversion",
                "moment.reported | moment.told | /type",
                "\"source\" | \"Source\" | /source, /Source",
                "\"id\":\"7\" | \"id\":\"\" | /id",
                "application/json | text/xml | /datacontenttype",
                "2026-03-02T18:00:03Z | yesterday | /time",
                "\"customer\":\"c-1\", | | /data/customer",
                "\"partitionkey\" | \"data_base64\" | /data_base64",
            })
    void what_cannot_be_of_an_event_is_named(String part, String instead, String pointers) {
        structured(event("/till", "7", DATA).replace(part, instead == null ? "" : instead))
                .isProblem(422, "invalid-content", pointers.split(", "));
    }

    @Test
    void what_cannot_be_of_a_binary_event_is_named() {
        shop.post("/v1/events", DATA, "ce-specversion", "1", "ce-type", "x", "ce-id", "7")
                .isProblem(400, "invalid-parameter", "/ce-specversion", "/ce-type", "/ce-source");
        binary("/till", "7", DATA.replace("\"score\":1", "\"score\":9"))
                .isProblem(422, "invalid-content", "/feedback/0/score");
    }

    @Test
    void a_key_for_reading_will_not_do() {
        Client.partner(server.getURI(), "\"webhooks\"")
                .post("/v1/events", DATA)
                .isProblem(403, "forbidden");
        shop.send("POST", "/v1/events", DATA, "Content-Type", "text/plain")
                .isProblem(415, "unsupported-media-type");
    }
}
