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

/// Driving port: for reading touchpoints and what is promised there.
public interface ReadPromises {

    /// Touchpoints by id, in code point order.
    ///
    /// @param after the last one seen, if any
    Page<Touchpoint> touchpoints(Brand.Id brand, Touchpoint.@Nullable Id after, int limit);

    /// A touchpoint's promises by id, in code point order.
    ///
    /// @param asOf the instant at which they held; none means now
    /// @param after the last one seen, if any
    Outcome promises(
            Brand.Id brand,
            Touchpoint.Id touchpoint,
            @Nullable Instant asOf,
            Promise.@Nullable Id after,
            int limit);

    /// What was found.
    sealed interface Outcome {
        /// The promises that held.
        record Found(Page<Promise> promises) implements Outcome {}

        /// There is no such touchpoint.
        record UnknownTouchpoint() implements Outcome {}
    }

    /// The use case over these ports.
    static ReadPromises over(Touchpoints touchpoints, Promises promises, InstantSource clock) {
        return new PromiseReader(touchpoints, promises, clock);
    }
}
