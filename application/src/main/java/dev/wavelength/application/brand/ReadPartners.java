package dev.wavelength.application.brand;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

/// Driving port: for reading who speaks for a brand, and by which keys.
public interface ReadPartners {

    /// Partners by name, in code point order.
    ///
    /// @param after the last one seen, if any
    Outcome partners(Brand.Id brand, Partner.@Nullable Name after, int limit);

    /// What was found.
    sealed interface Outcome {
        /// The partners, each with its keys.
        record Found(Page<Partners.Listed> partners) implements Outcome {}

        /// There is no such brand.
        record UnknownBrand() implements Outcome {}
    }

    /// The use case over these ports.
    static ReadPartners over(Brands brands, Partners partners) {
        return new PartnerReader(brands, partners);
    }
}
