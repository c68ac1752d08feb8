package dev.wavelength.domain.brand;

import java.util.Set;

/// Driven port: for telling whose an access token is, and what it is good for.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | J1 | tell the client and the known scopes of a token that the issuer made for this service |
/// | J2 | take no other for good: changed, past, yet to come, made by or for somebody else |
/// | J3 | tell what cannot be known, since the issuer is silent, from what is worthless |
public interface AccessTokens {

    /// Where there is no issuer, no token is worth anything.
    AccessTokens NONE = token -> new Reading.Worthless();

    /// What a token was found to be.
    sealed interface Reading {
        /// In force.
        ///
        /// @param scopes what the issuer lets it be used for, whatever the partner may
        record Good(ClientId client, Set<Scope> scopes) implements Reading {
            public Good {
                scopes = Set.copyOf(scopes);
            }
        }

        /// Nobody's; why is nobody's business either.
        record Worthless() implements Reading {}

        /// It cannot be known: the issuer does not tell its keys just now.
        record IssuerSilent() implements Reading {}
    }

    /// Reads a token as of now.
    Reading read(AccessToken token);
}
