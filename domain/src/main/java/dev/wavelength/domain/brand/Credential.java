package dev.wavelength.domain.brand;

import dev.wavelength.domain.value.InvalidValue;

/// What a caller shows to be known by.
public sealed interface Credential permits ApiKey, AccessToken {

    /// The credential of this text. What has the form of a token is one, and all else a key.
    ///
    /// @throws InvalidValue if it is neither
    static Credential of(String text) {
        return AccessToken.isFormOf(text) ? new AccessToken(text) : new ApiKey(text);
    }
}
