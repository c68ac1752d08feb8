package dev.wavelength.application.brand;

import dev.wavelength.application.convoy.Convoy;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Those who call at once are looked up together, each after it has called: a revoked key is good
/// for nothing from then on, whichever instance revoked it.
final class CallerIdentifier implements IdentifyCaller {

    private static final Convoy.Bounds BOUNDS = new Convoy.Bounds(1_000, 10_000);

    private final Convoy<ApiKey.Fingerprint, Optional<Partner>> partners;
    private final Supplier<ApiKey.Fingerprint> operator;

    CallerIdentifier(Partners partners, Supplier<ApiKey.Fingerprint> operator) {
        this.partners = Convoy.to(keys -> find(partners, keys), BOUNDS);
        this.operator = operator;
    }

    private static List<Optional<Partner>> find(Partners partners, List<ApiKey.Fingerprint> keys) {
        var found = partners.find(Set.copyOf(keys));
        return keys.stream().map(key -> Optional.ofNullable(found.get(key))).toList();
    }

    @Override
    public Caller identify(ApiKey key) {
        var fingerprint = key.fingerprint();
        if (fingerprint.matches(operator.get())) return new Caller.Operator();
        if (!key.wellMade()) return new Caller.Stranger();
        return partners.ask(fingerprint)
                .<Caller>map(Caller.Known::new)
                .orElseGet(Caller.Stranger::new);
    }
}
