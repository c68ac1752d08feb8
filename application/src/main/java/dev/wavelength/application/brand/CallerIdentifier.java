package dev.wavelength.application.brand;

import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Partners;

import java.util.function.Supplier;

final class CallerIdentifier implements IdentifyCaller {

    private final Partners partners;
    private final Supplier<ApiKey.Fingerprint> operator;

    CallerIdentifier(Partners partners, Supplier<ApiKey.Fingerprint> operator) {
        this.partners = partners;
        this.operator = operator;
    }

    @Override
    public Caller identify(ApiKey key) {
        var fingerprint = key.fingerprint();
        if (fingerprint.matches(operator.get())) return new Caller.Operator();
        if (!key.wellMade()) return new Caller.Stranger();
        return partners.find(fingerprint)
                .<Caller>map(Caller.Known::new)
                .orElseGet(Caller.Stranger::new);
    }
}
