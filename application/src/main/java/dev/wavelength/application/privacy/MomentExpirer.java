package dev.wavelength.application.privacy;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.journal.Erasures;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

final class MomentExpirer implements ExpireMoments {

    /// Few enough that whoever records for the same customers hardly waits.
    private static final int AT_ONCE = 500;

    private final Brands brands;
    private final Erasures erasures;
    private final InstantSource clock;

    MomentExpirer(Brands brands, Erasures erasures, InstantSource clock) {
        this.brands = brands;
        this.erasures = erasures;
        this.clock = clock;
    }

    @Override
    public List<Brand.Id> expire() {
        var now = clock.instant();
        return brands.forgetting().stream()
                .filter(brand -> expire(brand, now) > 0)
                .map(Brand::id)
                .toList();
    }

    private int expire(Brand brand, Instant now) {
        return brand.keepsSince(now)
                .map(since -> erasures.expire(brand.id(), since, AT_ONCE, now))
                .orElse(0);
    }
}
