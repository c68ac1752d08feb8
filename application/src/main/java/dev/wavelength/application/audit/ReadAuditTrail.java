package dev.wavelength.application.audit;

import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Note;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

/// Driving port: for reading who changed what of a brand.
public interface ReadAuditTrail {

    /// Notes from the latest.
    ///
    /// @param before the number of the last one seen, if any
    Outcome notes(Brand.Id brand, @Nullable Long before, int limit);

    /// What was found.
    sealed interface Outcome {
        /// The notes.
        record Found(Page<Note> notes) implements Outcome {}

        /// There is no such brand.
        record UnknownBrand() implements Outcome {}
    }

    /// The use case over these ports.
    static ReadAuditTrail over(Brands brands, AuditTrails trails) {
        return new AuditTrailReader(brands, trails);
    }
}
