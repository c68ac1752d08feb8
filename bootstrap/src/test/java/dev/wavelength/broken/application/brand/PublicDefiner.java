package dev.wavelength.broken.application.brand;

/// Breaks law 2: a use case that knows an adapter. Breaks law 9: an implementation in public view.
/// Breaks law 13: a framework annotation inside.
@jakarta.inject.Singleton
public final class PublicDefiner implements DefineRuin {

    @Override
    public boolean define() {
        return new dev.wavelength.broken.rest.brand.GreedyController().greedy();
    }
}
