package dev.wavelength.application.promise;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoints;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;

/// Driving port: for making a promise at a touchpoint, or a new version of one.
///
/// Safe to repeat: the same terms again make no new version. Moments recorded before keep the
/// verdicts they had.
public interface DefinePromise {

    /// Makes the promise.
    ///
    /// @param place where; a touchpoint nobody described yet is made, undeclared
    /// @param validFrom from when customers are told so; none means from now
    /// @return the version that stands
    Promise define(
            Brand.Id brand,
            Promises.Place place,
            Promise.Terms terms,
            @Nullable Instant validFrom,
            Actor by);

    /// The use case over these ports.
    static DefinePromise over(
            Touchpoints touchpoints, Promises promises, AuditTrails trails, InstantSource clock) {
        return new PromiseDefiner(touchpoints, promises, trails, clock);
    }
}
