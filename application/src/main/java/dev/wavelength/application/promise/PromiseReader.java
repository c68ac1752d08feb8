package dev.wavelength.application.promise;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;

final class PromiseReader implements ReadPromises {

    private final Touchpoints touchpoints;
    private final Promises promises;
    private final InstantSource clock;

    PromiseReader(Touchpoints touchpoints, Promises promises, InstantSource clock) {
        this.touchpoints = touchpoints;
        this.promises = promises;
        this.clock = clock;
    }

    @Override
    public Page<Touchpoint> touchpoints(Brand.Id brand, Touchpoint.@Nullable Id after, int limit) {
        return Page.of(touchpoints.list(brand, after, limit + 1), limit);
    }

    @Override
    public Outcome promises(
            Brand.Id brand,
            Touchpoint.Id touchpoint,
            @Nullable Instant asOf,
            Promise.@Nullable Id after,
            int limit) {
        if (touchpoints.find(brand, touchpoint).isEmpty()) return new Outcome.UnknownTouchpoint();
        var when = asOf == null ? clock.instant() : asOf;
        return new Outcome.Found(
                Page.of(promises.list(brand, touchpoint, when, after, limit + 1), limit));
    }
}
