package dev.wavelength.application.brand;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners;

final class KeyWithdrawer implements WithdrawKey {

    private final Partners partners;

    KeyWithdrawer(Partners partners) {
        this.partners = partners;
    }

    @Override
    public Outcome withdraw(Brand.Id brand, Partner.Name name, PartnerKey.Id key) {
        return partners.withdraw(brand, name, key)
                .<Outcome>map(Outcome.Withdrawn::new)
                .orElseGet(Outcome.UnknownKey::new);
    }
}
