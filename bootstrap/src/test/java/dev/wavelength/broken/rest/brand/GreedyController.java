package dev.wavelength.broken.rest.brand;

/// Breaks law 4: it knows the store. Breaks law 5: it reaches a driven port. Breaks law 14: a
/// standard stream and a bare exception.
public final class GreedyController {

    /// Is always greedy.
    public boolean greedy() {
        dev.wavelength.broken.domain.brand.Orphans orphans =
                new dev.wavelength.broken.persistence.brand.KnowingStore();
        System.out.println(orphans);
        if (orphans.hashCode() == 0) throw new RuntimeException("something went wrong");
        return true;
    }
}
