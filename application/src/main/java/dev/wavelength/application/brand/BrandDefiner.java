package dev.wavelength.application.brand;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;

final class BrandDefiner implements DefineBrand {

    private final Brands brands;

    BrandDefiner(Brands brands) {
        this.brands = brands;
    }

    @Override
    public Outcome define(Brand brand) {
        return switch (brands.put(brand)) {
            case CREATED -> new Outcome.Created(brand);
            case CHANGED, SAME -> new Outcome.Defined(brand);
        };
    }
}
