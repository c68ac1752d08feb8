package dev.wavelength.oauth.brand;

import dev.wavelength.domain.value.InvalidValue;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/// Who issues access tokens for this service.
///
/// @param name what it calls itself: the `iss` of its tokens
/// @param keys where it tells the keys it signs with, as a JSON Web Key Set (RFC 7517): by https,
///   or by http on this machine
/// @param audience what it calls this service: in the `aud` of its tokens
public record Issuer(String name, URI keys, String audience) {

    public Issuer {
        if (!isSafe(keys))
            throw new InvalidValue(
                    "keys",
                    "must be a URL of https, or of http on this machine: it says whom to trust");
    }

    private static boolean isSafe(URI keys) {
        if (keys.getScheme() == null || keys.getHost() == null || keys.getRawUserInfo() != null)
            return false;
        return switch (keys.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> isHere(keys.getHost());
            default -> false;
        };
    }

    /// No name is looked up: it could mean something else a moment later.
    private static boolean isHere(String host) {
        if (host.equals("localhost")) return true;
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}
