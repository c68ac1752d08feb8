package dev.wavelength.broken.domain.promise;

/// Breaks law 7: with [dev.wavelength.broken.domain.brand.ConnectedBrand] it goes in a circle.
public record Oath(String text) {

    /// The brand that takes it.
    public dev.wavelength.broken.domain.brand.ConnectedBrand taker() {
        return new dev.wavelength.broken.domain.brand.ConnectedBrand(
                java.net.URI.create("about:blank"), this);
    }
}
