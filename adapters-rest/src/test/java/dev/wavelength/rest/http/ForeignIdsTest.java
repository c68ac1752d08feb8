package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Answer;
import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Another brand's id says no more than one that nobody has. Every call that takes an id is found
/// in the description of the API: a new one is covered as it comes, or fails for want of an id.
@MicronautTest
class ForeignIdsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final String NOBODYS = "00000000-0000-7000-8000-000000000000";
    private static final String HOOK = "{\"url\":\"https://example.com/hook\"}";

    private static final String MOMENT =
            """
            {"id": "theirs", "customer": "their-customer", "touchpoint": "their-touchpoint",
             "occurredAt": "%s", "feedback": [{"instrument": "CSAT", "score": 1}]}""";

    /// Bodies that are right, by how the path ends; elsewhere an empty object is.
    private static final Map<String, String> BODIES =
            Map.of(
                    "steps", "{\"step\": \"NOTE\", \"by\": \"ann\", \"note\": \"called\"}",
                    "feedback", "{\"instrument\": \"CSAT\", \"score\": 5}",
                    "deliveries",
                            """
                            {"promise": "days", "better": "LOWER", "promised": 4, "value": 6}""");

    private final Client theirs;
    private final Client ours;
    private final Client stranger;

    ForeignIdsTest(EmbeddedServer server) {
        URI address = server.getURI();
        theirs = Client.partner(address);
        ours = Client.partner(address);
        stranger = new Client(address, "");
    }

    private record Call(String method, String path) {

        /// What the id is of, such as `moments`.
        String kind() {
            return path.substring("/v1/".length(), path.indexOf('/', "/v1/".length()));
        }

        /// With this id wherever one is asked for.
        String with(String id) {
            return VARIABLE.matcher(path).replaceAll(id);
        }
    }

    /// The calls that read or change what there is. A PUT under another's id makes one's own thing;
    /// the operator is above all brands.
    private List<Call> calls() {
        var calls = new ArrayList<Call>();
        var path = "";
        for (var line : stranger.get("/openapi.yml").body().lines().toList()) {
            if (line.matches(" {2}\"?/.*:")) path = line.strip().replaceAll("[\":]", "");
            if (line.matches(" {4}(get|post|delete|patch):")
                    && VARIABLE.matcher(path).find()
                    && !path.startsWith("/v1/brands/"))
                calls.add(new Call(line.strip().replace(":", "").toUpperCase(Locale.ROOT), path));
        }
        return calls;
    }

    /// What the other brand has of each kind, by how paths to it begin.
    private Map<String, String> ids() {
        var moment = theirs.post("/v1/moments", MOMENT.formatted("2026-03-02T08:00:00Z")).is(201);
        var today = moment.text("recordedAt");
        var recovery =
                theirs.post(
                                "/v1/moments",
                                MOMENT.formatted(today).replace("\"theirs\"", "\"theirs-too\""))
                        .is(201)
                        .text("recovery");
        var webhook = theirs.post("/v1/webhooks", HOOK).is(201).text("id");
        theirs.post("/v1/mots", "{\"from\": \"2026-03-01\", \"to\": \"2026-03-31\"}").is(201);
        return Map.of(
                "moments", "theirs",
                "customers", "their-customer",
                "touchpoints", "their-touchpoint",
                "recoveries", recovery,
                "webhooks", webhook,
                "mots", "1");
    }

    @TestFactory
    Stream<DynamicTest> another_brands_id_is_like_one_that_nobody_has() {
        var ids = ids();
        var calls = calls();
        assertThat(calls).hasSizeGreaterThan(12);
        return calls.stream()
                .map(
                        call ->
                                DynamicTest.dynamicTest(
                                        call.toString(),
                                        () -> {
                                            var kind = call.kind();
                                            assertThat(ids).as("an id for this").containsKey(kind);
                                            var id = ids.get(kind);
                                            var nobodys = kind.equals("mots") ? "999" : NOBODYS;
                                            var foreign = send(call, id);
                                            foreign.isProblem(404, "not-found");
                                            assertThat(said(foreign, id))
                                                    .isEqualTo(said(send(call, nobodys), nobodys));
                                        }));
    }

    private Answer send(Call call, String id) {
        var end = call.path().substring(call.path().lastIndexOf('/') + 1);
        return call.method().equals("GET") || call.method().equals("DELETE")
                ? ours.send(call.method(), call.with(id), (String) null)
                : ours.send(
                        call.method(),
                        call.with(id),
                        BODIES.getOrDefault(end, "{}"),
                        "Content-Type",
                        "application/json");
    }

    private static String said(Answer answer, String id) {
        return answer.body()
                .replace(answer.header("X-Request-Id"), "request")
                .replaceAll("\\b%s\\b".formatted(Pattern.quote(id)), "id");
    }
}
