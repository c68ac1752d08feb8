package dev.wavelength.domain.event;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.value.InvalidValue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A place of a partner's to which the events of its brand are sent.
///
/// @param types what is sent; none means all there is and will be
/// @param secrets the secrets that are in force, the newest last
/// @param failingSince since when nothing has arrived there, while something was tried
/// @param disabled why nothing is sent; none while it is
public record Webhook(
        Brand.Id brand,
        Id id,
        Address address,
        Set<Event.Type> types,
        Instant createdAt,
        List<Secret> secrets,
        @Nullable Instant failingSince,
        @Nullable Disabled disabled) {

    /// The most webhooks of one brand.
    public static final int MOST = 20;

    /// How long a secret still signs, beside the one that took its place.
    public static final Duration OVERLAP = Duration.ofHours(24);

    /// The most secrets that sign at once.
    public static final int MOST_SECRETS = 5;

    /// How long nothing may arrive before nothing more is sent.
    public static final Duration PATIENCE = Duration.ofDays(5);

    public Webhook {
        types = types.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(types));
        createdAt = Instants.toMicros(createdAt);
        secrets = List.copyOf(secrets);
    }

    /// A webhook with its first secret.
    public static Webhook of(
            Brand.Id brand, Id id, Address address, Set<Event.Type> types, Instant now) {
        var createdAt = Instants.toMicros(now);
        return new Webhook(
                brand,
                id,
                address,
                types,
                createdAt,
                List.of(new Secret(1, createdAt)),
                null,
                null);
    }

    /// Whether an event of this type is sent there.
    public boolean wants(Event.Type type) {
        return types.isEmpty() || types.contains(type);
    }

    /// The secrets of which one was given to the receiver and may not have been replaced yet.
    public List<Secret> secretsAt(Instant now) {
        var inForce = new ArrayList<Secret>();
        for (int i = 0; i < secrets.size(); i++)
            if (i == secrets.size() - 1 || now.isBefore(secrets.get(i + 1).since().plus(OVERLAP)))
                inForce.add(secrets.get(i));
        return inForce.subList(Math.max(0, inForce.size() - MOST_SECRETS), inForce.size());
    }

    /// The secrets with a new one.
    public List<Secret> renewedSecrets(Instant now) {
        var renewed = new ArrayList<>(secretsAt(now));
        renewed.add(new Secret(secrets.getLast().number() + 1, Instants.toMicros(now)));
        return renewed.subList(Math.max(0, renewed.size() - MOST_SECRETS), renewed.size());
    }

    /// Why nothing is sent.
    public enum Disabled {
        /// Nothing arrived for [#PATIENCE].
        FAILING,
        /// The receiver answered 410 Gone.
        GONE
    }

    /// Which of a webhook's secrets. The secret itself is kept nowhere: it is worked out anew.
    ///
    /// @param number counts from 1
    public record Secret(int number, Instant since) {}

    /// A webhook's id, of our making.
    public record Id(String text) {

        /// The form of an id.
        public static final String PATTERN = "^[0-9a-f-]{36}$";

        private static final Pattern TEXT = Pattern.compile(PATTERN);

        public Id {
            if (!TEXT.matcher(text).matches())
                throw new InvalidValue("", "must be an id that a webhook was given");
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// Where a webhook's events are sent: an absolute http or https URL without user information
    /// and without a fragment.
    ///
    /// @param text at most [#LONGEST] visible ASCII characters
    public record Address(String text) {

        /// The longest address, in characters.
        public static final int LONGEST = 1_000;

        /// The form of an address.
        public static final String PATTERN =
                "^https?://(([A-Za-z0-9-]+\\.)*[A-Za-z0-9-]+\\.?|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?"
                        + "([/?]([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?$";

        private static final Pattern URL = Pattern.compile(PATTERN);

        public Address {
            if (text.length() > LONGEST)
                throw new InvalidValue("", "must be at most %d characters".formatted(LONGEST));
            if (!URL.matcher(text).matches())
                throw new InvalidValue(
                        "",
                        "must be an absolute URL such as https://example.com/hook, without user"
                                + " information or a fragment; other characters percent-encoded");
        }

        /// The part of it that may be told: receivers put secrets into the rest.
        public String host() {
            var parts = URL.matcher(text);
            if (!parts.matches()) throw new IllegalStateException("every address has this form");
            return parts.group(1);
        }

        /// Whether what is sent there can be read on the way.
        public boolean plain() {
            return text.startsWith("http:");
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
