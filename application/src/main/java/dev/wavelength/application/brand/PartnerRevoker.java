package dev.wavelength.application.brand;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;

final class PartnerRevoker implements RevokePartner {

    private final Partners partners;

    PartnerRevoker(Partners partners) {
        this.partners = partners;
    }

    @Override
    public Outcome revoke(Brand.Id brand, Partner.Name name) {
        return partners.remove(brand, name)
                .<Outcome>map(Outcome.Revoked::new)
                .orElseGet(Outcome.UnknownPartner::new);
    }
}
