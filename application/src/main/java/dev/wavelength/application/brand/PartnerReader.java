package dev.wavelength.application.brand;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

final class PartnerReader implements ReadPartners {

    private final Brands brands;
    private final Partners partners;

    PartnerReader(Brands brands, Partners partners) {
        this.brands = brands;
        this.partners = partners;
    }

    @Override
    public Outcome partners(Brand.Id brand, Partner.@Nullable Name after, int limit) {
        if (brands.find(brand).isEmpty()) return new Outcome.UnknownBrand();
        return new Outcome.Found(Page.of(partners.list(brand, after, limit + 1), limit));
    }
}
