package dev.wavelength.domain.verdict;

/// What the customer got: less than was promised, just that, or more.
public enum Experience {
    OW,
    HOW,
    WOW
}
