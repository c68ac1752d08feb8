package dev.wavelength.contract.brand;

import dev.wavelength.domain.brand.Brands;

class InMemoryBrandsTest extends BrandsContract {

    @Override
    protected Brands brands() {
        return new InMemoryBrands();
    }
}
