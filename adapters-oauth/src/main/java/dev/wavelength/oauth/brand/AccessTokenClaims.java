package dev.wavelength.oauth.brand;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;

/// What an access token must say (RFC 9068): all of it, of this issuer, for this service, and for a
/// time that is neither over nor too long.
final class AccessTokenClaims extends DefaultJWTClaimsVerifier<SecurityContext> {

    /// The longest time a token may be made for: whoever finds one has no more of it.
    static final Duration LONGEST_LIFE = Duration.ofHours(24);

    /// How far two clocks may be apart.
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final Set<String> REQUIRED =
            Set.of("iss", "exp", "aud", "sub", "client_id", "iat", "jti");

    private final InstantSource clock;

    AccessTokenClaims(Issuer issuer, InstantSource clock) {
        super(
                issuer.audience(),
                new JWTClaimsSet.Builder().issuer(issuer.name()).build(),
                REQUIRED);
        this.clock = clock;
        setMaxClockSkew(Math.toIntExact(SKEW.toSeconds()));
    }

    @Override
    protected Date currentTime() {
        return Date.from(clock.instant());
    }

    /// The library takes a claim that is there and null for one that is there.
    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context)
            throws BadJWTException {
        super.verify(claims, context);
        for (var required : REQUIRED)
            if (claims.getClaim(required) == null)
                throw new BadJWTException("the claim %s is null".formatted(required));
        var issued = claims.getIssueTime().toInstant();
        if (issued.isAfter(clock.instant().plus(SKEW)))
            throw new BadJWTException("issued in the future");
        if (issued.plus(LONGEST_LIFE).isBefore(claims.getExpirationTime().toInstant()))
            throw new BadJWTException("made for too long a time");
    }
}
