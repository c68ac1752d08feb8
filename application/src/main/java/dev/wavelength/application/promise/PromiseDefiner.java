package dev.wavelength.application.promise;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.PromiseHistory;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoints;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class PromiseDefiner implements DefinePromise {

    private final Touchpoints touchpoints;
    private final Promises promises;
    private final AuditTrails trails;
    private final InstantSource clock;

    PromiseDefiner(
            Touchpoints touchpoints, Promises promises, AuditTrails trails, InstantSource clock) {
        this.touchpoints = touchpoints;
        this.promises = promises;
        this.trails = trails;
        this.clock = clock;
    }

    @Override
    public Promise define(
            Brand.Id brand,
            Promises.Place place,
            Promise.Terms terms,
            @Nullable Instant validFrom,
            Actor by) {
        var now = clock.instant();
        return trails.noting(
                        brand,
                        by,
                        now,
                        Put::change,
                        () -> {
                            touchpoints.encounter(brand, place.touchpoint());
                            var before =
                                    promises.histories(brand, List.of(place))
                                            .getOrDefault(place, PromiseHistory.NONE);
                            return new Put(
                                    before, promises.put(brand, place, terms, validFrom, now));
                        })
                .latest();
    }

    private record Put(PromiseHistory before, Promise latest) {

        Optional<Change> change() {
            return before.versions().contains(latest)
                    ? Optional.empty()
                    : Optional.of(
                            new Change(
                                    Act.PROMISE_MADE,
                                    latest.touchpoint() + "/" + latest.id(),
                                    "version %d, valid from %s: %s"
                                            .formatted(
                                                    latest.version(),
                                                    latest.validFrom(),
                                                    latest.terms().text())));
        }
    }
}
