package dev.wavelength.domain.figure;

import java.util.Optional;
import java.util.OptionalDouble;

/// A share of a whole. Of nothing there is no share, and so no rate and no interval.
///
/// @param hits how many of the whole, 0 to `whole`
/// @param whole how many there are
public record Share(long hits, long whole) {

    /// z of a two-sided interval that holds the true share in 95 of 100 cases.
    public static final double TWO_SIDED_95 = 1.959963984540054;

    /// z of a bound that the true share keeps to in 95 of 100 cases.
    public static final double ONE_SIDED_95 = 1.6448536269514722;

    public Share {
        if (hits < 0 || hits > whole)
            throw new IllegalArgumentException("%d of %d is no share".formatted(hits, whole));
    }

    /// From 0 to 1; empty for a share of nothing.
    public OptionalDouble rate() {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hits / whole);
    }

    /// Wilson's score interval, which is sound for small wholes and for rates near 0 and 1.
    ///
    /// Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
    /// JASA 22 (1927).
    ///
    /// @param z how many standard deviations wide, such as [#TWO_SIDED_95]
    public Optional<Interval> wilson(double z) {
        if (whole == 0) return Optional.empty();
        double p = (double) hits / whole;
        double spread = z * z / whole;
        double middle = p + spread / 2;
        double half = z * Math.sqrt(p * (1 - p) / whole + spread / (4.0 * whole));
        double scale = 1 + spread;
        return Optional.of(
                new Interval(
                        Math.clamp((middle - half) / scale, 0, p),
                        Math.clamp((middle + half) / scale, p, 1)));
    }
}
