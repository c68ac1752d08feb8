package dev.wavelength.domain.brand;

import dev.wavelength.domain.value.InvalidValue;

import java.util.regex.Pattern;

/// A token by which an issuer of OAuth 2 says who calls: a signed JWT (RFC 9068). Nothing is
/// believed of it but by [AccessTokens].
///
/// @param text three parts of Base64url, of which the first begins an object of JSON; at most
///   [#LONGEST] characters
public record AccessToken(String text) implements Credential {

    /// The longest token, in characters.
    public static final int LONGEST = 8_192;

    /// Base64url of a brace and a quotation mark or a space begins with `ey`.
    private static final Pattern FORM =
            Pattern.compile("ey[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    public AccessToken {
        if (text.length() > LONGEST || !isFormOf(text))
            throw new InvalidValue(
                    "",
                    "a token is a signed JWT in compact form of at most %d characters"
                            .formatted(LONGEST));
    }

    /// Whether a text has the form of a token, if not the length.
    public static boolean isFormOf(String text) {
        return FORM.matcher(text).matches();
    }

    /// Hides the token from logs.
    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
