package dev.wavelength.oauth.brand;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import dev.wavelength.domain.brand.AccessToken;
import dev.wavelength.domain.brand.AccessTokens;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.InvalidValue;

import java.text.ParseException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Access tokens as JSON Web Tokens (RFC 9068), read with the care of RFC 8725.
///
/// Nothing that a token says decides how it is checked: the issuer, its keys, their address and the
/// algorithms are known before.
public final class JwtAccessTokens implements AccessTokens {

    /// Signatures that need a private key to make. Whoever knows the public keys makes none.
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final JOSEObjectType ACCESS_TOKEN_IN_FULL =
            new JOSEObjectType("application/at+jwt");

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    public JwtAccessTokens(Issuer issuer, InstantSource clock) {
        var keys = new IssuerKeys(new KeyEndpoint(issuer.keys()), clock);
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(ACCESS_TOKEN, ACCESS_TOKEN_IN_FULL));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(new AccessTokenClaims(issuer, clock));
    }

    @Override
    public Reading read(AccessToken token) {
        try {
            var jwt = SignedJWT.parse(token.text());
            return bringsItsKey(jwt.getHeader())
                    ? new Reading.Worthless()
                    : good(processor.process(jwt, null));
        } catch (KeySourceException silent) {
            return new Reading.IssuerSilent();
        } catch (ParseException | BadJOSEException | JOSEException | InvalidValue worthless) {
            return new Reading.Worthless();
        }
    }

    /// Whoever says by which key to check what they say is not believed.
    private static boolean bringsItsKey(JWSHeader header) {
        return header.getJWK() != null
                || header.getJWKURL() != null
                || header.getX509CertChain() != null
                || header.getX509CertURL() != null;
    }

    private static Reading good(JWTClaimsSet claims) throws ParseException {
        var scope = claims.getStringClaim("scope");
        return new Reading.Good(
                new ClientId(claims.getStringClaim("client_id")),
                scope == null ? Set.of() : known(scope));
    }

    private static Set<Scope> known(String scope) {
        return Arrays.stream(scope.split(" "))
                .map(Scope::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
