package dev.wavelength.webhooks.event;

import dev.wavelength.domain.event.SigningKey;
import dev.wavelength.domain.event.Webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secrets of webhooks, and what is signed with them. Source: Standard Webhooks, "Signature
/// scheme".
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private final SigningKey key;

    Signature(SigningKey key) {
        this.key = key;
    }

    /// A webhook's secret as its receiver is told it.
    String secret(Webhook webhook, Webhook.Secret secret) {
        return "whsec_" + Base64.getEncoder().encodeToString(bits(webhook, secret));
    }

    /// The header that says who sent this: a signature with each secret.
    String sign(Webhook webhook, List<Webhook.Secret> secrets, String id, Instant at, byte[] body) {
        var head = "%s.%d.".formatted(id, at.getEpochSecond()).getBytes(StandardCharsets.UTF_8);
        return secrets.stream()
                .map(
                        secret ->
                                "v1,"
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        mac(bits(webhook, secret), head, body)))
                .collect(Collectors.joining(" "));
    }

    /// No part can hold a line feed, so that no two secrets are made of the same text.
    private byte[] bits(Webhook webhook, Webhook.Secret secret) {
        var text = "%s\n%s\n%d".formatted(webhook.brand(), webhook.id(), secret.number());
        return mac(key.bytes(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (var part : parts) mac.update(part);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
