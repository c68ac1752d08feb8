package dev.wavelength.contract.mot;

import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.mot.Certificates;

class InMemoryCertificatesTest extends CertificatesContract {

    @Override
    protected Brands brands() {
        return new InMemoryBrands();
    }

    @Override
    protected Certificates certificates() {
        return new InMemoryCertificates();
    }
}
