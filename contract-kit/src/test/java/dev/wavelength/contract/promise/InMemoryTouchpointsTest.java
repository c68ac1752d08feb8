package dev.wavelength.contract.promise;

import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.promise.Touchpoints;

class InMemoryTouchpointsTest extends TouchpointsContract {

    @Override
    protected Brands brands() {
        return new InMemoryBrands();
    }

    @Override
    protected Touchpoints touchpoints() {
        return new InMemoryTouchpoints();
    }
}
