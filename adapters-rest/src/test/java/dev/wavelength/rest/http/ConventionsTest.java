package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Answer;
import dev.wavelength.rest.Client;
import dev.wavelength.rest.House;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

@MicronautTest
class ConventionsTest {

    private final URI server;
    private final Router router;
    private final House.Store store;
    private final Client partner;
    private final Client operator;

    ConventionsTest(EmbeddedServer server, Router router, House.Store store) {
        this.server = server.getURI();
        this.router = router;
        this.store = store;
        this.partner = Client.partner(this.server);
        this.operator = Client.operator(this.server);
    }

    @Test
    void every_call_needs_a_scope_or_is_among_the_open_ones() {
        var open = new TreeSet<String>();
        router.uriRoutes()
                .filter(route -> !route.isAnnotationPresent(RequiresScope.class))
                .forEach(route -> open.add(route.getUriMatchTemplate().toPathString()));

        assertThat(open)
                .containsExactly(
                        "/docs",
                        "/docs/{part:[^/]+}",
                        "/openapi.yml",
                        "/problems",
                        "/problems/{name:[^/]+}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "short", "wl_0000000000000000000000000000000000"})
    void without_a_key_in_force_nobody_is_known(String key) {
        var answer = new Client(server, key).get("/v1/moments").isProblem(401, "unauthenticated");

        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void a_revoked_key_is_worth_nothing_at_once() {
        var brand = "revoked-brand";
        operator.put("/v1/brands/" + brand, "{\"name\":\"b\",\"timeZone\":\"UTC\"}").is(201);
        var revoked = operator.admit(brand, "till", "\"moments:read\"");
        revoked.get("/v1/moments").is(200);

        operator.delete("/v1/brands/revoked-brand/partners/till").is(204);

        revoked.get("/v1/moments").isProblem(401, "unauthenticated");
        operator.delete("/v1/brands/revoked-brand/partners/till").isProblem(404, "not-found");
    }

    @Test
    void a_key_is_good_for_its_scopes_only() {
        var reader = Client.partner(server, "\"moments:read\"");

        reader.get("/v1/moments").is(200);
        reader.post("/v1/moments", "{}").isProblem(403, "forbidden").holds("moments:write");
        reader.get("/v1/touchpoints").isProblem(403, "forbidden");
        reader.get("/v1/rulebook").isProblem(403, "forbidden");
        reader.get("/v1/pulse?from=2026-01-01&to=2026-01-01").isProblem(403, "forbidden");
    }

    @Test
    void operator_and_partner_do_not_stand_in_for_each_other() {
        partner.put("/v1/brands/x", "{\"name\":\"x\",\"timeZone\":\"UTC\"}")
                .isProblem(403, "forbidden");
        operator.get("/v1/moments").isProblem(403, "forbidden");
    }

    @Test
    void an_unknown_path_is_not_there() {
        partner.get("/v1/nonsense").isProblem(404, "not-found").holds("/v1/nonsense");
        partner.get("/").isProblem(404, "not-found");
    }

    @Test
    void another_method_is_not_allowed_and_the_right_ones_are_told() {
        assertThat(partner.delete("/v1/pulse").isProblem(405, "method-not-allowed").header("Allow"))
                .contains("GET");
        assertThat(
                        partner.put("/v1/moments", "{}")
                                .isProblem(405, "method-not-allowed")
                                .header("Allow"))
                .contains("GET", "POST");
        partner.send("OPTIONS", "/v1/moments", (String) null).isProblem(405, "method-not-allowed");
        partner.send("TRACE", "/v1/moments", (String) null).isProblem(405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "FOO"})
    void a_method_that_nothing_knows_is_not_allowed(String method) throws IOException {
        for (var path : List.of("/v1/moments", "/v1/brands/b/partners", "/docs"))
            assertThat(statusOf(method, path)).as("%s %s", method, path).isEqualTo(405);
    }

    private int statusOf(String method, String path) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            "%s %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                                    .formatted(method, path, partner.key())
                                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }

    @Test
    void what_a_proxy_might_have_said_is_not_believed() {
        var answer =
                partner.get(
                                "/v1/nonsense",
                                "X-Forwarded-For",
                                "192.0.2.1",
                                "X-Forwarded-Host",
                                "elsewhere.example",
                                "X-Forwarded-Proto",
                                "https",
                                "Forwarded",
                                "for=192.0.2.1;proto=https;host=elsewhere.example",
                                "X-HTTP-Method-Override",
                                "DELETE",
                                "X-Original-URL",
                                "/v1/moments")
                        .isProblem(404, "not-found");
        assertThat(answer.body()).doesNotContain("elsewhere");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void a_form_nobody_has_is_not_acceptable() {
        partner.get("/v1/moments", "Accept", "text/html").isProblem(406, "not-acceptable");
        partner.get("/v1/moments", "Accept", "text/html, application/json;q=0.1").is(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type,application/xml",
        "Content-Type,application/x-www-form-urlencoded",
        "Content-Type,multipart/form-data; boundary=x",
        "Content-Type,text/plain",
        "Content-Type,nonsense",
        "Content-Type,application/json;charset=utf-16",
        "Content-Encoding,gzip",
    })
    void a_body_in_another_form_is_refused(String header, String value) {
        partner.send("POST", "/v1/moments", "{}", header, value)
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void the_form_that_is_read_is_told() {
        assertThat(
                        partner.send(
                                        "POST",
                                        "/v1/moments",
                                        "<a/>",
                                        "Content-Type",
                                        "application/xml")
                                .header("Accept"))
                .isEqualTo("application/json");
        assertThat(
                        partner.send(
                                        "POST",
                                        "/v1/moments/import",
                                        "{}",
                                        "Content-Type",
                                        "application/json")
                                .isProblem(415, "unsupported-media-type")
                                .header("Accept"))
                .isEqualTo("application/x-ndjson");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"id\": ",
                "{} {}",
                "{},",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "{\"a\":\"\t\"}",
                "{\"a\":1,}",
                "// hi\n{}",
                "\uFEFF{}",
                "nul"
            })
    void what_is_not_json_is_malformed(String body) {
        partner.post("/v1/moments", body).isProblem(400, "malformed-request");
    }

    @Test
    void where_reading_stopped_is_told() {
        partner.post("/v1/moments", "{\n  \"id\": nonsense}")
                .isProblem(400, "malformed-request")
                .holds("Line 2, column");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"a\"", "null", "true"})
    void json_that_is_no_object_cannot_be_accepted(String body) {
        partner.post("/v1/moments", body).isProblem(422, "invalid-content", "");
    }

    @Test
    void json_may_nest_and_stretch_so_far_and_no_further() {
        var deep = 1_000_000;
        partner.post("/v1/moments", "[".repeat(deep)).isProblem(400, "malformed-request");
        partner.post("/v1/moments", "{\"a\":".repeat(deep)).isProblem(400, "malformed-request");
        partner.post("/v1/moments", "{\"a\":" + "9".repeat(101) + "}")
                .isProblem(400, "malformed-request");
        partner.post("/v1/moments", "{\"" + "a".repeat(201) + "\":1}")
                .isProblem(400, "malformed-request");
        partner.post("/v1/moments", "{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}")
                .isProblem(422, "invalid-content", "/customer", "/touchpoint", "/occurredAt", "/a");
    }

    @Test
    void a_body_without_end_is_cut_off() {
        partner.post("/v1/moments", " ".repeat(ServerLimits.MOST_BYTES + 1))
                .isProblem(413, "too-large");
    }

    @Test
    void the_callers_request_id_is_echoed_and_a_strange_one_replaced() {
        assertThat(partner.get("/v1/moments", "X-Request-Id", "abc-1").header("X-Request-Id"))
                .isEqualTo("abc-1");
        assertThat(partner.get("/v1/moments", "X-Request-Id", "a b").header("X-Request-Id"))
                .matches("[0-9a-f]{32}");
        assertThat(partner.get("/v1/nonsense").header("X-Request-Id")).matches("[0-9a-f]{32}");
    }

    @Test
    void every_answer_carries_what_keeps_browsers_and_callers_in_check() {
        for (var answer :
                new Answer[] {
                    partner.get("/v1/moments").is(200), partner.get("/v1/moments?x=1").is(400)
                }) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Strict-Transport-Security")).isEmpty();
            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("X-Powered-By")).isEmpty();
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.header("RateLimit-Policy"))
                    .isEqualTo("\"requests\";q=50000;w=1, \"moments\";q=100000000;w=86400");
            assertThat(answer.header("RateLimit"))
                    .matches("\"requests\";r=\\d+;t=1, \"moments\";r=\\d+;t=\\d+");
        }
    }

    @Test
    void a_store_that_is_away_is_unavailable_and_says_nothing_of_itself() {
        store.batchesLeft.set(0);
        try {
            var answer =
                    partner.post(
                                    "/v1/moments",
                                    "{\"customer\":\"c\",\"touchpoint\":\"t\",\"occurredAt\":\"2026-03-02T09:00:00Z\"}")
                            .isProblem(503, "unavailable");

            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.body()).doesNotContain("db.internal");
        } finally {
            store.batchesLeft.set(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"b", "a\\b"})
    void an_idempotency_key_that_is_none_is_refused(String key) {
        partner.post("/v1/moments", "{}", "Idempotency-Key", "\"" + key + "\"")
                .isProblem(400, "invalid-parameter", "/Idempotency-Key");
        partner.post("/v1/moments", "{}", "Idempotency-Key", "k".repeat(256))
                .isProblem(400, "invalid-parameter", "/Idempotency-Key");
        partner.post("/v1/moments", "{}", "Idempotency-Key", "a", "Idempotency-Key", "b")
                .isProblem(400, "invalid-parameter", "/Idempotency-Key");
    }

    @Test
    void every_problem_is_explained_where_its_type_leads() {
        var reader = new Client(server, "");
        for (var problem : Problem.values()) {
            reader.get(problem.type()).is(200).holds(problem.title());
            reader.get("/problems").is(200).holds(problem.type());
        }
        reader.get("/problems/nonsense").isProblem(404, "not-found");
    }

    @Test
    void the_pages_need_nothing_from_elsewhere() {
        var reader = new Client(server, "");
        var page = reader.get("/docs", "Accept", "text/html").is(200);

        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.body()).doesNotContain("http://", "https://");
        for (var part :
                new String[] {"docs.css", "docs.js", "swagger-ui.css", "swagger-ui-bundle.js"}) {
            page.holds("/docs/" + part);
            reader.get("/docs/" + part).is(200);
        }
        reader.get("/docs/index.html").isProblem(404, "not-found");
        reader.get("/docs/..%2Fapplication.yml").isProblem(404, "not-found");
    }
}
