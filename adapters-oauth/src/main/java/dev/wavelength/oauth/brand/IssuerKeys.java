package dev.wavelength.oauth.brand;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.jwk.source.RefreshAheadCachingJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;

/// The keys of the issuer, as it told them not long ago.
///
/// They are asked for anew before they are no longer [#FRESH], and where a token names one that is
/// not among them; but no more than twice in [#COOL_DOWN], whatever tokens come. While the issuer
/// is silent, what it told last holds for [#TOLERATED].
final class IssuerKeys implements JWKSource<SecurityContext> {

    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration COOL_DOWN = Duration.ofSeconds(30);
    static final Duration TOLERATED = Duration.ofHours(1);

    private static final Duration AHEAD = Duration.ofSeconds(30);

    private final JWKSetSource<SecurityContext> sets;
    private final InstantSource clock;

    IssuerKeys(JWKSetSource<SecurityContext> endpoint, InstantSource clock) {
        this.sets = cached(endpoint);
        this.clock = clock;
    }

    private static JWKSetSource<SecurityContext> cached(JWKSetSource<SecurityContext> endpoint) {
        var tolerant = new OutageTolerantJWKSetSource<>(endpoint, TOLERATED.toMillis(), null);
        var cooled = new RateLimitedJWKSetSource<>(tolerant, COOL_DOWN.toMillis(), null);
        return new RefreshAheadCachingJWKSetSource<>(
                cooled,
                FRESH.toMillis(),
                KeyEndpoint.TO_ANSWER.toMillis(),
                AHEAD.toMillis(),
                false,
                Executors.newVirtualThreadPerTaskExecutor(),
                false,
                null);
    }

    /// As the library does it; but what cannot be asked anew is not there, instead of making all of
    /// the issuer's keys unknown.
    ///
    /// @throws KeySourceException if the issuer told no keys for too long
    @Override
    public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context)
            throws KeySourceException {
        long now = clock.millis();
        var known = sets.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, context);
        var found = wanted.select(known);
        return found.isEmpty() ? wanted.select(anew(known, now, context)) : found;
    }

    private JWKSet anew(JWKSet known, long now, @Nullable SecurityContext context) {
        try {
            return sets.getJWKSet(
                    JWKSetCacheRefreshEvaluator.referenceComparison(known), now, context);
        } catch (KeySourceException notNow) {
            return known;
        }
    }
}
