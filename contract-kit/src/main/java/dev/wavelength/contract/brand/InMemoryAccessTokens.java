package dev.wavelength.contract.brand;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wavelength.domain.brand.AccessToken;
import dev.wavelength.domain.brand.AccessTokens;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.Scope;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The reference for access tokens: an issuer that remembers what it issued.
public final class InMemoryAccessTokens implements AccessTokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Map<AccessToken, Issued> issued = new HashMap<>();
    private final InstantSource clock;
    private boolean silent;

    private record Issued(Reading.Good reading, Instant from, Instant until) {}

    public InMemoryAccessTokens(InstantSource clock) {
        this.clock = clock;
    }

    /// A token that nobody issued.
    public static AccessToken token(String says) {
        return new AccessToken(
                base64("{\"typ\":\"at+jwt\"}") + "." + base64(says) + ".c2lnbmF0dXJl");
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(UTF_8));
    }

    /// Issues a token.
    ///
    /// @param scope names of scopes, with spaces between them
    public synchronized AccessToken issue(
            ClientId client, String scope, Instant from, Instant until) {
        var token = token("%d: %s for %s".formatted(issued.size(), client, scope));
        issued.put(token, new Issued(new Reading.Good(client, known(scope)), from, until));
        return token;
    }

    private static Set<Scope> known(String scope) {
        return Arrays.stream(scope.split(" "))
                .map(Scope::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /// Says nothing more of any token, or goes on.
    public synchronized void silence(boolean silent) {
        this.silent = silent;
    }

    @Override
    public synchronized Reading read(AccessToken token) {
        if (silent) return new Reading.IssuerSilent();
        var found = issued.get(token);
        var now = clock.instant();
        return found == null || now.isBefore(found.from()) || !now.isBefore(found.until())
                ? new Reading.Worthless()
                : found.reading();
    }
}
