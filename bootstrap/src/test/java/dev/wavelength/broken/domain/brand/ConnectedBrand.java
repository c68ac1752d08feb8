package dev.wavelength.broken.domain.brand;

/// Breaks law 1: it knows the network. Breaks law 7: it leans on a feature to its right.
public record ConnectedBrand(java.net.URI home, dev.wavelength.broken.domain.promise.Oath oath) {}
