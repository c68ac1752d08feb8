package dev.wavelength.domain.event;

import dev.wavelength.domain.value.InvalidValue;

import java.util.HexFormat;
import java.util.regex.Pattern;

/// The key from which the secrets of all webhooks are worked out.
///
/// @param hex 64 hexadecimal digits: 256 bits
public record SigningKey(String hex) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public SigningKey {
        if (!HEX.matcher(hex).matches())
            throw new InvalidValue("", "a signing key is 64 hexadecimal digits");
    }

    /// A key from 256 random bits.
    public static SigningKey from(byte[] random) {
        return new SigningKey(HexFormat.of().formatHex(random));
    }

    /// The bits.
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /// Hides the key from logs.
    @Override
    public String toString() {
        return "SigningKey[hidden]";
    }
}
