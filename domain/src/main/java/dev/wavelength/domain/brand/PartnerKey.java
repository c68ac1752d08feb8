package dev.wavelength.domain.brand;

import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.value.Key;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// A key of a partner as it is kept: all that is known of it but the secret.
///
/// @param fingerprint by which the key is recognised
/// @param hint its beginning and end, by which people tell keys apart
/// @param expiresAt from when on it is worth nothing; none means never
/// @param lastUsedAt when it was used last, give or take [#USE_NOTED_EVERY]; none means not yet
public record PartnerKey(
        ApiKey.Fingerprint fingerprint,
        String hint,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /// The most keys a partner may have at once: enough to change them without haste, and few
    /// enough to know what each is for.
    public static final int MOST = 10;

    /// How long a use is not noted again: a busy key costs a write an hour, not one a request.
    public static final Duration USE_NOTED_EVERY = Duration.ofHours(1);

    public PartnerKey {
        createdAt = Instants.toMicros(createdAt);
        expiresAt = expiresAt == null ? null : Instants.toMicros(expiresAt);
        lastUsedAt = lastUsedAt == null ? null : Instants.toMicros(lastUsedAt);
        if (expiresAt != null && !expiresAt.isAfter(createdAt))
            throw new InvalidValue("expiresAt", "must lie ahead");
    }

    /// What is kept of a new key.
    public static PartnerKey of(ApiKey key, Instant createdAt, @Nullable Instant expiresAt) {
        return new PartnerKey(key.fingerprint(), key.hint(), createdAt, expiresAt, null);
    }

    /// The key's own name.
    public Id id() {
        return fingerprint.id();
    }

    /// The same key, used at this instant or, if that was later, when it was used last.
    public PartnerKey usedAt(Instant at) {
        var last = lastUsedAt == null || lastUsedAt.isBefore(at) ? at : lastUsedAt;
        return new PartnerKey(fingerprint, hint, createdAt, expiresAt, last);
    }

    /// Whether the key is worth something now.
    public boolean inForce(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /// Whether that it is used now is worth noting.
    public boolean useIsNews(Instant now) {
        return lastUsedAt == null || !lastUsedAt.plus(USE_NOTED_EVERY).isAfter(now);
    }

    /// The name of a key: the beginning of its fingerprint, by which it is looked up.
    public record Id(String text) {
        public Id {
            Key.check(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
