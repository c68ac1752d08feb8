package dev.wavelength.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.wavelength.oauth.brand.Issuer;
import dev.wavelength.webhooks.event.Reach;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// The service as it is, and an issuer of access tokens beside it whose tokens are made by the
/// means of the JDK alone.
final class AccessTokensIT {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String OPERATOR_KEY = "chosen-by-this-test-alone";
    private static final String NAME = "https://issuer.example/";
    private static final String AUDIENCE = "https://wavelength.example/";

    private static final String MOMENT =
            """
            {"id": "%s", "customer": "c-1", "touchpoint": "delivery",
             "occurredAt": "2026-03-02T08:14:03Z"}""";

    @TempDir private Path folder;

    private final AtomicReference<String> keys = new AtomicReference<>("");
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer issuer;
    private Service service;
    private URI address;

    @BeforeEach
    void start() throws Exception {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext(
                "/jwks",
                exchange -> {
                    var told = keys.get().getBytes(StandardCharsets.UTF_8);
                    try (exchange) {
                        exchange.sendResponseHeaders(told.length == 0 ? 500 : 200, told.length);
                        exchange.getResponseBody().write(told);
                    }
                });
        issuer.start();
        var from = URI.create("http://127.0.0.1:%d/jwks".formatted(issuer.getAddress().getPort()));
        service =
                new Service(
                        new Settings(
                                0,
                                "127.0.0.1",
                                folder,
                                null,
                                OPERATOR_KEY,
                                null,
                                Reach.PUBLIC,
                                null,
                                new Issuer(NAME, from, AUDIENCE),
                                Settings.Log.TEXT));
        address = service.start();
        send("PUT", "/v1/brands/shop", OPERATOR_KEY, "{\"name\":\"Shop\",\"timeZone\":\"UTC\"}");
        admit("till", "\"moments:write\",\"moments:read\",\"webhooks\"");
    }

    @AfterEach
    void stop() {
        client.close();
        service.close();
        issuer.stop(0);
    }

    private void admit(String partner, String scopes) throws Exception {
        var partners = "/v1/brands/shop/partners";
        var json = "{\"name\":\"%s\",\"scopes\":[%s]}".formatted(partner, scopes);
        assertThat(send("POST", partners, OPERATOR_KEY, json).statusCode()).isEqualTo(201);
        json = "{\"clientId\":\"client of %s\"}".formatted(partner).replace(' ', '-');
        var tie = "%s/%s/client".formatted(partners, partner);
        assertThat(send("PUT", tie, OPERATOR_KEY, json).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> send(String method, String path, String shown, String json)
            throws Exception {
        return client.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + shown)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private int get(String path, String shown) throws Exception {
        return send("GET", path, shown, "").statusCode();
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private void tell(Map<String, KeyPair> told) {
        var all =
                told.entrySet().stream()
                        .map(
                                one -> {
                                    var key = (RSAPublicKey) one.getValue().getPublic();
                                    return "{\"kty\":\"RSA\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"AQAB\"}"
                                            .formatted(one.getKey(), modulus(key));
                                })
                        .toList();
        keys.set("{\"keys\":[" + String.join(",", all) + "]}");
    }

    private static String modulus(RSAPublicKey key) {
        var bytes = key.getModulus().toByteArray();
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, bytes.length - 256, bytes.length));
    }

    private static String token(String kid, KeyPair key, String claims)
            throws GeneralSecurityException {
        var signed = head("RS256", "\"kid\":\"%s\"".formatted(kid)) + "." + base64(claims);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + BASE64.encodeToString(signature.sign());
    }

    private static String head(String alg, String more) {
        return base64("{\"typ\":\"at+jwt\",\"alg\":\"%s\",%s}".formatted(alg, more));
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String claims(String partner, String scope, Duration life) {
        long now = Instant.now().getEpochSecond();
        return """
        {"iss":"%s","aud":"%s","sub":"s","client_id":"client-of-%s","jti":"j","scope":"%s",
         "iat":%d,"exp":%d}"""
                .formatted(NAME, AUDIENCE, partner, scope, now, now + life.toSeconds());
    }

    private static String claims(String scope) {
        return claims("till", scope, Duration.ofHours(1));
    }

    @Test
    void a_partner_calls_by_tokens_and_may_do_what_both_its_issuer_and_its_operator_allow()
            throws Exception {
        var key = newKey();
        tell(Map.of("k-1", key));
        admit("web", "\"moments:read\"");
        var token = token("k-1", key, claims("moments:write moments:read operator mot"));

        var recorded = send("POST", "/v1/moments", token, MOMENT.formatted("m-1"));

        assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(201);
        assertThat(recorded.body()).contains("\"source\":\"till\"");
        assertThat(get("/v1/moments/m-1", token)).isEqualTo(200);
        assertThat(get("/v1/mots", token)).isEqualTo(403);
        assertThat(get("/v1/brands/shop/partners", token)).isEqualTo(403);
        assertThat(get("/v1/moments", token("k-1", key, claims("webhooks")))).isEqualTo(403);
        var web =
                token("k-1", key, claims("web", "moments:write moments:read", Duration.ofHours(1)));
        assertThat(get("/v1/moments/m-1", web)).isEqualTo(200);
        assertThat(send("POST", "/v1/moments", web, MOMENT.formatted("m-2")).statusCode())
                .isEqualTo(403);
        assertThat(
                        get(
                                "/v1/moments",
                                token(
                                        "k-1",
                                        key,
                                        claims("other", "moments:read", Duration.ofHours(1)))))
                .isEqualTo(401);

        assertThat(send("DELETE", "/v1/brands/shop/partners/till", OPERATOR_KEY, "").statusCode())
                .isEqualTo(204);
        assertThat(get("/v1/moments/m-1", token)).isEqualTo(401);
    }

    @Test
    void what_is_not_in_order_is_refused_and_keys_change_without_a_pause() throws Exception {
        var key = newKey();
        var next = newKey();
        tell(Map.of("k-1", key));
        var good = claims("moments:read");
        assertThat(get("/v1/moments", token("k-1", key, good))).isEqualTo(200);

        for (var bad :
                new String[] {
                    head("none", "\"kid\":\"k-1\"") + "." + base64(good) + ".",
                    token("k-1", next, good),
                    token("k-1\",\"jku\":\"http://127.0.0.1/", key, good),
                    token("k-1", key, claims("till", "moments:read", Duration.ofSeconds(-61))),
                    token("k-1", key, claims("till", "moments:read", Duration.ofDays(3_650))),
                    token("k-1", key, good.replace(AUDIENCE, "https://another.example/")),
                    token("k-1", key, good.replace(NAME, "https://another.example/")),
                    token("k-1", key, good.replaceFirst("}$", ",\"scope\":\"mot\"}")),
                }) assertThat(get("/v1/moments", bad)).as(bad).isEqualTo(401);

        tell(Map.of("k-2", next));
        assertThat(get("/v1/moments", token("k-2", next, good))).isEqualTo(200);
    }

    @Test
    void a_token_of_a_megabyte_is_refused_before_it_is_read() throws Exception {
        var key = newKey();
        tell(Map.of("k-1", key));

        assertThat(get("/v1/moments", token("k-1", key, claims("x".repeat(1 << 20)))))
                .isEqualTo(431);
    }

    @Test
    void while_the_issuer_is_silent_keys_go_on() throws Exception {
        var refused =
                send("GET", "/v1/moments", token("k-1", newKey(), claims("moments:read")), "");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("/problems/issuer-silent");
        assertThat(refused.headers().firstValue("Retry-After")).contains("30");
        assertThat(get("/v1/brands/shop/partners", OPERATOR_KEY)).isEqualTo(200);
    }
}
