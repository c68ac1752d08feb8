package dev.wavelength.oauth.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.net.httpserver.HttpExchange;

import dev.wavelength.domain.brand.AccessToken;
import dev.wavelength.domain.brand.AccessTokens.Reading;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.InvalidValue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What an access token must be, against an issuer that really tells its keys (RFC 8725, RFC 9068).
class JwtAccessTokensTest {

    private static final Signer RSA = Signer.of("rsa-1", "RS256");
    private static final Signer EC = Signer.of("ec-1", "ES256");
    private static final Signer NEXT = Signer.of("rsa-2", "RS256");
    private static final Signer STRANGER = Signer.of("rsa-1", "RS256");

    private static final Reading GOOD =
            new Reading.Good(new ClientId("till-4"), Set.of(Scope.MOMENTS_WRITE));
    private static final Reading WORTHLESS = new Reading.Worthless();
    private static final Reading SILENT = new Reading.IssuerSilent();

    private final Instant begin = Instant.parse("2026-03-02T09:14:03Z");
    private final CountDownLatch ended = new CountDownLatch(1);
    private Instant now = begin;
    private final LocalIssuer issuer = new LocalIssuer(RSA, EC);
    private final LocalIssuer elsewhere = new LocalIssuer(STRANGER);
    private final JwtAccessTokens tokens = new JwtAccessTokens(issuer.asIssuer(), () -> now);

    @AfterEach
    void close() {
        ended.countDown();
        issuer.close();
        elsewhere.close();
    }

    /// The claims of a good token, as they are written.
    private Map<String, String> good() {
        var claims = new LinkedHashMap<String, String>();
        claims.put("iss", quoted(LocalIssuer.NAME));
        claims.put("aud", quoted(LocalIssuer.AUDIENCE));
        claims.put("sub", quoted("till-4"));
        claims.put("client_id", quoted("till-4"));
        claims.put("jti", quoted("t-1"));
        claims.put("scope", quoted("moments:write"));
        claims.put("iat", seconds(-10));
        claims.put("exp", seconds(3_600));
        return claims;
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private String seconds(long fromNow) {
        return Long.toString(now.getEpochSecond() + fromNow);
    }

    private static String json(Map<String, String> claims) {
        var members =
                claims.entrySet().stream().map(one -> quoted(one.getKey()) + ":" + one.getValue());
        return "{" + String.join(",", members.toList()) + "}";
    }

    private String with(String claim, String value) {
        var claims = good();
        claims.put(claim, value);
        return json(claims);
    }

    private String without(String claim) {
        var claims = good();
        claims.remove(claim);
        return json(claims);
    }

    private Reading read(Signer signer) {
        return tokens.read(signer.token(json(good())));
    }

    @TestFactory
    Stream<DynamicTest> a_token_that_is_in_order_is_good() {
        var two = "[\"https://another.example/\",\"%s\"]".formatted(LocalIssuer.AUDIENCE);
        var pss = new Signer(RSA.kid(), "PS256", RSA.pair());
        return Map.of(
                        "RS256", RSA.token(json(good())),
                        "PS256", pss.token(json(good())),
                        "ES256", EC.token(json(good())),
                        "typ in full", RSA.token(RSA.header("application/at+jwt"), json(good())),
                        "no kid", RSA.token("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}", json(good())),
                        "of two audiences", RSA.token(with("aud", two)),
                        "nbf now", RSA.token(with("nbf", seconds(0))),
                        "a clock that is a little slow", RSA.token(with("exp", seconds(-59))),
                        "a clock that is a little fast", RSA.token(with("iat", seconds(59))),
                        "for a whole day", RSA.token(with("exp", seconds(24 * 3_600 - 10))))
                .entrySet()
                .stream()
                .map(
                        one ->
                                dynamicTest(
                                        one.getKey(),
                                        () ->
                                                assertThat(tokens.read(one.getValue()))
                                                        .isEqualTo(GOOD)));
    }

    @TestFactory
    Stream<DynamicTest> a_token_that_is_not_is_worthless() {
        var all = new LinkedHashMap<String, AccessToken>();
        all.put("alg none", unsigned("none"));
        all.put("alg None", unsigned("None"));
        all.put("the public key taken for a secret", hmac(RSA.publicKey()));
        all.put(
                "the public key's bytes taken for a secret",
                hmac(RSA.pair().getPublic().getEncoded()));
        all.put("an algorithm that is not allowed", otherAlgorithm());
        all.put("the algorithm of another key", EC.token(RSA.header(), json(good())));
        all.put("a wrong kid", RSA.token(header("\"kid\":\"ec-1\""), json(good())));
        all.put("an unknown kid", RSA.token(header("\"kid\":\"rsa-9\""), json(good())));
        all.put(
                "a kid that leads elsewhere",
                RSA.token(header("\"kid\":\"../../dev/null\""), json(good())));
        all.put("another's key under a known kid", STRANGER.token(json(good())));
        for (var signer : new Signer[] {STRANGER, RSA}) {
            var whose = signer.equals(RSA) ? "the issuer's own " : "another's ";
            var kid = "\"kid\":\"rsa-1\",";
            all.put(whose + "jku", signer.token(header(kid + address("jku")), json(good())));
            all.put(whose + "x5u", signer.token(header(kid + address("x5u")), json(good())));
            all.put(
                    whose + "jwk",
                    signer.token(header(kid + "\"jwk\":" + signer.publicKey()), json(good())));
        }
        all.put("a typ of another kind of JWT", RSA.token(RSA.header("JWT"), json(good())));
        all.put("a typ of an ID token", RSA.token(RSA.header("id_token+jwt"), json(good())));
        all.put("no typ", RSA.token("{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}", json(good())));
        all.put(
                "a crit that nobody knows",
                RSA.token(header("\"kid\":\"rsa-1\",\"crit\":[\"x\"],\"x\":1"), json(good())));
        all.put(
                "a header that says something twice",
                RSA.token(header("\"kid\":\"rsa-1\",\"kid\":\"rsa-1\""), json(good())));
        all.put("past", RSA.token(with("exp", seconds(-60))));
        all.put("not yet", RSA.token(with("nbf", seconds(61))));
        all.put("issued in the future", RSA.token(with("iat", seconds(61))));
        all.put("for ten years", RSA.token(with("exp", seconds(10L * 365 * 24 * 3_600))));
        all.put("for more than a day", RSA.token(with("exp", seconds(24 * 3_600))));
        all.put("for ever", RSA.token(with("exp", Long.toString(Long.MAX_VALUE))));
        all.put("another audience", RSA.token(with("aud", quoted("https://another.example/"))));
        all.put(
                "an audience that begins alike",
                RSA.token(with("aud", quoted(LocalIssuer.AUDIENCE + "x"))));
        all.put("no audience in a list", RSA.token(with("aud", "[]")));
        all.put("another issuer", RSA.token(with("iss", quoted("https://another.example/"))));
        all.put(
                "an issuer without its slash",
                RSA.token(with("iss", quoted("https://issuer.example"))));
        for (var claim : new String[] {"iss", "exp", "aud", "sub", "client_id", "iat", "jti"}) {
            all.put("no " + claim, RSA.token(without(claim)));
            all.put(claim + " null", RSA.token(with(claim, "null")));
            all.put(claim + " an object", RSA.token(with(claim, "{}")));
        }
        all.put("exp a text", RSA.token(with("exp", quoted(seconds(60)))));
        all.put("client_id a number", RSA.token(with("client_id", "7")));
        all.put("client_id with a space", RSA.token(with("client_id", quoted("till 4"))));
        all.put("scope a list", RSA.token(with("scope", "[\"moments:write\"]")));
        var more = json(good()).replaceFirst("}$", ",");
        all.put("exp twice", RSA.token(more + "\"exp\":%s}".formatted(seconds(60))));
        all.put("client_id twice", RSA.token(more + "\"client_id\":\"till-5\"}"));
        all.put("scope twice", RSA.token(more + "\"scope\":\"mot\"}"));
        all.put("something behind the end", RSA.token(json(good()) + "{}"));
        all.put("claims that are a list", RSA.token("[]"));
        all.put("claims that are no JSON", RSA.token("exp=1"));
        all.put(
                "claims in claims in claims",
                RSA.token(more + "\"x\":%s}".formatted("[".repeat(2_500) + "]".repeat(2_500))));
        return all.entrySet().stream()
                .map(
                        one ->
                                dynamicTest(
                                        one.getKey(),
                                        () -> {
                                            assertThat(read(RSA)).isEqualTo(GOOD);
                                            assertThat(tokens.read(one.getValue()))
                                                    .isEqualTo(WORTHLESS);
                                            assertThat(elsewhere.asked()).isZero();
                                        }));
    }

    private static String header(String more) {
        return "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",%s}".formatted(more);
    }

    private String address(String name) {
        return "\"%s\":\"%s\"".formatted(name, elsewhere.keys());
    }

    private AccessToken unsigned(String alg) {
        var header = "{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"rsa-1\"}".formatted(alg);
        return new AccessToken(Signer.base64(header) + "." + Signer.base64(json(good())) + ".");
    }

    private AccessToken hmac(String secret) {
        return hmac(secret.getBytes(StandardCharsets.UTF_8));
    }

    private AccessToken hmac(byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var header = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"rsa-1\"}";
            var signed = Signer.base64(header) + "." + Signer.base64(json(good()));
            var signature = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
            return new AccessToken(signed + "." + Signer.base64(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private AccessToken otherAlgorithm() {
        return new Signer(RSA.kid(), "RS384", RSA.pair()).token(json(good()));
    }

    /// However a token is mangled, it is worthless, and nothing breaks.
    @Test
    void ten_thousand_mangled_tokens_are_worthless() {
        assertThat(read(EC)).isEqualTo(GOOD);
        var random = new Random(16);
        var header = EC.header();
        var claims = json(good());
        for (int i = 0; i < 10_000; i++) {
            boolean ofHeader = random.nextInt(3) == 0;
            var mangled =
                    ofHeader
                            ? EC.token(mangled(header, random), claims)
                            : signedByNobody(mangled(claims, random), random);
            assertThat(tokens.read(mangled))
                    .as("token %d: %s", i, mangled.text())
                    .isNotEqualTo(SILENT);
            if (!ofHeader) assertThat(tokens.read(mangled)).isEqualTo(WORTHLESS);
        }
    }

    private static String mangled(String json, Random random) {
        int at = 2 + random.nextInt(json.length() - 3);
        var odd =
                new String[] {
                    "",
                    "\"",
                    "{",
                    "}",
                    "[",
                    ",",
                    ":",
                    "\\",
                    "\u0000",
                    "null",
                    "1e999",
                    "\ud83d\ude00",
                    "é"
                };
        return json.substring(0, at)
                + odd[random.nextInt(odd.length)]
                + json.substring(at + random.nextInt(2));
    }

    private static AccessToken signedByNobody(String claims, Random random) {
        var signature = new byte[random.nextInt(80)];
        random.nextBytes(signature);
        return new AccessToken(
                Signer.base64(EC.header())
                        + "."
                        + Signer.base64(claims)
                        + "."
                        + Signer.base64(signature));
    }

    @Test
    void keys_are_asked_for_once_and_anew_before_they_are_stale() {
        for (int i = 0; i < 100; i++) assertThat(read(RSA)).isEqualTo(GOOD);
        assertThat(issuer.asked()).isEqualTo(1);

        now = begin.plus(IssuerKeys.FRESH).minusSeconds(1);
        assertThat(read(RSA)).isEqualTo(GOOD);

        await().atMost(Duration.ofSeconds(30)).until(() -> issuer.asked() == 2);
    }

    @Test
    void a_new_key_is_found_as_soon_as_a_token_names_it_and_an_old_one_is_let_go_of() {
        assertThat(read(RSA)).isEqualTo(GOOD);

        issuer.tell(NEXT);

        assertThat(read(NEXT)).isEqualTo(GOOD);
        assertThat(read(RSA)).isEqualTo(WORTHLESS);
    }

    @Test
    void tokens_with_keys_that_nobody_has_make_us_ask_twice_at_most_until_it_has_cooled_down() {
        assertThat(read(RSA)).isEqualTo(GOOD);

        for (int i = 0; i < 200; i++) {
            var unknown = header("\"kid\":\"made-up-%d\"".formatted(i));
            assertThat(tokens.read(STRANGER.token(unknown, json(good())))).isEqualTo(WORTHLESS);
        }

        assertThat(issuer.asked()).isEqualTo(2);
        assertThat(read(RSA)).isEqualTo(GOOD);
        issuer.tell(RSA, NEXT);
        now = begin.plus(IssuerKeys.COOL_DOWN).minusMillis(1);
        assertThat(read(NEXT)).isEqualTo(WORTHLESS);
        now = begin.plus(IssuerKeys.COOL_DOWN);
        assertThat(read(NEXT)).isEqualTo(GOOD);
        assertThat(issuer.asked()).isEqualTo(3);
    }

    @Test
    void while_the_issuer_is_silent_its_last_keys_hold_for_an_hour() {
        assertThat(read(RSA)).isEqualTo(GOOD);
        issuer.answer(500, "");

        for (var passed = Duration.ZERO;
                passed.compareTo(IssuerKeys.TOLERATED) < 0;
                passed = passed.plus(IssuerKeys.FRESH)) {
            now = begin.plus(passed);
            assertThat(read(RSA)).as("after %s", passed).isEqualTo(GOOD);
            assertThat(read(NEXT)).isEqualTo(WORTHLESS);
        }
        assertThat(issuer.asked()).isGreaterThan(10);

        now = begin.plus(IssuerKeys.TOLERATED).plus(IssuerKeys.FRESH);
        assertThat(read(RSA)).isEqualTo(SILENT);
        issuer.tell(RSA);
        now = now.plus(IssuerKeys.COOL_DOWN);
        assertThat(read(RSA)).isEqualTo(GOOD);
    }

    @Test
    void an_issuer_that_never_spoke_is_asked_again_when_it_has_cooled_down() {
        issuer.answer(503, "");

        for (int i = 0; i < 100; i++) assertThat(read(RSA)).isEqualTo(SILENT);
        assertThat(issuer.asked()).isEqualTo(2);

        issuer.tell(RSA);
        now = begin.plus(IssuerKeys.COOL_DOWN).minusMillis(1);
        assertThat(read(RSA)).isEqualTo(SILENT);
        now = begin.plus(IssuerKeys.COOL_DOWN);
        assertThat(read(RSA)).isEqualTo(GOOD);
    }

    @TestFactory
    Stream<DynamicTest> what_is_no_answer_is_taken_for_silence() {
        var large =
                "{\"keys\":[%s],\"x\":\"%s\"}"
                        .formatted(RSA.publicKey(), "x".repeat(KeyEndpoint.MOST_BYTES));
        return Stream.<Map.Entry<String, LocalIssuer.Reply>>of(
                        Map.entry("no JSON", whole(200, "keys")),
                        Map.entry("no keys", whole(200, "{}")),
                        Map.entry("not there", whole(404, "{\"keys\":[]}")),
                        Map.entry("more than it may be", whole(200, large)),
                        Map.entry("another address", this::redirect),
                        Map.entry("nothing, for too long", exchange -> stand()),
                        Map.entry("a little now and then", this::drip))
                .map(
                        one ->
                                dynamicTest(
                                        one.getKey(),
                                        () -> {
                                            try (var strange = new LocalIssuer()) {
                                                var tokens =
                                                        new JwtAccessTokens(
                                                                strange.asIssuer(), () -> now);
                                                strange.reply(one.getValue());
                                                assertThat(tokens.read(RSA.token(json(good()))))
                                                        .isEqualTo(SILENT);
                                                assertThat(elsewhere.asked()).isZero();
                                            }
                                        }));
    }

    private static LocalIssuer.Reply whole(int status, String text) {
        return exchange -> {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", elsewhere.keys().toString());
        exchange.sendResponseHeaders(302, -1);
    }

    private void stand() {
        standFor(Duration.ofMinutes(1));
    }

    /// Whether the test has ended meanwhile.
    private boolean standFor(Duration time) {
        try {
            return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        for (int i = 0; i < 600 && !standFor(Duration.ofMillis(100)); i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example/keys",
                "http://127.0.0.1.issuer.example/keys",
                "http://10.0.0.1/keys",
                "ftp://127.0.0.1/keys",
                "file:///etc/passwd",
                "https:///keys",
                "https://ann:secret@issuer.example/keys",
                "keys"
            })
    void whom_to_trust_is_not_asked_of_strangers(String keys) {
        assertThatThrownBy(() -> new Issuer("name", URI.create(keys), "audience"))
                .isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://issuer.example/keys",
                "HTTPS://issuer.example:8443/keys?v=1",
                "http://127.0.0.1:8090/keys",
                "http://localhost:8090/keys",
                "http://[::1]:8090/keys"
            })
    void keys_are_told_by_https_or_on_this_machine(String keys) {
        assertThat(new Issuer("name", URI.create(keys), "audience").keys()).hasToString(keys);
    }
}
