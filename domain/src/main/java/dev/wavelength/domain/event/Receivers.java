package dev.wavelength.domain.event;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/// Driven port: for sending events to receivers, signed.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | X1 | make the same secret of the same webhook and number each time, and another of any other |
/// | X2 | tell whether the receiver took the event, said no, or never answered, and throw nothing |
/// | X3 | send the same event with the same id each time |
public interface Receivers {

    /// What a receiver made of an event.
    ///
    /// @param status the HTTP status; none where nobody answered
    /// @param note what it said, or why it did not
    record Answer(@Nullable Integer status, String note) {

        /// Whether the event arrived.
        public boolean taken() {
            return status != null && status >= 200 && status < 300;
        }

        /// Whether nothing more is wanted there.
        public boolean gone() {
            return status != null && status == 410;
        }
    }

    /// Sends an event, signed with every secret in force.
    Answer send(Webhook webhook, Announced announced, Instant now);

    /// A webhook's secret, as its receiver needs it.
    String secret(Webhook webhook, Webhook.Secret secret);

    /// What speaks against sending anything to this address, in a sentence for people; nothing if
    /// all is well, or cannot be known just now.
    Optional<String> objection(Webhook.Address address);
}
