package dev.wavelength.domain.brand;

import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Driven port: for keeping partners, the fingerprints of their keys and their client ids.
///
/// A key is kept whether or not it has expired: what that means is the use case's to say.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | P1 | find partners by each of their keys' fingerprints, and nobody by any other |
/// | P2 | admit one partner of a name in a brand, however many race, and keep the first |
/// | P3 | forget a removed partner and its keys at once; its name is free again |
/// | P4 | answer a repeated claim with the partner admitted under it, while that key is there |
/// | P5 | refuse a claim whose key was used for other content |
/// | P6 | keep partners of the same name in different brands apart |
/// | P7 | give further keys, up to [PartnerKey#MOST] however many race, once for a claim |
/// | P8 | forget a withdrawn key at once, and no other |
/// | P9 | list by name, in code point order, from just behind `after`, with keys from the oldest |
/// | P10 | keep of each key the latest use that was noted |
/// | P11 | keep a partner's limits as they were put last, and nothing else of it changed |
/// | P12 | find partners by their client ids, from the tie to the next, and nobody by any other |
/// | P13 | tie a client id to one partner of all brands, however many race, and keep the first |
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

    /// What became of a further key.
    sealed interface Issue {
        /// New and kept.
        record Issued(PartnerKey key) implements Issue {}

        /// This very claim was honoured before, with this key.
        record Repeated(PartnerKey key) implements Issue {}

        /// The partner has as many keys as it may have. Nothing was changed.
        record TooMany() implements Issue {}

        /// The claim's key was used for other content. Nothing was changed.
        record KeyReused() implements Issue {}

        /// The brand has no such partner.
        record UnknownPartner() implements Issue {}
    }

    /// What became of a tie.
    sealed interface Tie {
        /// New and kept, in place of what the partner was tied to.
        record Tied() implements Tie {}

        /// It was this partner's before. Nothing was changed.
        record TiedBefore() implements Tie {}

        /// It is another partner's, of whatever brand. Nothing was changed.
        record ClientTaken() implements Tie {}

        /// The brand has no such partner.
        record UnknownPartner() implements Tie {}
    }

    /// A partner, and the key it was found by.
    record Holder(Partner partner, PartnerKey key) {}

    /// A partner, all its keys and its client id, if it has one.
    record Listed(Partner partner, List<PartnerKey> keys, @Nullable ClientId clientId) {
        public Listed {
            keys = List.copyOf(keys);
        }
    }

    /// Keeps a new partner with its first key, and the claim with that.
    Admission admit(Partner partner, PartnerKey key, @Nullable Claim claim);

    /// The partners whose keys have these fingerprints; one that is nobody's is not in the answer.
    Map<ApiKey.Fingerprint, Holder> find(Collection<ApiKey.Fingerprint> keys);

    /// The partner one of whose keys has this fingerprint.
    default Optional<Holder> find(ApiKey.Fingerprint key) {
        return Optional.ofNullable(find(List.of(key)).get(key));
    }

    /// Keeps a further key, and the claim with it.
    Issue issue(Brand.Id brand, Partner.Name name, PartnerKey key, @Nullable Claim claim);

    /// Removes a key.
    ///
    /// @return the key that was there
    Optional<PartnerKey> withdraw(Brand.Id brand, Partner.Name name, PartnerKey.Id key);

    /// Notes that a key was used; of a key that is gone, nothing.
    void used(Brand.Id brand, Partner.Name name, PartnerKey.Id key, Instant at);

    /// Keeps other limits of a partner.
    ///
    /// @return the partner as it is now, if it is there
    Optional<Partner> limit(Brand.Id brand, Partner.Name name, Limits limits);

    /// Ties a client id to a partner.
    Tie tie(Brand.Id brand, Partner.Name name, ClientId client);

    /// Frees a partner of its client id.
    ///
    /// @return the client id that was there
    Optional<ClientId> untie(Brand.Id brand, Partner.Name name);

    /// The partners whose client ids these are; one that is nobody's is not in the answer.
    Map<ClientId, Partner> ofClients(Collection<ClientId> clients);

    /// Up to `limit` partners behind `after`, or from the first.
    List<Listed> list(Brand.Id brand, Partner.@Nullable Name after, int limit);

    /// Removes a partner, its keys and its tie.
    ///
    /// @return the partner that was there
    Optional<Partner> remove(Brand.Id brand, Partner.Name name);
}
