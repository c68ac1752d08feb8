package dev.wavelength.domain.value;

/// A caller's claim that a write is the same as any other under this key, so that it has one effect
/// however often it is sent.
///
/// @param caller who claims; keys of two callers never meet
/// @param key the caller's Idempotency-Key, 1 to 255 visible ASCII characters
/// @param content what is to be written: the same key with other content is a mistake
public record Claim(String caller, String key, Digest content) {

    /// The longest key, in characters.
    public static final int LONGEST = 255;

    public Claim {
        if (key.isEmpty()
                || key.length() > LONGEST
                || !key.chars().allMatch(c -> c > ' ' && c <= '~'))
            throw new InvalidValue(
                    "key", "must be 1 to %d visible ASCII characters".formatted(LONGEST));
    }
}
