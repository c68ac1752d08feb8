package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;

import java.time.InstantSource;
import java.util.Optional;

final class BrandDefiner implements DefineBrand {

    private final Brands brands;
    private final AuditTrails trails;
    private final InstantSource clock;

    BrandDefiner(Brands brands, AuditTrails trails, InstantSource clock) {
        this.brands = brands;
        this.trails = trails;
        this.clock = clock;
    }

    @Override
    public Outcome define(Brand brand, Actor by) {
        var put =
                trails.noting(
                        brand.id(),
                        by,
                        clock.instant(),
                        done -> change(brand, done),
                        () -> brands.put(brand));
        return switch (put) {
            case CREATED -> new Outcome.Created(brand);
            case CHANGED, SAME -> new Outcome.Defined(brand);
        };
    }

    private static Optional<Change> change(Brand brand, Brands.Put put) {
        return switch (put) {
            case CREATED -> Optional.of(change(brand, Act.BRAND_CREATED));
            case CHANGED -> Optional.of(change(brand, Act.BRAND_CHANGED));
            case SAME -> Optional.empty();
        };
    }

    private static Change change(Brand brand, Act act) {
        return new Change(
                act,
                brand.id().text(),
                "name %s, time zone %s, values %s, moments kept %s"
                        .formatted(
                                brand.name(),
                                brand.timeZone(),
                                brand.values(),
                                brand.retainMonths() == null
                                        ? "for ever"
                                        : "for %d months".formatted(brand.retainMonths())));
    }
}
