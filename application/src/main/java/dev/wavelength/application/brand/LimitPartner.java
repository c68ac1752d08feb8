package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Limits;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;

import java.time.InstantSource;

/// Driving port: for saying how much a partner may ask of the service.
///
/// Safe to repeat: the same limits again change nothing.
public interface LimitPartner {

    /// Puts these limits in place of those there were, at once.
    Outcome limit(Brand.Id brand, Partner.Name name, Limits limits, Actor by);

    /// What became of the limits.
    sealed interface Outcome {
        /// They hold from now on.
        record Limited(Partner partner) implements Outcome {}

        /// The brand has no such partner.
        record UnknownPartner() implements Outcome {}
    }

    /// The use case over these ports.
    static LimitPartner over(Partners partners, AuditTrails trails, InstantSource clock) {
        return new PartnerLimiter(partners, trails, clock);
    }
}
