package dev.wavelength.domain.priority;

import dev.wavelength.domain.figure.Interval;
import dev.wavelength.domain.figure.Share;

/// How many of the customers pass at a touchpoint.
///
/// @param share those who do among the customers looked at
/// @param certain whether all customers were looked at
public record Reach(Share share, boolean certain) {

    /// Fewer customers than this are not counted in public: who they are could be found out.
    public static final int FEWEST_TOLD = 5;

    private static final Interval ANY = new Interval(0, 1);

    /// Whether so many customers are too few to be told of.
    public static boolean tooFew(long customers) {
        return customers > 0 && customers < FEWEST_TOLD;
    }

    /// Whether those who pass are too few to be told of.
    public boolean tooFew() {
        return tooFew(share.hits());
    }

    /// From 0 to 1; of nobody nobody is reached.
    public double rate() {
        return share.rate().orElse(0);
    }

    /// Where the share of all customers lies, with 95 % confidence if not for certain.
    public Interval interval() {
        return certain
                ? new Interval(rate(), rate())
                : share.wilson(Share.TWO_SIDED_95).orElse(ANY);
    }
}
