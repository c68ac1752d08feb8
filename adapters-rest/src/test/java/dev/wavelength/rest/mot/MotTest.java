package dev.wavelength.rest.mot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Answer;
import dev.wavelength.rest.Client;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

@MicronautTest
class MotTest {

    private static final String JANUARY = "{\"from\":\"2026-01-01\",\"to\":\"2026-01-31\"}";

    private final Client partner;
    private final JsonMapper mapper;

    MotTest(EmbeddedServer server, JsonMapper mapper) {
        this.partner = Client.partner(server.getURI());
        this.mapper = mapper;
    }

    private void record(String touchpoint, int ow, int judged) {
        var moments = new StringBuilder();
        for (int i = 0; i < judged; i++)
            moments.append(i == 0 ? "" : ",")
                    .append(
                            "{\"id\":\"%s-%d\",\"customer\":\"c-%d\",\"touchpoint\":\"%s\",\"occurredAt\":\"2026-01-%02dT10:00:00Z\",\"feedback\":[{\"instrument\":\"CSAT\",\"score\":%d}]}"
                                    .formatted(
                                            touchpoint,
                                            i,
                                            i,
                                            touchpoint,
                                            1 + i % 28,
                                            i < ow ? 1 : 4));
        partner.post("/v1/moments/batch", "{\"moments\":[" + moments + "]}").is(200);
    }

    private Answer inspect() {
        return partner.post("/v1/mots", JANUARY);
    }

    private String page(int number) {
        return partner.get("/v1/mots/" + number, "Accept", "text/html").is(200).body();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_inspection_ends_in_a_certificate_that_stays_as_it_was_issued() {
        record("door", 6, 60);
        var issued = inspect().is(201);

        issued.holds(
                "{\"number\":1,\"result\":\"FAIL\",\"brand\":\"brand-",
                "\"from\":\"2026-01-01\",\"to\":\"2026-01-31\"",
                "\"testedAt\":\"2026-03-03T12:00:00.123456Z\",\"rulebook\":1,\"touchpoints\":null,\"retestOf\":null,\"amends\":null",
                "\"touchpoint\":\"door\",\"name\":\"door\",\"critical\":false,\"declared\":false,\"owLimit\":0.05,\"dangerLimit\":0.15,\"result\":\"MAJOR\"",
                "\"moments\":60,\"judged\":60,\"ow\":6,\"how\":54,\"wow\":0,\"coverage\":1,\"owRate\":0.1,\"lower\":0.0526,\"upper\":0.1819",
                "\"nearMisses\":0,\"standing\":6,\"recovered\":0,\"neverEvents\":0,\"overdue\":0",
                "\"reasons\":[\"6 OWs in 60 judged moments: with 95 % confidence more than 5.26 %, above the limit of 5 %.\"]",
                "\"evidence\":[\"door-",
                "\"advisoryAge\":0,\"trend\":{\"days\":1,\"judged\":[3,");
        assertThat(issued.header("Location")).isEqualTo("/v1/mots/1");

        record("till", 20, 20);
        assertThat(partner.get("/v1/mots/1").is(200).body()).isEqualTo(issued.body());
        assertThat(partner.get("/v1/mots/1", "Accept", "*/*").is(200).body())
                .isEqualTo(issued.body());
    }

    @Test
    void nothing_judged_has_no_rates() {
        partner.put("/v1/touchpoints/door", "{\"name\":\"The door\",\"critical\":true}").is(200);

        inspect()
                .is(201)
                .holds(
                        "\"result\":\"INCOMPLETE\"",
                        "\"coverage\":null,\"owRate\":null,\"lower\":null,\"upper\":null");
    }

    @Test
    void anyone_can_take_the_digest_of_what_is_answered() throws IOException {
        record("door", 6, 60);
        var answered =
                new TreeMap<>(
                        mapper.readValue(
                                inspect().is(201).body(),
                                Argument.mapOf(String.class, Object.class)));
        var digest = answered.remove("digest");

        var canonical = mapper.writeValueAsString(sorted(answered));

        assertThat(HexFormat.of().formatHex(sha256(canonical))).isEqualTo(digest);
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, @Nullable Object>();
                map.forEach((name, of) -> sorted.put(name.toString(), sorted(of)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(MotTest::sorted).toList();
            case null, default -> value;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /from /to",
                "{\"from\":\"2026-01-32\",\"to\":1} | /from /to",
                "{\"from\":\"2026-01-02\",\"to\":\"2026-01-01\"} | /to",
                "{\"from\":\"2006-01-02\",\"to\":\"2026-01-01\"} | /to",
                "{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"touchpoints\":[]} | /touchpoints",
                "{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"touchpoints\":[\"a b\",1]} | /touchpoints/0 /touchpoints/1",
                "{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"touchpoints\":[\"nowhere\"]} | /touchpoints",
                "{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"retestOf\":7} | /retestOf",
                "{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"retestOf\":1,\"touchpoints\":[\"a\"]} | /touchpoints",
                "{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"until\":1} | /until",
                "[] | ''",
            })
    void what_cannot_be_inspected_is_refused(String commission, String pointers) {
        partner.post("/v1/mots", commission)
                .isProblem(422, "invalid-content", pointers.split(" ", -1));
        partner.get("/v1/mots").is(200).holds("{\"items\":[],\"next\":null}");
    }

    @Test
    void the_same_key_inspects_once() {
        var first = partner.post("/v1/mots", JANUARY, "Idempotency-Key", "k").is(201);

        assertThat(partner.post("/v1/mots", JANUARY, "Idempotency-Key", "\"k\"").is(200).body())
                .isEqualTo(first.body());
        partner.post(
                        "/v1/mots",
                        "{\"from\":\"2026-01-01\",\"to\":\"2026-01-30\"}",
                        "Idempotency-Key",
                        "k")
                .isProblem(422, "key-reused");
        inspect().is(201).holds("\"number\":2");
    }

    @Test
    void certificates_are_listed_page_by_page() {
        for (int i = 0; i < 3; i++) inspect().is(201);

        var first = partner.get("/v1/mots?limit=2").is(200);
        first.holds("{\"items\":[{\"number\":3,\"result\":\"PASS\",\"from\":\"2026-01-01\"");
        var next = first.text("next");
        assertThat(first.header("Link"))
                .isEqualTo("</v1/mots?limit=2&cursor=%s>; rel=\"next\"".formatted(next));
        partner.get("/v1/mots?limit=2&cursor=" + next)
                .is(200)
                .holds("{\"items\":[{\"number\":1,", "\"next\":null}");
        partner.get("/v1/mots?cursor=x").isProblem(400, "invalid-parameter", "/cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "-1", "x", "99999999999", "1.0"})
    void there_is_no_such_certificate(String number) {
        partner.get("/v1/mots/" + number).isProblem(404, "not-found");
    }

    @Test
    void another_form_is_not_acceptable() {
        inspect().is(201);

        partner.get("/v1/mots/1", "Accept", "application/pdf").isProblem(406, "not-acceptable");
        assertThat(
                        partner.get("/v1/mots/1", "Accept", "text/html;q=0.5, text/csv")
                                .header("Content-Type"))
                .isEqualTo("text/csv;charset=UTF-8;header=present");
        assertThat(
                        partner.get("/v1/mots/1", "Accept", "text/html, */*;q=0.1")
                                .header("Content-Type"))
                .isEqualTo("text/html;charset=UTF-8");
        assertThat(partner.get("/v1/mots/1").header("Content-Type")).isEqualTo("application/json");
        assertThat(partner.get("/v1/mots/1").header("Vary")).isEqualTo("Accept");
    }

    @Test
    void a_scope_is_needed(EmbeddedServer server) {
        var reader = Client.partner(server.getURI(), "\"reports\"");

        reader.post("/v1/mots", JANUARY).isProblem(403, "forbidden");
        reader.get("/v1/mots/1").isProblem(403, "forbidden");
    }

    @Test
    void an_amended_certificate_leads_to_what_amends_it() {
        record("door", 0, 60);
        inspect().is(201);
        record("till", 0, 1);
        inspect().is(201).holds("\"amends\":1");

        assertThat(partner.get("/v1/mots/1").header("Link"))
                .isEqualTo("</v1/mots/2>; rel=\"successor-version\"");
        assertThat(partner.get("/v1/mots/2").header("Link")).isEmpty();
        assertThat(page(1)).contains("Certificate No. 2 corrects this one");
        assertThat(page(2)).contains("This corrects certificate No. 1");
    }

    @Test
    void the_page_shows_every_result_in_words() {
        partner.put("/v1/touchpoints/major", "{\"name\":\"At the door\",\"critical\":true}");
        record("dangerous", 15, 60);
        record("major", 6, 60);
        record("minor", 2, 20);
        record("advisory", 2, 60);
        record("pass", 0, 60);
        record("unknown", 0, 5);
        inspect().is(201);

        assertThat(page(1))
                .contains("<h2 id=\"verdict\">Fail</h2>")
                .contains("At 2 of 6 touchpoints, customers get an OW")
                .contains("Dangerous", "Major defect", "Minor defect", "Advisory", "Pass")
                .contains("Not testable", "Mend at once", "Find out: ask")
                .contains("At the door <span class=\"tag\">critical</span>")
                .contains("with 95 % confidence more than 5.26 %, above the limit of 5 %.")
                .contains("aria-label=\"10\u202f% OWs, between 5.3\u202f% and 18\u202f%;")
                .contains("<code>major-");
    }

    @Test
    void what_others_wrote_stands_on_the_page_as_text() {
        partner.put(
                        "/v1/touchpoints/door",
                        "{\"name\":\"<script>alert('&\\\"')</script>{}\",\"critical\":true}")
                .is(200);
        record("door", 6, 60);
        inspect().is(201);

        assertThat(page(1))
                .contains("&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;{}")
                .doesNotContain("<script", "alert('");
    }

    @Test
    void the_page_holds_all_it_needs_and_may_do_nothing_else() {
        record("door", 6, 60);
        inspect().is(201);
        var answer = partner.get("/v1/mots/1", "Accept", "text/html").is(200);

        var style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(answer.body());
        assertThat(style.find()).isTrue();
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                                .formatted(
                                        Base64.getEncoder()
                                                .encodeToString(sha256(style.group(1)))));
        assertThat(answer.body())
                .doesNotContain("src=", "href=", "url(", "@import", "style=\"", "onload", "http:");
        assertThat(style.group(1)).contains("prefers-color-scheme: dark", "@page", "@media print");
    }

    @Test
    void the_table_has_a_line_for_each_touchpoint_and_no_formula() {
        partner.put(
                "/v1/touchpoints/-door",
                "{\"name\":\"=HYPERLINK(\\\"evil\\\",1)\",\"critical\":true}");
        record("+till", 0, 60);
        inspect().is(201);

        var answer = partner.get("/v1/mots/1", "Accept", "text/csv").is(200);
        var lines = answer.body().split("\r\n", -1);
        assertThat(lines).hasSize(4);
        assertThat(lines[0]).startsWith("certificate,from,to,touchpoint,name,critical,result,");
        assertThat(lines[1])
                .startsWith(
                        "1,2026-01-01,2026-01-31,\"'+till\",\"'+till\",false,PASS,60,60,0,60,0,1.0,0.0,0.0,");
        assertThat(lines[2])
                .startsWith(
                        "1,2026-01-01,2026-01-31,\"'-door\",\"'=HYPERLINK(\"\"evil\"\",1)\",true,NOT_TESTABLE,0,0,0,0,0,,,,,0.05,");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"mot-1.csv\"");
    }

    @Test
    void a_trend_shows_beats_with_intervals_and_limits() {
        record("door", 6, 56);

        partner.get("/v1/mots/trend?from=2026-01-01&to=2026-01-28&touchpoint=door")
                .is(200)
                .holds(
                        "{\"centre\":0.10714285714285714,\"spread\":",
                        "{\"from\":\"2026-01-01\",\"judged\":14,\"ow\":6,\"owRate\":0.42857142857142855,\"lower\":0.2",
                        "\"upperLimit\":0.48708206686930094,\"signal\":null}",
                        "{\"from\":\"2026-01-22\",");
        partner.get("/v1/mots/trend?from=2026-01-01&to=2026-01-01&every=DAY&touchpoint=none")
                .is(200)
                .holds(
                        "{\"centre\":null,\"spread\":null,\"items\":[{\"from\":\"2026-01-01\",\"judged\":0,\"ow\":0,\"owRate\":null,\"lower\":null,\"upper\":null,\"lowerLimit\":null,\"upperLimit\":null,\"signal\":null}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2026-01-01 | /to",
                "from=2026-03-02&to=2026-03-01 | /to",
                "from=2020-01-01&to=2026-03-01&every=DAY | /to",
                "from=2026-01-01&to=2026-03-01&every=HOUR | /every",
                "from=2026-01-01&to=2026-03-01&touchpoint=%20 | /touchpoint",
            })
    void a_trend_that_cannot_be_is_refused(String query, String pointer) {
        partner.get("/v1/mots/trend?" + query).isProblem(400, "invalid-parameter", pointer);
    }
}
