package dev.wavelength.rest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Client;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.stream.IntStream;

@MicronautTest
class PrivacyTest {

    private final Client partner;
    private final JsonMapper mapper;

    PrivacyTest(EmbeddedServer server, JsonMapper mapper) {
        this.partner = Client.partner(server.getURI());
        this.mapper = mapper;
    }

    private static String moment(String id, String customer, int pressed) {
        return "{\"id\":\"%s\",\"customer\":\"%s\",\"touchpoint\":\"t\",\"occurredAt\":\"2026-03-03T09:00:00Z\",\"feedback\":[{\"instrument\":\"PACKAGE\",\"score\":%d,\"comment\":\"words\"}]}"
                .formatted(id, customer, pressed);
    }

    private String record(String id, String customer, int pressed) {
        return partner.post("/v1/moments", moment(id, customer, pressed)).is(201).body();
    }

    private JsonNode export(String customer) {
        var answer = partner.get("/v1/customers/%s/export".formatted(customer)).is(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"customer.json\"");
        try {
            return mapper.readValue(answer.body(), JsonNode.class);
        } catch (IOException noJson) {
            throw new AssertionError(answer.body(), noJson);
        }
    }

    @Test
    void an_erased_customer_is_like_one_nobody_met_but_for_the_proof() {
        record("a", "anna", 1);
        record("b", "anna", 2);
        record("c", "bert", 1);

        var proof = partner.delete("/v1/customers/anna").is(200);

        proof.holds(
                "{\"number\":1,\"erasedAt\":\"2026-03-03T12:00:00.123456Z\",\"moments\":2,\"recoveries\":1}");
        partner.get("/v1/customers/anna/chain").isProblem(404, "not-found");
        partner.get("/v1/customers/anna/export").isProblem(404, "not-found");
        partner.get("/v1/moments/a").isProblem(404, "not-found");
        partner.get("/v1/moments").is(200).holds("\"c\"");
        assertThat(partner.get("/v1/events").body()).contains("bert").doesNotContain("anna");
        assertThat(partner.get("/v1/recoveries").body()).contains("bert").doesNotContain("anna");
        assertThat(partner.delete("/v1/customers/anna").is(200).body()).isEqualTo(proof.body());
        partner.delete("/v1/customers/bert").is(200).holds("\"number\":2");
    }

    @Test
    void what_is_reported_of_an_erased_customer_is_refused_by_every_way_in() {
        record("a", "anna", 1);
        partner.delete("/v1/customers/anna").is(200);

        partner.post("/v1/moments", moment("b", "anna", 2)).isProblem(409, "customer-erased");
        partner.post(
                        "/v1/moments/batch",
                        "{\"moments\":[%s,%s]}"
                                .formatted(moment("b", "anna", 2), moment("c", "bert", 2)))
                .is(200)
                .holds(
                        "\"recorded\":1,\"duplicates\":0,\"rejected\":1",
                        "/problems/customer-erased");
        partner.importLines(moment("b", "anna", 2) + "\n" + moment("d", "bert", 2) + "\n")
                .is(200)
                .holds(
                        "/problems/customer-erased",
                        "\"recorded\":1,\"duplicates\":0,\"rejected\":1");
        partner.send(
                        "POST",
                        "/v1/events",
                        "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/till\",\"type\":\"dev.wavelength.moment.reported.v1\",\"data\":%s}"
                                .formatted(moment("b", "anna", 2).replace("\"id\":\"b\",", "")),
                        "Content-Type",
                        "application/cloudevents+json")
                .isProblem(409, "customer-erased");
        partner.post("/v1/moments/a/feedback", "{\"instrument\":\"CSAT\",\"score\":5}")
                .isProblem(404, "not-found");
    }

    @Test
    void whom_nobody_met_nobody_can_erase_or_export() {
        partner.delete("/v1/customers/nobody").isProblem(404, "not-found");
        partner.get("/v1/customers/nobody/export").isProblem(404, "not-found");
        record("a", "nobody", 2);
    }

    @Test
    void an_export_tells_every_moment_with_all_its_revisions_and_what_was_done() {
        var recorded = record("a", "anna", 1);
        partner.post("/v1/moments/a/feedback", "{\"instrument\":\"CSAT\",\"score\":2}").is(201);
        record("other", "bert", 1);

        var export = export("anna");

        assertThat(export.get("customer").getStringValue()).isEqualTo("anna");
        assertThat(export.get("exportedAt").getStringValue())
                .isEqualTo("2026-03-03T12:00:00.123456Z");
        assertThat(export.get("chain").get("status").getStringValue()).isEqualTo("BROKEN");
        assertThat(export.get("moments").size()).isOne();
        var moment = export.get("moments").get(0);
        assertThat(moment.get("revisions").size()).isEqualTo(2);
        assertThat(recorded).contains("\"revision\":1");
        assertThat(moment.get("revisions").get(0).get("revision").getIntValue()).isOne();
        assertThat(moment.get("revisions").get(1).get("feedback").size()).isEqualTo(2);
        assertThat(moment.get("recovery").get("moment").getStringValue()).isEqualTo("a");
        var told = new ArrayList<String>();
        for (int i = 0; i < export.get("events").size(); i++)
            told.add(export.get("events").get(i).get("partitionkey").getStringValue());
        assertThat(told).hasSizeGreaterThan(1).containsOnly("anna");
    }

    @Test
    void an_export_is_one_document_however_many_moments_there_are() {
        var moments =
                IntStream.range(0, 130)
                        .mapToObj(n -> moment("m-%03d".formatted(n), "anna", 1 + n % 3))
                        .toList();
        partner.post("/v1/moments/batch", "{\"moments\":[%s]}".formatted(String.join(",", moments)))
                .is(200)
                .holds("\"recorded\":130");

        var exported = export("anna").get("moments");

        var ids = new ArrayList<String>();
        for (int i = 0; i < exported.size(); i++)
            ids.add(exported.get(i).get("revisions").get(0).get("id").getStringValue());
        assertThat(ids)
                .containsExactlyElementsOf(
                        IntStream.range(0, 130)
                                .mapToObj(n -> "m-%03d".formatted(129 - n))
                                .toList());
    }
}
