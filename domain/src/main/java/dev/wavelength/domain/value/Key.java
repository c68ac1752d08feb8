package dev.wavelength.domain.value;

/// The syntax of every reference a partner chooses: ids, customers, touchpoints, channels,
/// promises.
///
/// 1 to 128 of `A–Z a–z 0–9 . _ ~ : @ + -`, which is safe in any URL; case matters.
public final class Key {

    /// The longest key, in characters.
    public static final int LONGEST = 128;

    /// The same syntax as a regular expression.
    public static final String PATTERN = "^[A-Za-z0-9._~:@+-]{1,128}$";

    private Key() {}

    /// Returns `text` if it is a key.
    ///
    /// @throws InvalidValue naming what is wrong with it
    public static String check(String text) {
        if (text.isEmpty() || text.length() > LONGEST)
            throw new InvalidValue(
                    "", "must be 1 to %d characters, not %d".formatted(LONGEST, text.length()));
        for (int i = 0; i < text.length(); i++) {
            if (!allowed(text.charAt(i)))
                throw new InvalidValue("", "may only hold A-Z a-z 0-9 . _ ~ : @ + -");
        }
        return text;
    }

    private static boolean allowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || "._~:@+-".indexOf(c) >= 0;
    }
}
