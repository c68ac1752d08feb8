package dev.wavelength.application.promise;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoints;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;

final class PromiseDefiner implements DefinePromise {

    private final Touchpoints touchpoints;
    private final Promises promises;
    private final InstantSource clock;

    PromiseDefiner(Touchpoints touchpoints, Promises promises, InstantSource clock) {
        this.touchpoints = touchpoints;
        this.promises = promises;
        this.clock = clock;
    }

    @Override
    public Promise define(
            Brand.Id brand,
            Promises.Place place,
            Promise.Terms terms,
            @Nullable Instant validFrom) {
        touchpoints.encounter(brand, place.touchpoint());
        return promises.put(brand, place, terms, validFrom, clock.instant());
    }
}
