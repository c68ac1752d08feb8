package dev.wavelength.domain.value;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The fingerprint of some content: equal content has equal digests, other content others.
///
/// @param high the first 64 bits of the SHA-256 (FIPS 180-4) of the content
/// @param low the next 64
public record Digest(long high, long low) {

    /// The digest of these parts, in this order: `null`, texts, numbers, enum names, instants (by
    /// their text) and lists of the same. Each part goes in with its length, so that no two lists
    /// of parts read alike.
    public static Digest of(@Nullable Object... parts) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (var part : parts) feed(sha256, part);
            var bytes = ByteBuffer.wrap(sha256.digest());
            return new Digest(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void feed(MessageDigest sha256, @Nullable Object part) {
        switch (part) {
            case null -> sha256.update((byte) 0);
            case List<?> list -> {
                sha256.update((byte) 1);
                feedLength(sha256, list.size());
                for (var element : list) feed(sha256, element);
            }
            default -> {
                var bytes = part.toString().getBytes(StandardCharsets.UTF_8);
                sha256.update((byte) 2);
                feedLength(sha256, bytes.length);
                sha256.update(bytes);
            }
        }
    }

    private static void feedLength(MessageDigest sha256, int length) {
        for (int shift = 24; shift >= 0; shift -= 8) sha256.update((byte) (length >>> shift));
    }

    /// 32 hexadecimal digits.
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
