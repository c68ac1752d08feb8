package dev.wavelength.application.brand;

import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.brand.Partners.Admission;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.function.Supplier;

final class PartnerAdmitter implements AdmitPartner {

    private final Brands brands;
    private final Partners partners;
    private final Supplier<byte[]> randomness;
    private final InstantSource clock;

    PartnerAdmitter(
            Brands brands, Partners partners, Supplier<byte[]> randomness, InstantSource clock) {
        this.brands = brands;
        this.partners = partners;
        this.randomness = randomness;
        this.clock = clock;
    }

    @Override
    public Outcome admit(Partner partner, @Nullable Claim claim) {
        if (brands.find(partner.brand()).isEmpty()) return new Outcome.UnknownBrand();
        var key = ApiKey.from(randomness.get());
        var kept = PartnerKey.of(key, clock.instant(), null);
        return switch (partners.admit(partner, kept, claim)) {
            case Admission.Admitted(var admitted) -> new Outcome.Admitted(admitted, key);
            case Admission.Repeated(var admitted) -> new Outcome.AdmittedBefore(admitted);
            case Admission.NameTaken() -> new Outcome.NameTaken(partner.name());
            case Admission.KeyReused() -> new Outcome.KeyReused();
        };
    }
}
