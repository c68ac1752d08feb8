package dev.wavelength.broken.domain.brand;

/// Breaks law 11: a driven port that nobody implements or tests.
public interface Orphans {}
