package dev.wavelength.domain.figure;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A share of a whole. Of nothing there is no share, and so no rate and no interval.
///
/// @param hits how many of the whole, 0 to `whole`
/// @param whole how many there are
public record Share(long hits, long whole) {

    /// z of a two-sided interval that holds the true share in 95 of 100 cases.
    public static final double TWO_SIDED_95 = 1.959963984540054;

    /// z of a bound that the true share keeps to in 95 of 100 cases.
    public static final double ONE_SIDED_95 = 1.6448536269514722;

    /// More than this nobody asks for.
    private static final double MOST_COUNTED = 1e9;

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

    /// How large the whole must be, at the same rate, until it is known on which side of a limit
    /// the true share lies; empty if that is never known, or not from anything that people count.
    ///
    /// Wilson's bounds are where the distance from the rate is z standard deviations of the bound
    /// itself, which is solved for the whole.
    ///
    /// @param limit above 0 and below 1
    public OptionalLong enough(double limit, double z) {
        if (whole == 0) return OptionalLong.empty();
        double distance = (double) hits / whole - limit;
        return countable(z * z * limit * (1 - limit) / (distance * distance));
    }

    /// How large the whole must be, without another hit, until the true share is known to keep
    /// within a limit; empty if not from anything that people count.
    ///
    /// @param limit above 0 and below 1
    public OptionalLong enoughIfClean(double limit, double z) {
        double deviation = z * Math.sqrt(limit * (1 - limit));
        double root =
                (deviation + Math.sqrt(deviation * deviation + 4 * limit * hits)) / (2 * limit);
        return countable(root * root);
    }

    private static OptionalLong countable(double number) {
        return number <= MOST_COUNTED
                ? OptionalLong.of((long) Math.ceil(number))
                : OptionalLong.empty();
    }
}
