package dev.wavelength.domain.verdict;

/// What the customer says of a moment as a whole, against what was expected.
///
/// Source: R. Oliver, A cognitive model of the antecedents and consequences of satisfaction
/// decisions (1980), expectancy disconfirmation.
public enum FeltAxis {
    BELOW,
    MET,
    /// Met, gladly: satisfaction, which alone is not delight.
    PLEASED,
    ABOVE,
    UNKNOWN
}
