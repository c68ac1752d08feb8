package dev.wavelength.oauth.brand;

import dev.wavelength.contract.brand.AccessTokensContract;
import dev.wavelength.domain.brand.AccessToken;
import dev.wavelength.domain.brand.AccessTokens;

import org.junit.jupiter.api.AfterEach;

import java.time.Instant;

class JwtAccessTokensContractTest extends AccessTokensContract {

    private static final Signer SIGNER = Signer.of("key-1", "ES256");
    private static final Signer ANOTHER = Signer.of("key-1", "ES256");

    private final LocalIssuer issuer = new LocalIssuer(SIGNER);
    private final JwtAccessTokens tokens = new JwtAccessTokens(issuer.asIssuer(), CLOCK);

    @AfterEach
    void close() {
        issuer.close();
    }

    @Override
    protected AccessTokens accessTokens() {
        return tokens;
    }

    private static String claims(String audience, String scope, Instant from, Instant until) {
        return """
        {"iss": "%s", "aud": "%s", "sub": "till-4", "client_id": "till-4", "jti": "t-1",
         "scope": "%s", "iat": %d, "nbf": %d, "exp": %d}"""
                .formatted(
                        LocalIssuer.NAME,
                        audience,
                        scope,
                        from.getEpochSecond(),
                        from.getEpochSecond(),
                        until.getEpochSecond());
    }

    @Override
    protected AccessToken issued(String scope, Instant from, Instant until) {
        return SIGNER.token(claims(LocalIssuer.AUDIENCE, scope, from, until));
    }

    @Override
    protected AccessToken issuedForAnother(String scope, Instant from, Instant until) {
        return SIGNER.token(claims("https://another.example/", scope, from, until));
    }

    @Override
    protected AccessToken forged(String scope, Instant from, Instant until) {
        return ANOTHER.token(claims(LocalIssuer.AUDIENCE, scope, from, until));
    }

    @Override
    protected void silence() {
        issuer.close();
    }
}
