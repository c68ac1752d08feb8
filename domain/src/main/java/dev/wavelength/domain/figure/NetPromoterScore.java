package dev.wavelength.domain.figure;

import java.util.Optional;
import java.util.OptionalDouble;

/// How many more promoters than detractors there are among those who answered with a number.
///
/// Source of the score: F. Reichheld, The one number you need to grow, HBR (2003).
public record NetPromoterScore(long promoters, long passives, long detractors) {

    public NetPromoterScore {
        if (promoters < 0 || passives < 0 || detractors < 0)
            throw new IllegalArgumentException("answers cannot be fewer than none");
    }

    /// From -100 to 100; empty if nobody answered.
    public OptionalDouble score() {
        double answers = (double) promoters + passives + detractors;
        return answers == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * (promoters - detractors) / answers);
    }

    /// The adjusted Wald interval: three answers are added, three quarters of one to promoters and
    /// to detractors each.
    ///
    /// Source: B. Rocks, Interval estimation for the Net Promoter Score, The American Statistician
    /// 70 (2016).
    ///
    /// @param z how many standard deviations wide, such as [Share#TWO_SIDED_95]
    public Optional<Interval> interval(double z) {
        if (score().isEmpty()) return Optional.empty();
        double answers = 3.0 + promoters + passives + detractors;
        double up = (promoters + 0.75) / answers;
        double down = (detractors + 0.75) / answers;
        double middle = up - down;
        double half = z * Math.sqrt((up + down - middle * middle) / answers);
        return Optional.of(
                new Interval(
                        Math.max(-100, 100 * (middle - half)),
                        Math.min(100, 100 * (middle + half))));
    }
}
