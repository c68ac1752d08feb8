package dev.wavelength.domain.recovery;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.recovery.Recovery.Urgency;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Driven port: for keeping recoveries, which recording opens.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | V1 | keep every step as it was taken, and show what follows from all of them |
/// | V2 | take a step only after the version that was meant, also of several at once; of several
/// racing ones let one win |
/// | V3 | honour a claim once: answer a repetition as it was first, refuse other content |
/// | V4 | list the most urgent first, from just behind `after`, filtered by all that is asked |
/// | V5 | keep brands apart |
/// | V6 | name just those for which a time ran out, the longest due first |
/// | V7 | sum up just those opened within the span, as [Figures] says |
/// | V8 | count, by touchpoint, the critical ones of the span that lack the remedy that was due |
/// | V9 | announce, in the same step, the [Tidings] of a step that is taken |
public interface Recoveries {

    /// What became of a step.
    sealed interface Taken {
        /// New, and durable.
        record Made(Recovery recovery) implements Taken {}

        /// The claim was honoured before; this is what it made then.
        record Repeated(Recovery then) implements Taken {}

        /// The claim's key was used for other content. Nothing was changed.
        record KeyReused() implements Taken {}

        /// Another step came first. Nothing was changed.
        record Stale() implements Taken {}
    }

    /// Which recoveries to list; a part that is not given lets all pass.
    ///
    /// @param overdue whether the customer waits for longer than should be, at `now`
    record Filter(
            @Nullable Status status,
            @Nullable Severity severity,
            @Nullable Boolean overdue,
            Instant now) {}

    /// A recovery of some brand, in its latest version, for which a time ran out.
    record Due(Brand.Id brand, Recovery recovery) {}

    /// The recovery in its latest version.
    Optional<Recovery> find(Brand.Id brand, Recovery.Id id);

    /// Up to `limit` recoveries behind `after`, or from the most urgent.
    List<Recovery> list(Brand.Id brand, Filter filter, @Nullable Urgency after, int limit);

    /// Adds a step that changes nothing outside of the recovery.
    ///
    /// @param after the version it is meant for
    Taken take(Brand.Id brand, Recovery.Id id, int after, Step step, @Nullable Claim claim);

    /// Adds to each of some recoveries a step that changes nothing outside of it, at once.
    ///
    /// @param steps by the recoveries in the versions they are meant for
    /// @return the recoveries with their steps, by id; without those to which another step came
    ///   first, of which nothing was changed
    List<Recovery> take(Brand.Id brand, Map<Recovery, Step> steps);

    /// What became of a step under this claim: repeated or reused, or none if it is new.
    Optional<Taken> claimed(Brand.Id brand, Claim claim);

    /// Up to `limit` recoveries of all brands for which a time has run out before `now`.
    List<Due> due(Instant now, int limit);

    /// The sum of recoveries opened within a span.
    ///
    /// @param from the first instant
    /// @param until the first instant behind
    Figures figures(Brand.Id brand, Instant from, Instant until, Instant now);

    /// How many of a span are critical and without the remedy that was due at `now`, which costs
    /// what waits to be remedied, and not what ever was. Those that waited too long when they were
    /// let go of are among them, by their days.
    ///
    /// @param touchpoints where the OWs occurred
    /// @param from the first instant at which they did, where a business day begins
    /// @param until the first instant behind, where another does
    /// @return by touchpoint; of one that is not in it there is none
    Map<Touchpoint.Id, Long> unremedied(
            Brand.Id brand,
            Collection<Touchpoint.Id> touchpoints,
            Instant from,
            Instant until,
            Instant now);
}
