package dev.wavelength.domain.brand;

import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Driven port: for keeping partners and the fingerprints of their keys.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | P1 | find partners by their keys' fingerprints, and nobody by any other |
/// | P2 | admit one partner of a name in a brand, however many race, and keep the first |
/// | P3 | forget a removed partner at once; its name is free again |
/// | P4 | answer a repeated claim with the partner first admitted under it, until it is removed |
/// | P5 | refuse a claim whose key was used for other content |
/// | P6 | keep partners of the same name in different brands apart |
public interface Partners {

    /// What became of an admission.
    sealed interface Admission {
        /// New and kept.
        record Admitted(Partner partner) implements Admission {}

        /// This very claim was honoured before, with this partner.
        record Repeated(Partner partner) implements Admission {}

        /// The brand has a partner of this name. Nothing was changed.
        record NameTaken() implements Admission {}

        /// The claim's key was used for other content. Nothing was changed.
        record KeyReused() implements Admission {}
    }

    /// Keeps a new partner, and the claim with it.
    Admission admit(Partner partner, ApiKey.Fingerprint key, @Nullable Claim claim);

    /// The partners whose keys have these fingerprints; one that is nobody's is not in the answer.
    Map<ApiKey.Fingerprint, Partner> find(Collection<ApiKey.Fingerprint> keys);

    /// The partner whose key has this fingerprint.
    default Optional<Partner> find(ApiKey.Fingerprint key) {
        return Optional.ofNullable(find(List.of(key)).get(key));
    }

    /// Removes a partner and its key.
    ///
    /// @return the partner that was there
    Optional<Partner> remove(Brand.Id brand, Partner.Name name);
}
