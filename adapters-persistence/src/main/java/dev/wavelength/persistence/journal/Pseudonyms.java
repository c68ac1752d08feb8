package dev.wavelength.persistence.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.SigningKey;
import dev.wavelength.domain.moment.Customer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What erased customers are known again by: the HMAC-SHA-256 (RFC 2104) of brand and reference.
/// Whoever has no key finds out of none who it was, however few references there can be.
public final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /// @param key from which the secrets of webhooks are worked out as well, of other texts
    public Pseudonyms(SigningKey key) {
        this.key = new SecretKeySpec(key.bytes(), ALGORITHM);
    }

    /// No part can hold a line feed, so that no two customers are made of the same text.
    String of(Brand.Id brand, Customer customer) {
        var text = "erased\n\n%s\n%s".formatted(brand, customer);
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
