package dev.wavelength.contract.brand;

import dev.wavelength.domain.brand.AccessToken;
import dev.wavelength.domain.brand.AccessTokens;
import dev.wavelength.domain.brand.ClientId;

import java.time.Instant;

class InMemoryAccessTokensTest extends AccessTokensContract {

    private final InMemoryAccessTokens tokens = new InMemoryAccessTokens(CLOCK);

    @Override
    protected AccessTokens accessTokens() {
        return tokens;
    }

    @Override
    protected AccessToken issued(String scope, Instant from, Instant until) {
        return tokens.issue(new ClientId("till-4"), scope, from, until);
    }

    @Override
    protected AccessToken issuedForAnother(String scope, Instant from, Instant until) {
        return InMemoryAccessTokens.token("for another");
    }

    @Override
    protected AccessToken forged(String scope, Instant from, Instant until) {
        return InMemoryAccessTokens.token("by another");
    }

    @Override
    protected void silence() {
        tokens.silence(true);
    }
}
