package dev.wavelength.rest.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

@MicronautTest
class MomentTest {

    private static final String LATE =
            """
            {"id":"order-1","customer":"c-1","touchpoint":"delivery","channel":"courier",
             "occurredAt":"2026-03-02T09:14:03+01:00","stakes":"HIGH",
             "deliveries":[{"promise":"days","unit":"days","better":"LOWER","promised":4,"tolerated":5,"stretch":2,"value":6}],
             "feedback":[{"instrument":"CSAT","score":2,"comment":"late and wet","givenAt":"2026-03-02T18:00:00Z"}],
             "beyondPromise":null,"recovers":null}""";

    private final Client partner;
    private final EmbeddedServer server;

    MomentTest(EmbeddedServer server) {
        this.server = server;
        this.partner = Client.partner(server.getURI());
    }

    private static String with(String properties) {
        return "{\"customer\":\"c-1\",\"touchpoint\":\"till\",\"occurredAt\":\"2026-03-02T09:00:00Z\"%s}"
                .formatted(properties.isEmpty() ? "" : "," + properties);
    }

    @Test
    void a_moment_is_recorded_judged_and_found_again() {
        var recorded = partner.post("/v1/moments", LATE).is(201);

        assertThat(recorded.header("Location")).isEqualTo("/v1/moments/order-1");
        assertThat(recorded.body().replaceFirst("recovery-\\d+", "recovery-1"))
                .isEqualTo(
                        "{\"id\":\"order-1\",\"customer\":\"c-1\",\"touchpoint\":\"delivery\",\"channel\":\"courier\","
                                + "\"occurredAt\":\"2026-03-02T08:14:03Z\",\"stakes\":\"HIGH\","
                                + "\"deliveries\":[{\"promise\":\"days\",\"unit\":\"days\",\"better\":\"LOWER\",\"promised\":4.0,"
                                + "\"tolerated\":5.0,\"stretch\":2.0,\"neverEvent\":false,\"value\":6.0,\"dueAt\":null,"
                                + "\"madeAt\":\"2026-03-02T08:14:03Z\"}],"
                                + "\"feedback\":[{\"instrument\":\"CSAT\",\"score\":2,\"comment\":\"late and wet\",\"givenAt\":\"2026-03-02T18:00:00Z\"}],"
                                + "\"beyondPromise\":null,\"recovers\":null,\"source\":\"till\","
                                + "\"recordedAt\":\"2026-03-03T12:00:00.123456Z\",\"revision\":1,"
                                + "\"verdict\":{\"experience\":\"OW\",\"certainty\":\"CONFIRMED\",\"delivery\":\"MISSED\",\"felt\":\"BELOW\",\"flags\":[],"
                                + "\"grounds\":[\"days: promised 4, tolerated 5, delivered 6 days -> MISSED\",\"CSAT 2 of 5 -> BELOW\"],"
                                + "\"stakes\":0.5,\"impact\":-4.0,\"rulebook\":1},"
                                + "\"chain\":{\"status\":\"BROKEN\",\"standing\":1},\"recovery\":\"recovery-1\"}");
        assertThat(partner.get("/v1/moments/order-1").is(200).body()).isEqualTo(recorded.body());
    }

    @Test
    void a_retry_gets_the_first_answer_again() {
        var first = partner.post("/v1/moments", LATE).is(201);

        var again = partner.post("/v1/moments", LATE).is(200);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void other_content_under_the_id_is_a_conflict() {
        partner.post("/v1/moments", LATE).is(201);

        partner.post("/v1/moments", LATE.replace("\"c-1\"", "\"c-2\"")).isProblem(409, "id-taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acc:+~1", "a@b.c", "-", "~._:@+-"})
    void a_moment_is_found_by_its_escaped_id(String id) {
        var recorded = partner.post("/v1/moments", with("\"id\":\"%s\"".formatted(id))).is(201);

        partner.get(recorded.header("Location")).is(200).holds("\"id\":\"" + id + "\"");
        partner.get("/v1/moments/" + id).is(200).holds("\"id\":\"" + id + "\"");
    }

    @Test
    void a_blank_in_an_address_is_no_plus() {
        partner.post("/v1/moments", with("\"id\":\"a+b\"")).is(201);

        partner.get("/v1/moments/a%20b").isProblem(404, "not-found");
    }

    @Test
    void a_moment_without_an_id_is_given_one() {
        var recorded = partner.post("/v1/moments", with("")).is(201);

        partner.get("/v1/moments/" + recorded.text("id")).is(200);
    }

    @Test
    void a_moment_without_an_id_is_recorded_once_under_a_key() {
        var key = UUID.randomUUID().toString();

        var first = partner.post("/v1/moments", with(""), "Idempotency-Key", key).is(201);

        var again =
                partner.post("/v1/moments", with(""), "Idempotency-Key", "\"" + key + "\"").is(200);
        assertThat(again.body()).isEqualTo(first.body());
        partner.post("/v1/moments", with("\"stakes\":\"LOW\""), "Idempotency-Key", key)
                .isProblem(422, "key-reused");
        partner.post("/v1/moments", with(""), "Idempotency-Key", key + "x").is(201);
    }

    @Test
    void a_moment_cannot_recover_itself() {
        partner.post("/v1/moments", with("\"id\":\"m\",\"recovers\":\"m\""))
                .isProblem(422, "invalid-content", "/recovers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"custmer\":\"x\" | /custmer",
                "\"a/b~c\":1 | /a~1b~0c",
                "\"id\":\"a/b\" | /id",
                "\"id\":\"\" | /id",
                "\"id\":7 | /id",
                "\"channel\":\"a b\" | /channel",
                "\"stakes\":\"high\" | /stakes",
                "\"deliveries\":{} | /deliveries",
                "\"deliveries\":[7] | /deliveries/0",
                "\"deliveries\":[{\"promise\":\"p\",\"value\":1}] | /deliveries/0",
                "\"deliveries\":[{\"value\":1}] | /deliveries/0/promise",
                "\"deliveries\":[{\"promise\":\"p\",\"better\":\"LOWER\",\"promised\":4,\"stretch\":5,\"value\":1}] | /deliveries/0/stretch",
                "\"deliveries\":[{\"promise\":\"p\",\"better\":\"LOWER\",\"promised\":4,\"tolerated\":3,\"value\":1}] | /deliveries/0/tolerated",
                "\"deliveries\":[{\"promise\":\"p\",\"better\":\"LOWER\",\"promised\":4}] | /deliveries/0/value",
                "\"deliveries\":[{\"promise\":\"p\",\"better\":\"LOWER\",\"promised\":4,\"value\":1e1000000000}] | /deliveries/0/value",
                "\"deliveries\":[{\"promise\":\"p\",\"better\":\"LOWER\",\"promised\":\"4\",\"value\":1}] | /deliveries/0/promised",
                "\"deliveries\":[{\"promise\":\"p\",\"better\":\"LOWER\",\"promised\":4,\"value\":1,\"neverEvent\":\"no\"}] | /deliveries/0/neverEvent",
                "\"deliveries\":[{\"promise\":\"p\",\"better\":\"LOWER\",\"promised\":4,\"unit\":\"a\\nb\",\"value\":1}] | /deliveries/0/unit",
                "\"deliveries\":[{\"promise\":\"p\",\"better\":\"LOWER\",\"promised\":4,\"dueAt\":\"soon\"}] | /deliveries/0/dueAt",
                "\"feedback\":[{\"instrument\":\"CSAT\",\"score\":6}] | /feedback/0/score",
                "\"feedback\":[{\"instrument\":\"CSAT\"}] | /feedback/0/score",
                "\"feedback\":[{\"instrument\":\"CSAT\",\"score\":4.5}] | /feedback/0/score",
                "\"feedback\":[{\"instrument\":\"CSAT\",\"score\":9223372036854775808}] | /feedback/0/score",
                "\"feedback\":[{\"instrument\":\"COMPLAINT\",\"score\":1}] | /feedback/0/score",
                "\"feedback\":[{\"instrument\":\"STARS\",\"score\":1}] | /feedback/0/instrument",
                "\"feedback\":[{\"instrument\":\"CSAT\",\"score\":1,\"comment\":\"a\\u0000b\"}] | /feedback/0/comment",
                "\"feedback\":[{\"instrument\":\"CSAT\",\"score\":1,\"comment\":\"\\ud800\"}] | /feedback/0/comment",
                "\"feedback\":[{\"instrument\":\"CSAT\",\"score\":1,\"givenAt\":\"2999-01-01T00:00:00Z\"}] | /feedback/0/givenAt",
                "\"beyondPromise\":\" \" | /beyondPromise",
                "\"recovers\":\"a b\" | /recovers",
                "\"id\":\"one\",\"id\":\"two\" | /id",
            })
    void what_cannot_be_is_named_by_its_pointer(String properties, String pointer) {
        partner.post("/v1/moments", with(properties)).isProblem(422, "invalid-content", pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"  ", "a\\u0000b", "a/b", "ü", "a\\ud800"})
    void a_customer_is_a_key(String customer) {
        partner.post(
                        "/v1/moments",
                        "{\"customer\":\"%s\",\"touchpoint\":\"t\",\"occurredAt\":\"2026-03-02T09:00:00Z\"}"
                                .formatted(customer))
                .isProblem(422, "invalid-content", "/customer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2999-01-01T00:00:00Z",
                "2026-03-04T12:00:00.123457Z",
                "2025-02-30T00:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-03-02T09:14:60Z",
                "2026-03-02T24:00:00Z",
                "0000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "2026-03-02T09:14:03",
                "2026-03-02 09:14:03Z",
                "2026-03-02T09:14Z",
                "2026-03-02T09:14:03.Z",
                "2026-03-02T09:14:03+0100",
                "2026-03-02T09:14:03+24:00",
                "2026-03-02",
                "1772442843",
                "now",
                ""
            })
    void a_time_that_is_none_is_refused(String time) {
        partner.post(
                        "/v1/moments",
                        "{\"customer\":\"c\",\"touchpoint\":\"t\",\"occurredAt\":\"%s\"}"
                                .formatted(time))
                .isProblem(422, "invalid-content", "/occurredAt");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:14:03+01:00,2026-03-02T08:14:03Z",
        "2026-03-02t09:14:03.5z,2026-03-02T09:14:03.500Z",
        "2026-03-02T09:14:03.123456789123Z,2026-03-02T09:14:03.123456Z",
        "2026-03-02T09:14:03-00:00,2026-03-02T09:14:03Z",
        "2024-02-29T12:00:00+18:30,2024-02-28T17:30:00Z",
        "0001-01-01T00:00:00Z,0001-01-01T00:00:00Z",
        "2026-03-04T12:00:00.123456Z,2026-03-04T12:00:00.123456Z"
    })
    void a_time_is_kept_to_the_microsecond_in_utc(String time, String kept) {
        partner.post(
                        "/v1/moments",
                        "{\"customer\":\"c\",\"touchpoint\":\"t\",\"occurredAt\":\"%s\"}"
                                .formatted(time))
                .is(201)
                .holds("\"occurredAt\":\"" + kept + "\"");
    }

    @Test
    void all_faults_are_told_at_once() {
        partner.post(
                        "/v1/moments",
                        """
                        {"customer":" ","occurredAt":"never","typo":1,
                         "deliveries":[{"promise":"p","better":"HIGHER","promised":4,"stretch":3,"vaule":1}],
                         "feedback":[{"instrument":"CSAT","score":6},{"instrument":"NPS","score":11,"x":0}]}""")
                .isProblem(
                        422,
                        "invalid-content",
                        "/customer",
                        "/touchpoint",
                        "/occurredAt",
                        "/typo",
                        "/deliveries/0/stretch",
                        "/deliveries/0/vaule",
                        "/feedback/0/score",
                        "/feedback/1/score",
                        "/feedback/1/x");
    }

    @Test
    void a_comment_has_an_end() {
        partner.post("/v1/moments", comment("x".repeat(4_000))).is(201);
        partner.post("/v1/moments", comment("x".repeat(4_001)))
                .isProblem(422, "invalid-content", "/feedback/0/comment");
    }

    private static String comment(String text) {
        return with(
                "\"feedback\":[{\"instrument\":\"COMPLAINT\",\"comment\":\"%s\"}]".formatted(text));
    }

    @Test
    void text_is_composed_and_its_lines_are_kept() {
        partner.post("/v1/moments", comment("u\\u0308ber\\r\\nalle\\tMassen"))
                .is(201)
                .holds("\"comment\":\"\u00fcber\\nalle\\tMassen\"");
    }

    @Test
    void a_whole_number_may_be_written_with_a_point() {
        partner.post("/v1/moments", with("\"feedback\":[{\"instrument\":\"CSAT\",\"score\":3.0}]"))
                .is(201)
                .holds("\"score\":3");
    }

    @Test
    void another_brands_moment_is_not_there() {
        partner.post("/v1/moments", LATE).is(201);

        var stranger = Client.partner(server.getURI());

        stranger.get("/v1/moments/order-1").isProblem(404, "not-found");
        stranger.post("/v1/moments/order-1/feedback", "{\"instrument\":\"COMPLAINT\"}")
                .isProblem(404, "not-found");
        stranger.get("/v1/customers/c-1/chain").isProblem(404, "not-found");
    }

    @Test
    void later_feedback_makes_a_revision_and_the_first_stays_readable() {
        partner.post(
                        "/v1/moments",
                        with(
                                "\"id\":\"m\",\"feedback\":[{\"instrument\":\"PACKAGE\",\"score\":3}]"))
                .is(201);

        var revised =
                partner.post("/v1/moments/m/feedback", "{\"instrument\":\"COMPLAINT\"}").is(201);

        revised.holds("\"revision\":2", "\"experience\":\"OW\"");
        assertThat(revised.header("Location")).isEqualTo("/v1/moments/m");
        partner.get("/v1/moments/m?revision=1").is(200).holds("\"experience\":\"WOW\"");
        partner.get("/v1/moments/m?revision=3").isProblem(404, "not-found");
        partner.get("/v1/customers/c-1/chain").is(200).holds("\"status\":\"BROKEN\"");
    }

    @Test
    void evidence_the_moment_holds_already_changes_nothing() {
        partner.post("/v1/moments", LATE).is(201);
        var delivery = "{\"promise\":\"days\",\"value\":3,\"better\":\"LOWER\",\"promised\":4}";

        partner.post("/v1/moments/order-1/deliveries", delivery).is(201).holds("\"revision\":2");

        partner.post("/v1/moments/order-1/deliveries", delivery).is(200).holds("\"revision\":2");
    }

    @Test
    void evidence_is_added_once_under_a_key() {
        partner.post("/v1/moments", LATE).is(201);
        var path = "/v1/moments/order-1/feedback";
        var first =
                partner.post(path, "{\"instrument\":\"COMPLIMENT\"}", "Idempotency-Key", "k")
                        .is(201);
        partner.post(path, "{\"instrument\":\"COMPLAINT\"}").is(201);

        var again =
                partner.post(path, "{\"instrument\":\"COMPLIMENT\"}", "Idempotency-Key", "k")
                        .is(200);

        assertThat(again.body()).isEqualTo(first.body());
        partner.post(path, "{\"instrument\":\"COMPLAINT\"}", "Idempotency-Key", "k")
                .isProblem(422, "key-reused");
        partner.post(
                        "/v1/moments/order-1/deliveries",
                        "{\"promise\":\"days\",\"value\":9}",
                        "Idempotency-Key",
                        "k")
                .isProblem(422, "key-reused");
    }

    @Test
    void what_is_wrong_with_evidence_is_named_within_it() {
        partner.post("/v1/moments", LATE).is(201);

        partner.post("/v1/moments/order-1/feedback", "{\"instrument\":\"CSAT\",\"score\":0}")
                .isProblem(422, "invalid-content", "/score");
        partner.post("/v1/moments/order-1/deliveries", "{\"promise\":\"other\",\"value\":0}")
                .isProblem(422, "invalid-content", "");
        partner.post("/v1/moments/none/feedback", "{\"instrument\":\"COMPLAINT\"}")
                .isProblem(404, "not-found");
    }

    @Test
    void evidence_meant_for_another_revision_is_stale() {
        var tag = partner.post("/v1/moments", LATE).is(201).header("ETag");
        var path = "/v1/moments/order-1/feedback";

        partner.post(path, "{\"instrument\":\"COMPLAINT\"}", "If-Match", "\"r9-0\"")
                .isProblem(412, "stale");
        partner.post(path, "{\"instrument\":\"COMPLAINT\"}", "If-Match", "\"x\", " + tag).is(201);
        partner.post(path, "{\"instrument\":\"COMPLIMENT\"}", "If-Match", tag)
                .isProblem(412, "stale");
        partner.post(path, "{\"instrument\":\"COMPLIMENT\"}", "If-Match", "*").is(201);
    }

    @Test
    void what_the_caller_has_is_not_sent_again() {
        var tag = partner.post("/v1/moments", LATE).is(201).header("ETag");

        var unchanged = partner.get("/v1/moments/order-1", "If-None-Match", tag).is(304);

        assertThat(unchanged.body()).isEmpty();
        assertThat(unchanged.header("ETag")).isEqualTo(tag);
        partner.get("/v1/moments/order-1", "If-None-Match", "\"r2-0\"").is(200);
    }

    @Test
    void the_tag_changes_when_a_late_link_changes_the_weight() {
        var tag = partner.post("/v1/moments", LATE).is(201).header("ETag");

        partner.post(
                        "/v1/moments",
                        "{\"customer\":\"c-1\",\"touchpoint\":\"t\",\"occurredAt\":\"2026-01-01T00:00:00Z\","
                                + "\"feedback\":[{\"instrument\":\"COMPLAINT\"}]}")
                .is(201);

        var heavier = partner.get("/v1/moments/order-1", "If-None-Match", tag).is(200);
        heavier.holds("\"revision\":1", "\"stakes\":0.65");
        assertThat(heavier.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void moments_are_listed_newest_first_page_by_page() {
        for (int i = 1; i <= 5; i++)
            partner.post(
                            "/v1/moments",
                            "{\"id\":\"m%d\",\"customer\":\"c\",\"touchpoint\":\"t%d\",\"occurredAt\":\"2026-02-0%dT00:00:00Z\"}"
                                    .formatted(i, i % 2, i))
                    .is(201);

        var first = partner.get("/v1/moments?limit=2").is(200);
        var next = first.text("next");

        assertThat(ids(first.body())).containsExactly("m5", "m4");
        assertThat(first.header("Link"))
                .isEqualTo("</v1/moments?limit=2&cursor=%s>; rel=\"next\"".formatted(next));
        var second = partner.get("/v1/moments?limit=2&cursor=" + next).is(200);
        assertThat(ids(second.body())).containsExactly("m3", "m2");
        var third = partner.get("/v1/moments?limit=2&cursor=" + second.text("next")).is(200);
        assertThat(ids(third.body())).containsExactly("m1");
        third.holds("\"next\":null");
        assertThat(third.header("Link")).isEmpty();
        assertThat(ids(partner.get("/v1/moments?touchpoint=t0").body()))
                .containsExactly("m4", "m2");
        assertThat(
                        ids(
                                partner.get(
                                                "/v1/moments?from=2026-02-02T01:00:00%2B01:00&to=2026-02-04T00:00:00Z")
                                        .body()))
                .containsExactly("m3", "m2");
        assertThat(ids(partner.get("/v1/moments?experience=WOW").body())).isEmpty();
        assertThat(ids(partner.get("/v1/moments?customer=nobody").body())).isEmpty();
    }

    private static List<String> ids(String body) {
        return Pattern.compile("\"id\":\"([^\"]*)\"")
                .matcher(body)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,/limit",
        "limit=201,/limit",
        "limit=x,/limit",
        "limit=,/limit",
        "limit=1&limit=2,/limit",
        "cursor=x,/cursor",
        "cursor=AAAA,/cursor",
        "experience=GREAT,/experience",
        "customer=a%20b,/customer",
        "touchpoint=%00,/touchpoint",
        "from=yesterday,/from",
        "to=2026-02-30T00:00:00Z,/to",
        "sort=asc,/sort",
    })
    void a_parameter_that_cannot_be_is_named(String query, String pointer) {
        partner.get("/v1/moments?" + query).isProblem(400, "invalid-parameter", pointer);
    }

    @Test
    void a_parameter_that_is_repeated_means_nothing() {
        partner.get("/v1/moments?customer=a&customer=b")
                .isProblem(400, "invalid-parameter", "/customer")
                .holds("stands here more than once");
    }

    @Test
    void judging_records_nothing() {
        partner.put("/v1/rulebook", partner.get("/v1/rulebook").body()).is(200);

        partner.post("/v1/verdicts", LATE)
                .is(200)
                .holds("\"experience\":\"OW\"", "\"impact\":-4.0", "\"promised\":4.0");

        partner.get("/v1/moments/order-1").isProblem(404, "not-found");
        partner.post("/v1/verdicts", with("\"rulebook\":1")).is(200).holds("\"experience\":null");
        partner.post("/v1/verdicts", with("\"rulebook\":7"))
                .isProblem(422, "invalid-content", "/rulebook");
        partner.post("/v1/verdicts", with("\"rulebok\":1"))
                .isProblem(422, "invalid-content", "/rulebok");
    }
}
