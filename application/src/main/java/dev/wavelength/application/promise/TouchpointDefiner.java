package dev.wavelength.application.promise;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.promise.Touchpoints;

final class TouchpointDefiner implements DefineTouchpoint {

    private final Touchpoints touchpoints;

    TouchpointDefiner(Touchpoints touchpoints) {
        this.touchpoints = touchpoints;
    }

    @Override
    public Touchpoint define(Brand.Id brand, Touchpoint touchpoint) {
        touchpoints.put(brand, touchpoint);
        return touchpoint;
    }
}
