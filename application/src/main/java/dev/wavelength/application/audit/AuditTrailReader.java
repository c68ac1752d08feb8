package dev.wavelength.application.audit;

import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

final class AuditTrailReader implements ReadAuditTrail {

    private final Brands brands;
    private final AuditTrails trails;

    AuditTrailReader(Brands brands, AuditTrails trails) {
        this.brands = brands;
        this.trails = trails;
    }

    @Override
    public Outcome notes(Brand.Id brand, @Nullable Long before, int limit) {
        if (brands.find(brand).isEmpty()) return new Outcome.UnknownBrand();
        return new Outcome.Found(Page.of(trails.list(brand, before, limit + 1), limit));
    }
}
