package dev.wavelength.domain.moment;

/// The emotional energy the customer has invested in a moment, as declared by the partner.
public enum Stakes {
    LOW,
    NORMAL,
    HIGH,
    CRITICAL
}
