package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;

import java.time.InstantSource;

/// Driving port: for freeing a partner of its client id at once; its keys stay.
public interface UntieClient {

    /// Unties the client id.
    Outcome untie(Brand.Id brand, Partner.Name name, Actor by);

    /// What became of the client id.
    sealed interface Outcome {
        /// Whoever shows a token of this client is nobody.
        record Untied(ClientId client) implements Outcome {}

        /// The partner has no client id, or there is no such partner.
        record UnknownClient() implements Outcome {}
    }

    /// The use case over these ports.
    static UntieClient over(Partners partners, AuditTrails trails, InstantSource clock) {
        return new ClientUntier(partners, trails, clock);
    }
}
