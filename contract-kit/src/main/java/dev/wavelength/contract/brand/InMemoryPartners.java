package dev.wavelength.contract.brand;

import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.Limits;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// The reference for keeping partners, the fingerprints of their keys and their client ids.
public final class InMemoryPartners implements Partners {

    private static final Comparator<PartnerKey> OLDEST_FIRST =
            Comparator.comparing(PartnerKey::createdAt).thenComparing(key -> key.id().text());

    private final List<Partner> partners = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final Map<ClientId, Holding> tied = new HashMap<>();

    /// Whom a client id is tied to.
    private record Holding(Brand.Id brand, Partner.Name name) {}

    /// A key, whose it is, and the claim under which it was made.
    private record Held(Brand.Id brand, Partner.Name name, PartnerKey key, @Nullable Claim claim) {

        boolean isOf(Brand.Id brand, Partner.Name name) {
            return this.brand.equals(brand) && this.name.equals(name);
        }

        boolean wasClaimedAs(Brand.Id brand, Claim other) {
            return this.brand.equals(brand)
                    && claim != null
                    && claim.caller().equals(other.caller())
                    && claim.key().equals(other.key());
        }
    }

    @Override
    public synchronized Admission admit(Partner partner, PartnerKey key, @Nullable Claim claim) {
        var before = claimed(partner.brand(), claim);
        if (before.isPresent())
            return Objects.equals(before.get().claim(), claim)
                    ? new Admission.Repeated(
                            partner(partner.brand(), before.get().name()).orElseThrow())
                    : new Admission.KeyReused();
        if (partner(partner.brand(), partner.name()).isPresent()) return new Admission.NameTaken();
        partners.add(partner);
        held.add(new Held(partner.brand(), partner.name(), key, claim));
        return new Admission.Admitted(partner);
    }

    @Override
    public synchronized Map<ApiKey.Fingerprint, Holder> find(Collection<ApiKey.Fingerprint> keys) {
        var found = new HashMap<ApiKey.Fingerprint, Holder>();
        for (var key : keys)
            first(one -> one.key().fingerprint().matches(key))
                    .ifPresent(one -> found.put(key, holder(one)));
        return found;
    }

    private Holder holder(Held one) {
        return new Holder(partner(one.brand(), one.name()).orElseThrow(), one.key());
    }

    @Override
    public synchronized Issue issue(
            Brand.Id brand, Partner.Name name, PartnerKey key, @Nullable Claim claim) {
        var before = claimed(brand, claim);
        if (before.isPresent())
            return Objects.equals(before.get().claim(), claim)
                    ? new Issue.Repeated(before.get().key())
                    : new Issue.KeyReused();
        if (partner(brand, name).isEmpty()) return new Issue.UnknownPartner();
        if (keys(brand, name).size() >= PartnerKey.MOST) return new Issue.TooMany();
        held.add(new Held(brand, name, key, claim));
        return new Issue.Issued(key);
    }

    @Override
    public synchronized Optional<PartnerKey> withdraw(
            Brand.Id brand, Partner.Name name, PartnerKey.Id key) {
        var withdrawn = first(one -> one.isOf(brand, name) && one.key().id().equals(key));
        withdrawn.ifPresent(held::remove);
        return withdrawn.map(Held::key);
    }

    @Override
    public synchronized void used(
            Brand.Id brand, Partner.Name name, PartnerKey.Id key, Instant at) {
        held.replaceAll(
                one ->
                        one.isOf(brand, name) && one.key().id().equals(key)
                                ? new Held(brand, name, one.key().usedAt(at), one.claim())
                                : one);
    }

    @Override
    public synchronized Optional<Partner> limit(Brand.Id brand, Partner.Name name, Limits limits) {
        partners.replaceAll(
                one ->
                        one.brand().equals(brand) && one.name().equals(name)
                                ? one.within(limits)
                                : one);
        return partner(brand, name);
    }

    @Override
    public synchronized Tie tie(Brand.Id brand, Partner.Name name, ClientId client) {
        if (partner(brand, name).isEmpty()) return new Tie.UnknownPartner();
        var wanted = new Holding(brand, name);
        var holding = tied.get(client);
        if (holding != null)
            return holding.equals(wanted) ? new Tie.TiedBefore() : new Tie.ClientTaken();
        tied.values().remove(wanted);
        tied.put(client, wanted);
        return new Tie.Tied();
    }

    @Override
    public synchronized Optional<ClientId> untie(Brand.Id brand, Partner.Name name) {
        var client = clientOf(brand, name);
        client.ifPresent(tied::remove);
        return client;
    }

    private Optional<ClientId> clientOf(Brand.Id brand, Partner.Name name) {
        return tied.entrySet().stream()
                .filter(one -> one.getValue().equals(new Holding(brand, name)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public synchronized Map<ClientId, Partner> ofClients(Collection<ClientId> clients) {
        var found = new HashMap<ClientId, Partner>();
        for (var client : clients) {
            var holding = tied.get(client);
            if (holding != null)
                found.put(client, partner(holding.brand(), holding.name()).orElseThrow());
        }
        return found;
    }

    @Override
    public synchronized List<Listed> list(Brand.Id brand, Partner.@Nullable Name after, int limit) {
        return partners.stream()
                .filter(one -> one.brand().equals(brand))
                .filter(one -> after == null || one.name().text().compareTo(after.text()) > 0)
                .sorted(Comparator.comparing(one -> one.name().text()))
                .limit(limit)
                .map(
                        one ->
                                new Listed(
                                        one,
                                        keys(brand, one.name()),
                                        clientOf(brand, one.name()).orElse(null)))
                .toList();
    }

    @Override
    public synchronized Optional<Partner> remove(Brand.Id brand, Partner.Name name) {
        var removed = partner(brand, name);
        removed.ifPresent(partners::remove);
        held.removeIf(one -> one.isOf(brand, name));
        tied.values().remove(new Holding(brand, name));
        return removed;
    }

    private List<PartnerKey> keys(Brand.Id brand, Partner.Name name) {
        return held.stream()
                .filter(one -> one.isOf(brand, name))
                .map(Held::key)
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private Optional<Partner> partner(Brand.Id brand, Partner.Name name) {
        return partners.stream()
                .filter(one -> one.brand().equals(brand) && one.name().equals(name))
                .findFirst();
    }

    private Optional<Held> claimed(Brand.Id brand, @Nullable Claim claim) {
        return claim == null ? Optional.empty() : first(one -> one.wasClaimedAs(brand, claim));
    }

    private Optional<Held> first(Predicate<Held> wanted) {
        return held.stream().filter(wanted).findFirst();
    }
}
