package dev.wavelength.domain.promise;

/// Which direction customers prefer.
public enum Better {
    /// Less is better: days, minutes, errors.
    LOWER,
    /// More is better: degrees of choice, 1 for yes.
    HIGHER;

    /// Whether `a` is better than `b`, and not just as good.
    public boolean beats(double a, double b) {
        return switch (this) {
            case LOWER -> a < b;
            case HIGHER -> a > b;
        };
    }
}
