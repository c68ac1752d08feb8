package dev.wavelength.rest.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.brand.InMemoryAccessTokens;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.rest.Client;
import dev.wavelength.rest.House;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.UUID;

/// Who calls by an access token. Whether a token is any good is told by the issuer's adapter.
@MicronautTest
class TokensTest {

    private static final String BRAND = "{\"name\":\"Shop\",\"timeZone\":\"UTC\"}";

    private final URI server;
    private final Client operator;
    private final InMemoryAccessTokens tokens;
    private final String name = "brand-" + UUID.randomUUID();
    private final String client = "client-" + UUID.randomUUID();
    private final String partners = "/v1/brands/%s/partners".formatted(name);
    private final String tie = partners + "/till/client";

    private Client keyed;

    TokensTest(EmbeddedServer server, InMemoryAccessTokens tokens) {
        this.server = server.getURI();
        this.operator = Client.operator(this.server);
        this.tokens = tokens;
    }

    @BeforeEach
    void admit() {
        operator.put("/v1/brands/" + name, BRAND).is(201);
        keyed = operator.admit(name, "till", "\"moments:read\",\"moments:write\"");
    }

    @AfterEach
    void speak() {
        tokens.silence(false);
    }

    private static String json(String client) {
        return "{\"clientId\":\"%s\"}".formatted(client);
    }

    private Client bearer(String scope) {
        var token = tokens.issue(new ClientId(client), scope, House.NOW, House.NOW.plusSeconds(60));
        return new Client(server, token.text());
    }

    @Test
    void a_partner_calls_by_a_token_of_its_client_as_by_its_key() {
        operator.put(tie, json(client)).is(200).holds("\"clientId\":\"%s\"".formatted(client));
        var moment =
                """
                {"id":"m-1","customer":"c-1","touchpoint":"shop",
                "occurredAt":"2026-03-02T09:14:03Z"}""";

        bearer("moments:write moments:read").post("/v1/moments", moment).is(201);

        keyed.get("/v1/moments/m-1").is(200).holds("\"source\":\"till\"");
        bearer("moments:read").get("/v1/moments/m-1").is(200);
        operator.get(partners).is(200).holds("\"clientId\":\"%s\"".formatted(client));
    }

    @Test
    void a_partner_has_one_allowance_however_it_calls() {
        operator.put(tie, json(client)).is(200);
        operator.put(partners + "/till/limits", "{\"requestsPerSecond\":1000,\"momentsPerDay\":1}")
                .is(200);
        var moment =
                """
                {"id":"m-1","customer":"c-1","touchpoint":"shop",
                "occurredAt":"2026-03-02T09:14:03Z"}""";

        bearer("moments:write").post("/v1/moments", moment).is(201);

        keyed.post("/v1/moments", moment).isProblem(429, "too-many-requests");
    }

    @Test
    void a_token_may_do_what_the_issuer_and_the_operator_both_allow() {
        operator.put(tie, json(client)).is(200);

        bearer("moments:write").get("/v1/moments").isProblem(403, "forbidden");
        bearer("moments:read mot").get("/v1/mots").isProblem(403, "forbidden");
        bearer("operator moments:read").get(partners).isProblem(403, "forbidden");
        assertThat(bearer("").get("/v1/moments").isProblem(403, "forbidden").body())
                .contains("The token and its partner need the scope moments:read");
    }

    @Test
    void all_that_is_not_in_force_is_answered_like_a_key_that_is_not() {
        operator.put(tie, json(client)).is(200);
        var good = bearer("moments:read");
        good.get("/v1/moments").is(200);
        var past =
                tokens.issue(
                        new ClientId(client),
                        "moments:read",
                        House.NOW.minusSeconds(120),
                        House.NOW.minusSeconds(1));

        operator.delete(tie).is(204);

        var said = new Client(server, "wl_nobodys").get("/v1/moments").is(401);
        for (var token :
                new String[] {
                    good.key(), past.text(), InMemoryAccessTokens.token("nobody's").text()
                }) {
            var answer = new Client(server, token).get("/v1/moments");
            answer.isProblem(401, "unauthenticated");
            assertThat(answer.body().replace(answer.header("X-Request-Id"), ""))
                    .isEqualTo(said.body().replace(said.header("X-Request-Id"), ""));
            assertThat(answer.header("WWW-Authenticate"))
                    .isEqualTo(said.header("WWW-Authenticate"))
                    .isEqualTo("Bearer realm=\"wavelength\", error=\"invalid_token\"");
        }
        assertThat(new Client(server, "").get("/v1/moments").is(401).header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"wavelength\"");
    }

    @Test
    void while_the_issuer_is_silent_tokens_wait_and_keys_go_on() {
        operator.put(tie, json(client)).is(200);
        var bearer = bearer("moments:read");
        tokens.silence(true);

        assertThat(bearer.get("/v1/moments").isProblem(503, "issuer-silent").header("Retry-After"))
                .isEqualTo("30");
        keyed.get("/v1/moments").is(200);
    }

    @Test
    void a_revoked_partners_token_is_worth_nothing_at_once() {
        operator.put(tie, json(client)).is(200);
        var bearer = bearer("moments:read");
        bearer.get("/v1/moments").is(200);

        operator.delete(partners + "/till").is(204);

        bearer.get("/v1/moments").isProblem(401, "unauthenticated");
        operator.put(tie, json(client)).isProblem(404, "not-found");
    }

    @Test
    void a_client_is_one_partners_of_all_brands() {
        var other = "brand-" + UUID.randomUUID();
        operator.put("/v1/brands/" + other, BRAND).is(201);
        operator.admit(other, "till", "\"mot\"");
        var there = "/v1/brands/%s/partners/till/client".formatted(other);
        operator.put(tie, json(client)).is(200);
        operator.put(tie, json(client)).is(200);

        operator.put(there, json(client)).isProblem(409, "client-taken");
        operator.delete(there).isProblem(404, "not-found");

        operator.delete(tie).is(204);
        operator.put(there, json(client)).is(200);
        bearer("moments:read").get("/v1/moments").isProblem(403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /clientId",
                "{\"clientId\":null} | /clientId",
                "{\"clientId\":7} | /clientId",
                "{\"clientId\":\"\"} | /clientId",
                "{\"clientId\":\"two words\"} | /clientId",
                "{\"clientId\":\"a\",\"scope\":\"mot\"} | /scope",
            })
    void what_cannot_be_a_client_id_is_named(String json, String pointer) {
        operator.put(tie, json).isProblem(422, "invalid-content", pointer);
    }

    @Test
    void clients_are_the_operators_alone() {
        keyed.put(tie, json(client)).isProblem(403, "forbidden");
        keyed.delete(tie).isProblem(403, "forbidden");
    }
}
