package dev.wavelength.domain.recovery;

import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Levels.Reach;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.Verdict;
import dev.wavelength.domain.verdict.Weight;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/// How a recovery was opened, which never changes.
///
/// @param moment the OW
/// @param since when the customer's clock began to run: when the moment occurred or, where all that
///   was missed is still owed, when the first of it fell due
/// @param openedAt when the OW became known
/// @param doubleDeviation whether another recovery of the same customer was open: twice let down
///   weighs more than twice (J. Maxham and R. Netemeyer, 2002)
public record Opening(
        Position moment,
        Customer customer,
        Touchpoint.Id touchpoint,
        Instant since,
        Instant openedAt,
        Severity severity,
        boolean doubleDeviation) {

    /// How old an OW may be when it becomes known: nobody is sent after older history.
    public static final Duration OLDEST = Duration.ofDays(30);

    public Opening {
        since = Instants.toMicros(since);
        openedAt = Instants.toMicros(openedAt);
    }

    /// Whether a moment opens a recovery: an OW that became known in time and is not itself the
    /// recovery of another.
    ///
    /// @param now when it becomes known
    public static boolean due(Moment moment, Verdict verdict, Instant now) {
        return verdict.experience() == Experience.OW
                && moment.recovers() == null
                && !latestEvidence(moment, now).plus(OLDEST).isBefore(now);
    }

    /// How a moment opens a recovery.
    ///
    /// @param anotherIsOpen whether another recovery of the same customer is open
    public static Opening of(
            Moment moment, Verdict verdict, Weight weight, Instant now, boolean anotherIsOpen) {
        return new Opening(
                Position.of(moment),
                moment.customer(),
                moment.touchpoint(),
                since(moment, now),
                now,
                verdict.neverEvent() || anotherIsOpen
                        ? Severity.CRITICAL
                        : Severity.of(weight.stakes()),
                anotherIsOpen);
    }

    private static Instant latestEvidence(Moment moment, Instant now) {
        return Stream.of(
                        Stream.of(moment.occurredAt()),
                        moment.feedback().stream().map(Feedback::givenAt),
                        moment.fellDue(now))
                .flatMap(instants -> instants)
                .reduce((a, b) -> a.isAfter(b) ? a : b)
                .orElseThrow();
    }

    private static Instant since(Moment moment, Instant now) {
        boolean delivered =
                moment.deliveries().stream()
                        .anyMatch(
                                one ->
                                        one.value() != null
                                                && one.levels().reach(one.value()) == Reach.MISSED);
        var occurredAt = moment.occurredAt();
        return delivered
                ? occurredAt
                : moment.fellDue(now)
                        .min(Instant::compareTo)
                        .filter(due -> due.isAfter(occurredAt))
                        .orElse(occurredAt);
    }
}
