package dev.wavelength.application.brand;

import dev.wavelength.application.convoy.Convoy;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.brand.Partners.Holder;
import dev.wavelength.domain.value.StoreUnavailable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Those who call at once are looked up together, each after it has called: a revoked key is good
/// for nothing from then on, whichever instance revoked it.
final class CallerIdentifier implements IdentifyCaller {

    private static final Convoy.Bounds BOUNDS = new Convoy.Bounds(1_000, 10_000);

    private final Partners partners;
    private final Convoy<ApiKey.Fingerprint, Optional<Holder>> holders;
    private final Supplier<ApiKey.Fingerprint> operator;
    private final InstantSource clock;

    CallerIdentifier(
            Partners partners, Supplier<ApiKey.Fingerprint> operator, InstantSource clock) {
        this.partners = partners;
        this.holders = Convoy.to(keys -> find(partners, keys), BOUNDS);
        this.operator = operator;
        this.clock = clock;
    }

    private static List<Optional<Holder>> find(Partners partners, List<ApiKey.Fingerprint> keys) {
        var found = partners.find(Set.copyOf(keys));
        return keys.stream().map(key -> Optional.ofNullable(found.get(key))).toList();
    }

    @Override
    public Caller identify(ApiKey key) {
        var fingerprint = key.fingerprint();
        if (fingerprint.matches(operator.get())) return new Caller.Operator();
        if (!key.wellMade()) return new Caller.Stranger();
        var now = clock.instant();
        var holder = holders.ask(fingerprint).filter(found -> found.key().inForce(now));
        if (holder.isEmpty()) return new Caller.Stranger();
        var partner = holder.get().partner();
        if (holder.get().key().useIsNews(now)) note(partner, fingerprint, now);
        return new Caller.Known(partner);
    }

    /// Nobody is turned away because a use cannot be noted: while the disk is full, reading goes
    /// on.
    private void note(Partner partner, ApiKey.Fingerprint key, Instant now) {
        try {
            partners.used(partner.brand(), partner.name(), key.id(), now);
        } catch (StoreUnavailable another) {
            // The next request notes it.
        }
    }
}
