package dev.wavelength.domain.verdict;

/// How well a verdict is founded.
public enum Certainty {
    /// Delivery and customer agree.
    CONFIRMED,
    /// The customer spoke.
    SUPPORTED,
    /// The customer was silent.
    PRESUMED,
    /// Delivery and customer contradict each other.
    DISPUTED
}
