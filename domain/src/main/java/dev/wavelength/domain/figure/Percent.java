package dev.wavelength.domain.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Shares as people read them.
public final class Percent {

    private static final int DECIMALS = 2;

    private Percent() {}

    /// A share in per cent, to a hundredth, so that a bound and its limit seldom read alike.
    public static String of(double share) {
        return BigDecimal.valueOf(100 * share)
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}
