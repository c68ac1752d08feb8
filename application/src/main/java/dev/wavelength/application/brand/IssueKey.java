package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Driving port: for giving a partner a further key, so that one can take the place of another
/// without a pause.
public interface IssueKey {

    /// Issues the key.
    ///
    /// @param expiresAt from when on it is worth nothing; none means never
    /// @param claim that this is the same key as any other under the claim's, if claimed
    Outcome issue(
            Brand.Id brand,
            Partner.Name name,
            @Nullable Instant expiresAt,
            Actor by,
            @Nullable Claim claim);

    /// What became of the key.
    sealed interface Outcome {
        /// Issued. The key is told this once; only its fingerprint is kept.
        record Issued(PartnerKey kept, ApiKey key) implements Outcome {}

        /// This very key was issued before, and told then.
        record IssuedBefore(PartnerKey kept) implements Outcome {}

        /// It would have expired already. Nothing was changed.
        record Expired(Instant now) implements Outcome {}

        /// The partner has as many keys as it may have. Nothing was changed.
        record TooMany() implements Outcome {}

        /// The claim's key was used for something else. Nothing was changed.
        record KeyReused() implements Outcome {}

        /// The brand has no such partner.
        record UnknownPartner() implements Outcome {}
    }

    /// The use case over these ports.
    ///
    /// @param randomness 32 bytes that nobody can guess, new each time
    static IssueKey over(
            Partners partners,
            AuditTrails trails,
            Supplier<byte[]> randomness,
            InstantSource clock) {
        return new KeyIssuer(partners, trails, randomness, clock);
    }
}
