package dev.wavelength.broken.webhooks.brand;

/// Breaks law 4: a messenger that knows a use case.
public final class KnowingMessenger {

    private final dev.wavelength.broken.application.brand.DefineRuin useCase;

    KnowingMessenger(dev.wavelength.broken.application.brand.DefineRuin useCase) {
        this.useCase = useCase;
    }

    /// Asks what it should be told.
    public Object ask() {
        return useCase;
    }
}
