package dev.wavelength.contract.promise;

import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoints;

class InMemoryPromisesTest extends PromisesContract {

    @Override
    protected Brands brands() {
        return new InMemoryBrands();
    }

    @Override
    protected Touchpoints touchpoints() {
        return new InMemoryTouchpoints();
    }

    @Override
    protected Promises promises() {
        return new InMemoryPromises();
    }
}
