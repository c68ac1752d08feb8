package dev.wavelength.application.promise;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.promise.Touchpoints;

import java.time.InstantSource;
import java.util.Optional;

final class TouchpointDefiner implements DefineTouchpoint {

    private final Touchpoints touchpoints;
    private final AuditTrails trails;
    private final InstantSource clock;

    TouchpointDefiner(Touchpoints touchpoints, AuditTrails trails, InstantSource clock) {
        this.touchpoints = touchpoints;
        this.trails = trails;
        this.clock = clock;
    }

    @Override
    public Touchpoint define(Brand.Id brand, Touchpoint touchpoint, Actor by) {
        return trails.noting(
                        brand,
                        by,
                        clock.instant(),
                        Put::change,
                        () -> {
                            var before = touchpoints.find(brand, touchpoint.id());
                            touchpoints.put(brand, touchpoint);
                            return new Put(before, touchpoint);
                        })
                .now();
    }

    private record Put(Optional<Touchpoint> before, Touchpoint now) {

        Optional<Change> change() {
            return before.filter(now::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            new Change(
                                    Act.TOUCHPOINT_DESCRIBED,
                                    now.id().text(),
                                    "name %s, %s, limit %s, danger limit %s"
                                            .formatted(
                                                    now.name(),
                                                    now.critical() ? "critical" : "not critical",
                                                    now.owLimit(),
                                                    now.dangerLimit())));
        }
    }
}
