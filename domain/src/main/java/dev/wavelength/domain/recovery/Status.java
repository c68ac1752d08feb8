package dev.wavelength.domain.recovery;

/// How far a recovery has come.
public enum Status {
    /// Nobody has taken it on.
    OPEN,
    /// Somebody has.
    ACKNOWLEDGED,
    /// Something was done, and the customer has not said a word since.
    REMEDIED,
    /// It has an outcome; a later word of the customer may still change that.
    CLOSED
}
