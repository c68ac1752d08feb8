package dev.wavelength.broken.application.brand;

/// Breaks law 12: a use case that says yes or no.
public interface DefineRuin {

    /// Defines it, or not.
    boolean define();
}
