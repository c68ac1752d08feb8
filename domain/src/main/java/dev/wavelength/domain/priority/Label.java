package dev.wavelength.domain.priority;

/// What to do about a touchpoint.
public enum Label {
    /// Known to be worse than allowed: mend it.
    FIX,
    /// Too little is known to say: ask more customers.
    MEASURE,
    /// Known to keep within its limit: go on like this.
    KEEP,
    /// Better than it needs to be where few customers pass: effort may do more elsewhere.
    EASE
}
