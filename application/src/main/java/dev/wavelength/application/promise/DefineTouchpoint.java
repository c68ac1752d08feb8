package dev.wavelength.application.promise;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.promise.Touchpoints;

import java.time.InstantSource;

/// Driving port: for describing a touchpoint.
///
/// Safe to repeat: the same description again changes nothing.
public interface DefineTouchpoint {

    /// Puts this in place of what was said of the touchpoint.
    ///
    /// @return the touchpoint as it is now
    Touchpoint define(Brand.Id brand, Touchpoint touchpoint, Actor by);

    /// The use case over these ports.
    static DefineTouchpoint over(Touchpoints touchpoints, AuditTrails trails, InstantSource clock) {
        return new TouchpointDefiner(touchpoints, trails, clock);
    }
}
