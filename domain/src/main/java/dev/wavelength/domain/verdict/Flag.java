package dev.wavelength.domain.verdict;

/// What is worth knowing of a verdict besides its experience.
public enum Flag {
    /// Kept, but worse than promised.
    NEAR_MISS,
    /// Missed, and the customer minded little.
    TOLERATED,
    /// Missed, and an extra deed made up for it.
    REMEDIED,
    /// Kept, but less than the customer expected.
    EXPECTATION_GAP,
    /// More was felt than is recorded.
    UNSEEN_DEED,
    /// Exceeded where it did not matter.
    MISPLACED_EXTRA,
    /// Exceeded, and hardly noticed.
    UNNOTICED_EXTRA,
    /// Exceeded; a WOW if the customer says so.
    CANDIDATE_WOW
}
