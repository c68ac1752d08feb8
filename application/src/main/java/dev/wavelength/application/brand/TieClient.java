package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;

import java.time.InstantSource;

/// Driving port: for saying by which client id the issuer of access tokens knows a partner.
///
/// Safe to repeat: the same client id again changes nothing.
public interface TieClient {

    /// Ties the client id to the partner, in place of the one before.
    Outcome tie(Brand.Id brand, Partner.Name name, ClientId client, Actor by);

    /// What became of the client id.
    sealed interface Outcome {
        /// Whoever shows a token of this client is this partner.
        record Tied(ClientId client) implements Outcome {}

        /// It is another partner's, of whatever brand. Nothing was changed.
        record ClientTaken() implements Outcome {}

        /// The brand has no such partner.
        record UnknownPartner() implements Outcome {}
    }

    /// The use case over these ports.
    static TieClient over(Partners partners, AuditTrails trails, InstantSource clock) {
        return new ClientTier(partners, trails, clock);
    }
}
