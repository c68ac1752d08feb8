package dev.wavelength.broken.oauth.brand;

/// Breaks law 4: a doorman that knows a use case.
public final class KnowingDoorman {

    private final dev.wavelength.broken.application.brand.DefineRuin useCase;

    KnowingDoorman(dev.wavelength.broken.application.brand.DefineRuin useCase) {
        this.useCase = useCase;
    }

    /// Asks what it should be told.
    public Object ask() {
        return useCase;
    }
}
