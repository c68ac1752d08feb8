package dev.wavelength.application.brand;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Limits;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;

final class PartnerLimiter implements LimitPartner {

    private final Partners partners;

    PartnerLimiter(Partners partners) {
        this.partners = partners;
    }

    @Override
    public Outcome limit(Brand.Id brand, Partner.Name name, Limits limits) {
        return partners.limit(brand, name, limits)
                .<Outcome>map(Outcome.Limited::new)
                .orElseGet(Outcome.UnknownPartner::new);
    }
}
