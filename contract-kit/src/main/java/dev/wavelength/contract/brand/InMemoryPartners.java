package dev.wavelength.contract.brand;

import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The reference for keeping partners and the fingerprints of their keys.
public final class InMemoryPartners implements Partners {

    private final List<Admitted> admitted = new ArrayList<>();

    private record Admitted(Partner partner, ApiKey.Fingerprint key, @Nullable Claim claim) {

        boolean is(Brand.Id brand, Partner.Name name) {
            return partner.brand().equals(brand) && partner.name().equals(name);
        }

        boolean wasClaimedAs(Claim other) {
            return claim != null
                    && claim.caller().equals(other.caller())
                    && claim.key().equals(other.key());
        }
    }

    @Override
    public synchronized Admission admit(
            Partner partner, ApiKey.Fingerprint key, @Nullable Claim claim) {
        if (claim != null) {
            var before =
                    first(
                            one ->
                                    one.partner().brand().equals(partner.brand())
                                            && one.wasClaimedAs(claim));
            if (before.isPresent())
                return claim.equals(before.get().claim())
                        ? new Admission.Repeated(before.get().partner())
                        : new Admission.KeyReused();
        }
        if (first(one -> one.is(partner.brand(), partner.name())).isPresent())
            return new Admission.NameTaken();
        admitted.add(new Admitted(partner, key, claim));
        return new Admission.Admitted(partner);
    }

    @Override
    public synchronized Map<ApiKey.Fingerprint, Partner> find(Collection<ApiKey.Fingerprint> keys) {
        var found = new HashMap<ApiKey.Fingerprint, Partner>();
        for (var key : keys)
            first(one -> one.key().matches(key)).ifPresent(one -> found.put(key, one.partner()));
        return found;
    }

    @Override
    public synchronized Optional<Partner> remove(Brand.Id brand, Partner.Name name) {
        var removed = first(one -> one.is(brand, name));
        removed.ifPresent(admitted::remove);
        return removed.map(Admitted::partner);
    }

    private Optional<Admitted> first(Predicate<Admitted> wanted) {
        return admitted.stream().filter(wanted).findFirst();
    }
}
