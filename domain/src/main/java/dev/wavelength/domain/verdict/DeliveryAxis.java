package dev.wavelength.domain.verdict;

/// What the facts say of a moment as a whole.
public enum DeliveryAxis {
    MISSED,
    KEPT,
    EXCEEDED,
    UNKNOWN
}
