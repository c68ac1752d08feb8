package dev.wavelength.domain.brand;

import dev.wavelength.domain.value.InvalidValue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// The secret by which a caller is known. Only its fingerprint is ever kept.
///
/// @param secret 1 to [#LONGEST] visible ASCII characters
public record ApiKey(String secret) implements Credential {

    private static final String PREFIX = "wl_";

    private static final int SHOWN = 4;

    /// The longest secret, in characters.
    public static final int LONGEST = 255;

    public ApiKey {
        if (secret.isEmpty()
                || secret.length() > LONGEST
                || !secret.chars().allMatch(c -> c > ' ' && c <= '~'))
            throw new InvalidValue(
                    "", "an API key is 1 to %d visible ASCII characters".formatted(LONGEST));
    }

    /// A key from 256 random bits: the prefix by which scanners recognise it, the bits, and a
    /// checksum that tells a mistyped key from an unknown one.
    public static ApiKey from(byte[] random) {
        if (random.length != 32) throw new IllegalArgumentException("an API key is 256 bits");
        var body = PREFIX + HexFormat.of().formatHex(random);
        return new ApiKey(body + checksum(body));
    }

    /// Whether this could be a key that was made by [#from]: its prefix and checksum agree.
    public boolean wellMade() {
        int end = secret.length() - 8;
        return secret.startsWith(PREFIX)
                && end > PREFIX.length()
                && secret.substring(end).equals(checksum(secret.substring(0, end)));
    }

    /// What may be shown of the key for people to know it by: the last of its checksum, and nothing
    /// of its random bits.
    public String hint() {
        return PREFIX + "..." + secret.substring(Math.max(0, secret.length() - SHOWN));
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /// What is kept of the key: from it the key cannot be found.
    public Fingerprint fingerprint() {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(secret.getBytes(StandardCharsets.US_ASCII));
            return new Fingerprint(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Hides the secret from logs.
    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }

    /// The SHA-256 of a key, in hexadecimal digits.
    public record Fingerprint(String hex) {

        private static final int OF_ID = 16;

        /// The first 64 bits: enough to look a key up by, far too few to be taken for it.
        public PartnerKey.Id id() {
            return new PartnerKey.Id(hex.substring(0, Math.min(OF_ID, hex.length())));
        }

        /// Compares in a time that does not depend on where the two differ.
        public boolean matches(Fingerprint other) {
            return MessageDigest.isEqual(
                    hex.getBytes(StandardCharsets.US_ASCII),
                    other.hex.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
