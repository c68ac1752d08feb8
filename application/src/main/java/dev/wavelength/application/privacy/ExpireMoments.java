package dev.wavelength.application.privacy;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.journal.Erasures;

import java.time.InstantSource;
import java.util.List;

/// Driving port: for letting go of moments that are older than their brand keeps them.
public interface ExpireMoments {

    /// Lets go of some such moments, the oldest of each brand.
    ///
    /// @return of which brands; none if nothing is left that another does not do
    List<Brand.Id> expire();

    /// The use case over these ports.
    static ExpireMoments over(Brands brands, Erasures erasures, InstantSource clock) {
        return new MomentExpirer(brands, erasures, clock);
    }
}
