package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;

import java.time.InstantSource;

/// Driving port: for taking a partner's keys away at once.
public interface RevokePartner {

    /// Revokes the partner.
    Outcome revoke(Brand.Id brand, Partner.Name name, Actor by);

    /// What became of the partner.
    sealed interface Outcome {
        /// Its keys are worth nothing any more.
        record Revoked(Partner partner) implements Outcome {}

        /// The brand has no such partner.
        record UnknownPartner() implements Outcome {}
    }

    /// The use case over these ports.
    static RevokePartner over(Partners partners, AuditTrails trails, InstantSource clock) {
        return new PartnerRevoker(partners, trails, clock);
    }
}
