package dev.wavelength.application.promise;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.promise.Touchpoints;

/// Driving port: for describing a touchpoint.
///
/// Safe to repeat: the same description again changes nothing.
public interface DefineTouchpoint {

    /// Puts this in place of what was said of the touchpoint.
    ///
    /// @return the touchpoint as it is now
    Touchpoint define(Brand.Id brand, Touchpoint touchpoint);

    /// The use case over this port.
    static DefineTouchpoint over(Touchpoints touchpoints) {
        return new TouchpointDefiner(touchpoints);
    }
}
