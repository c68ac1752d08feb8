package dev.wavelength.application.event;

import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Dispatches.Due;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhooks;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleSupplier;

/// Driving port: for sending events to webhooks, driven by the passing of time.
///
/// Any number of instances may do it at once. What one of them had taken when it died is taken by
/// another a little later: an event may arrive twice, with the same id, but never not at all.
public interface DispatchEvents {

    /// How long whoever took an event has for sending it, until it is given to another.
    Duration LEASE = Duration.ofMinutes(1);

    /// How much of one webhook is taken at once.
    int SHARE = 8;

    /// Takes what is due.
    ///
    /// @param busy webhooks of which nothing is wanted
    List<Due> take(Collection<Webhook.Id> busy);

    /// Sends what was taken, once.
    Outcome send(Due due);

    /// Forgets what is older than it is kept.
    Forgotten forget();

    /// How much was forgotten.
    record Forgotten(int dispatches, int events) {}

    /// What became of an event.
    sealed interface Outcome {
        /// The receiver took it.
        record Arrived(Dispatch dispatch) implements Outcome {}

        /// It did not, and is asked again.
        record Postponed(Dispatch dispatch) implements Outcome {}

        /// It did not, and was asked often enough.
        record GivenUp(Dispatch dispatch) implements Outcome {}

        /// It took too long, or the webhook was removed: others have it now.
        record Overtaken() implements Outcome {}
    }

    /// The use case over these ports.
    ///
    /// @param chance from 0 to 1, another each time
    static DispatchEvents over(
            Events events,
            Webhooks webhooks,
            Dispatches dispatches,
            Receivers receivers,
            InstantSource clock,
            DoubleSupplier chance) {
        return new EventDispatcher(events, webhooks, dispatches, receivers, clock, chance);
    }
}
