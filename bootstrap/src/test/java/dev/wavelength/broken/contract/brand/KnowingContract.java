package dev.wavelength.broken.contract.brand;

/// Breaks law 3: a contract that knows a store.
public final class KnowingContract {

    /// The store it was written for.
    public dev.wavelength.broken.persistence.brand.KnowingStore store() {
        return new dev.wavelength.broken.persistence.brand.KnowingStore();
    }
}
