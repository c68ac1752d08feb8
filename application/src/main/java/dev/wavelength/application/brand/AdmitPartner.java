package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.function.Supplier;

/// Driving port: for admitting a partner to a brand and giving it a key.
public interface AdmitPartner {

    /// Admits the partner.
    ///
    /// @param claim that this is the same admission as any other under its key, if claimed
    Outcome admit(Partner partner, Actor by, @Nullable Claim claim);

    /// What became of the admission.
    sealed interface Outcome {
        /// Admitted. The key is told this once; only its fingerprint is kept.
        record Admitted(Partner partner, ApiKey key) implements Outcome {}

        /// This very admission was made before; its key was told then.
        record AdmittedBefore(Partner partner) implements Outcome {}

        /// The brand has a partner of this name. Nothing was changed.
        record NameTaken(Partner.Name name) implements Outcome {}

        /// The claim's key was used for another admission. Nothing was changed.
        record KeyReused() implements Outcome {}

        /// There is no such brand.
        record UnknownBrand() implements Outcome {}
    }

    /// The use case over these ports.
    ///
    /// @param randomness 32 bytes that nobody can guess, new each time
    static AdmitPartner over(
            Brands brands,
            Partners partners,
            AuditTrails trails,
            Supplier<byte[]> randomness,
            InstantSource clock) {
        return new PartnerAdmitter(brands, partners, trails, randomness, clock);
    }
}
