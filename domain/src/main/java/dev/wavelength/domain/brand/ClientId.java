package dev.wavelength.domain.brand;

import dev.wavelength.domain.value.InvalidValue;

/// The name under which the issuer of access tokens knows a partner: the client identifier of OAuth
/// 2 (RFC 6749).
///
/// @param text 1 to [#LONGEST] visible ASCII characters
public record ClientId(String text) {

    /// The longest client id, in characters.
    public static final int LONGEST = 255;

    public ClientId {
        if (text.isEmpty()
                || text.length() > LONGEST
                || !text.chars().allMatch(c -> c > ' ' && c <= '~'))
            throw new InvalidValue(
                    "", "must be 1 to %d visible ASCII characters".formatted(LONGEST));
    }

    @Override
    public String toString() {
        return text;
    }
}
