package dev.wavelength.domain.promise;

import java.math.BigDecimal;

/// A number as people write it: 4 rather than 4.0.
public final class Figure {

    private Figure() {}

    /// The shortest text that names the number exactly.
    public static String of(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15)
            return Long.toString((long) number);
        var text = BigDecimal.valueOf(number).stripTrailingZeros();
        return Math.abs(text.scale()) > 20 ? text.toString() : text.toPlainString();
    }
}
