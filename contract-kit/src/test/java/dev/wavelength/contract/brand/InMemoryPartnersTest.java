package dev.wavelength.contract.brand;

import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.Partners;

class InMemoryPartnersTest extends PartnersContract {

    @Override
    protected Brands brands() {
        return new InMemoryBrands();
    }

    @Override
    protected Partners partners() {
        return new InMemoryPartners();
    }
}
