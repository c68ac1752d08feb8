package dev.wavelength.domain.recovery;

/// What came of a recovery.
public enum Outcome {
    /// The OW became a WOW.
    TURNED,
    /// What the customer expected was restored.
    MENDED,
    /// It was not: the OW stands, and the case is open again.
    NOT_MENDED,
    /// Something was done, and the customer never said what it was worth. The OW stands.
    UNWITNESSED,
    /// New evidence showed that there was no OW.
    WITHDRAWN
}
