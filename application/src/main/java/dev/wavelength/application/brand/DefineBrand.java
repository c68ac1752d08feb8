package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;

import java.time.InstantSource;

/// Driving port: for creating a brand or changing what is said of it.
///
/// Safe to repeat: the same definition again changes nothing.
public interface DefineBrand {

    /// Creates the brand, or puts this in place of what was said of it.
    Outcome define(Brand brand, Actor by);

    /// What became of the brand.
    sealed interface Outcome {
        /// There was none of this id.
        record Created(Brand brand) implements Outcome {}

        /// It is now as defined, whether or not it was before.
        record Defined(Brand brand) implements Outcome {}
    }

    /// The use case over these ports.
    static DefineBrand over(Brands brands, AuditTrails trails, InstantSource clock) {
        return new BrandDefiner(brands, trails, clock);
    }
}
