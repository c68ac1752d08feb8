package dev.wavelength.domain.event;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The sending of one event to one webhook, as it stands.
///
/// @param position of the event, by which the dispatch is known to its webhook
/// @param attempts how often it was tried
/// @param dueAt when it is tried next; none where it is not, or waits for an earlier one of the
///   same customer
/// @param last what became of the last attempt
public record Dispatch(
        Event.Position position,
        Event.Id event,
        Event.Type type,
        String subject,
        Status status,
        int attempts,
        @Nullable Instant dueAt,
        @Nullable Attempt last) {

    /// How a dispatch stands.
    public enum Status {
        /// It is still to arrive.
        PENDING,
        /// The receiver took it.
        DELIVERED,
        /// It was tried as often as [#SCHEDULE] says, in vain.
        FAILED
    }

    /// An attempt.
    ///
    /// @param answered the HTTP status; none where nobody answered
    /// @param note what the receiver said, or why it did not, in at most [#LONGEST_NOTE] characters
    public record Attempt(Instant at, @Nullable Integer answered, String note) {

        /// The longest note, in characters.
        public static final int LONGEST_NOTE = 1_000;
    }

    /// How long to wait after each attempt that failed. Source: Standard Webhooks, "Deliverability
    /// and reliability".
    public static final List<Duration> SCHEDULE =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24));

    /// How long to wait after so many attempts; none where it was tried often enough.
    ///
    /// @param chance from 0 to 1: what failed together is not tried again together
    public static Optional<Duration> waitAfter(int attempts, double chance) {
        if (attempts > SCHEDULE.size()) return Optional.empty();
        var wait = SCHEDULE.get(attempts - 1);
        return Optional.of(wait.plusMillis((long) (wait.toMillis() * chance / 5)));
    }
}
