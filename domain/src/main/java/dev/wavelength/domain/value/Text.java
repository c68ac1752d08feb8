package dev.wavelength.domain.value;

import java.text.Normalizer;

/// Text for people: in Unicode's NFC form, without control characters, bounded and never blank.
public final class Text {

    private Text() {}

    /// A line of text, such as a name.
    ///
    /// @param longest the most it may hold, in Unicode code points
    /// @throws InvalidValue if it is blank, too long or holds what is not text
    public static String line(String text, int longest) {
        return check(text, longest, false);
    }

    /// Text of several lines, such as a comment; tabs and line feeds are kept.
    ///
    /// @param longest the most it may hold, in Unicode code points
    /// @throws InvalidValue if it is blank, too long or holds what is not text
    public static String lines(String text, int longest) {
        return check(text.replace("\r\n", "\n"), longest, true);
    }

    private static String check(String text, int longest, boolean breaks) {
        if (text.isBlank()) throw new InvalidValue("", "must not be blank");
        text.codePoints()
                .filter(c -> !readable(c, breaks))
                .findFirst()
                .ifPresent(
                        c -> {
                            throw new InvalidValue("", "must not hold U+%04X".formatted(c));
                        });
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        int length = composed.codePointCount(0, composed.length());
        if (length > longest)
            throw new InvalidValue(
                    "", "must be at most %d characters, not %d".formatted(longest, length));
        return composed;
    }

    private static boolean readable(int codePoint, boolean breaks) {
        if (codePoint == '\n' || codePoint == '\t') return breaks;
        return !Character.isISOControl(codePoint)
                && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
