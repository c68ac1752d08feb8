package dev.wavelength.application.brand;

import dev.wavelength.domain.brand.AccessTokens;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Credential;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.brand.Scope;

import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/// Driving port: for knowing who calls by the key or token they show.
public interface IdentifyCaller {

    /// Who this belongs to.
    Caller identify(Credential shown);

    /// Who is calling.
    sealed interface Caller {
        /// The operator of this service.
        record Operator() implements Caller {}

        /// A partner of a brand.
        ///
        /// @param scopes what it may do by what it showed: never more than the partner may
        record Known(Partner partner, Set<Scope> scopes) implements Caller {
            public Known {
                scopes = Set.copyOf(scopes);
            }
        }

        /// Nobody we know, or who shows what has expired.
        record Stranger() implements Caller {}

        /// Who shows a token while its issuer is silent.
        record Unknowable() implements Caller {}
    }

    /// The use case over these.
    ///
    /// @param operator the fingerprint of the operator's key
    static IdentifyCaller over(
            Partners partners,
            AccessTokens tokens,
            Supplier<ApiKey.Fingerprint> operator,
            InstantSource clock) {
        return new CallerIdentifier(partners, tokens, operator, clock);
    }
}
