package dev.wavelength.broken.persistence.brand;

/// Breaks law 4: a store that knows a use case. Breaks law 6: it leans on bootstrap. Breaks law 14:
/// field injection and Lombok.
@lombok.Value
public final class KnowingStore implements dev.wavelength.broken.domain.brand.Orphans {

    @jakarta.inject.Inject
    private dev.wavelength.broken.application.brand.@org.jspecify.annotations.Nullable DefineRuin
            useCase;

    /// Asks what it should be told.
    public boolean define() {
        return useCase != null && new dev.wavelength.broken.bootstrap.Keys().turn();
    }
}
