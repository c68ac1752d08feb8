package dev.wavelength.broken.domain.moment;

/// Breaks law 8: it reads the clock. Breaks law 10: it changes.
public final class ChangingMoment {

    private java.time.Instant occurredAt = java.time.Instant.now();

    /// When it occurred, this time.
    public java.time.Instant occurredAt() {
        return occurredAt;
    }

    /// Makes it have occurred at another time.
    public void setOccurredAt(java.time.Instant occurredAt) {
        this.occurredAt = occurredAt;
    }
}
