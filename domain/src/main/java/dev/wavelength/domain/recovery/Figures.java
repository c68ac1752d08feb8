package dev.wavelength.domain.recovery;

import dev.wavelength.domain.figure.Share;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How quickly and how well OWs are made good. What was withdrawn was none, and is not counted.
///
/// @param opened how many were opened
/// @param acknowledge from when the customer's clock began to run until somebody took it on
/// @param acknowledgedInTime of all that were taken on, or should have been by now
/// @param remedy until something was done about it
/// @param remediedInTime of all about which something was done, or should have been by now
/// @param turned of all
/// @param mended of all
/// @param blind until the OW became known
/// @param doubleDeviations how many were opened while another of the same customer was open
public record Figures(
        long opened,
        Spread acknowledge,
        Share acknowledgedInTime,
        Spread remedy,
        Share remediedInTime,
        Share turned,
        Share mended,
        Spread blind,
        long doubleDeviations) {

    /// How long something takes; nothing if it never happened.
    ///
    /// @param median the shortest time within which half are done
    /// @param p90 the shortest time within which nine of ten are done
    public record Spread(@Nullable Duration median, @Nullable Duration p90) {

        static Spread of(Stream<Duration> durations) {
            var sorted = durations.sorted().toList();
            return new Spread(rank(sorted, 0.5), rank(sorted, 0.9));
        }

        private static @Nullable Duration rank(List<Duration> sorted, double share) {
            return sorted.isEmpty()
                    ? null
                    : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
        }
    }

    /// The sum of these recoveries.
    public static Figures of(Collection<Recovery> recoveries, Instant now) {
        var all =
                recoveries.stream()
                        .filter(one -> one.state().outcome() != Outcome.WITHDRAWN)
                        .toList();
        return new Figures(
                all.size(),
                spread(all, one -> one.state().acknowledgedAt()),
                inTime(all, one -> one.state().acknowledgedAt(), Recovery::firstAcknowledgeBy, now),
                spread(all, one -> one.state().remediedAt()),
                inTime(all, one -> one.state().remediedAt(), Recovery::firstRemedyBy, now),
                share(all, one -> one.state().outcome() == Outcome.TURNED),
                share(all, one -> one.state().outcome() == Outcome.MENDED),
                spread(all, one -> one.opening().openedAt()),
                all.stream().filter(one -> one.opening().doubleDeviation()).count());
    }

    private static Spread spread(
            List<Recovery> recoveries, Function<Recovery, @Nullable Instant> until) {
        return Spread.of(
                recoveries.stream()
                        .flatMap(
                                one ->
                                        Stream.ofNullable(until.apply(one))
                                                .map(
                                                        at ->
                                                                Duration.between(
                                                                        one.opening().since(),
                                                                        at))));
    }

    private static Share inTime(
            List<Recovery> recoveries,
            Function<Recovery, @Nullable Instant> done,
            Function<Recovery, Instant> target,
            Instant now) {
        long hits = 0;
        long whole = 0;
        for (var one : recoveries) {
            var at = done.apply(one);
            var by = target.apply(one);
            var closedAt = one.state().closedAt();
            boolean missed =
                    at == null && by.isBefore(now) && (closedAt == null || closedAt.isAfter(by));
            if (at != null && !at.isAfter(by)) hits++;
            if (at != null || missed) whole++;
        }
        return new Share(hits, whole);
    }

    private static Share share(List<Recovery> recoveries, Predicate<Recovery> hit) {
        return new Share(recoveries.stream().filter(hit).count(), recoveries.size());
    }
}
