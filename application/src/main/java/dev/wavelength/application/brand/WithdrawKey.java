package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners;

import java.time.InstantSource;

/// Driving port: for taking one of a partner's keys away at once; its others stay.
public interface WithdrawKey {

    /// Withdraws the key.
    Outcome withdraw(Brand.Id brand, Partner.Name name, PartnerKey.Id key, Actor by);

    /// What became of the key.
    sealed interface Outcome {
        /// It is worth nothing any more.
        record Withdrawn(PartnerKey key) implements Outcome {}

        /// There is no such key, or no such partner.
        record UnknownKey() implements Outcome {}
    }

    /// The use case over these ports.
    static WithdrawKey over(Partners partners, AuditTrails trails, InstantSource clock) {
        return new KeyWithdrawer(partners, trails, clock);
    }
}
