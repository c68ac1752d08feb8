package dev.wavelength.domain.moment;

import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.value.Key;
import dev.wavelength.domain.value.Text;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A moment of truth: one occasion on which a customer met the brand at a touchpoint, with all the
/// evidence there is of it. Source of the term: J. Carlzon, Moments of Truth (1987).
///
/// @param channel how they met, such as `phone`
/// @param stakes as declared by the partner
/// @param deliveries at most [#MOST_EVIDENCE]
/// @param feedback at most [#MOST_EVIDENCE]
/// @param beyondPromise an extra deed nobody had promised, at most 1,000 characters
/// @param recovers the moment whose OW this one makes good
public record Moment(
        Id id,
        Customer customer,
        Touchpoint.Id touchpoint,
        @Nullable String channel,
        Instant occurredAt,
        Stakes stakes,
        List<Delivery> deliveries,
        List<Feedback> feedback,
        @Nullable String beyondPromise,
        @Nullable Id recovers) {

    /// The most deliveries, and the most feedback, that one moment holds.
    public static final int MOST_EVIDENCE = 100;

    /// The longest text of an extra deed, in characters.
    public static final int LONGEST_DEED = 1_000;

    public Moment {
        if (channel != null) Key.check(channel);
        occurredAt = Instants.toMicros(occurredAt);
        deliveries = bounded("deliveries", deliveries);
        feedback = bounded("feedback", feedback);
        if (beyondPromise != null) beyondPromise = Text.lines(beyondPromise, LONGEST_DEED);
        if (id.equals(recovers))
            throw new InvalidValue("recovers", "must name another moment than itself");
    }

    /// The moment with further evidence; evidence it holds already is not added again.
    ///
    /// @throws InvalidValue if that would be more evidence than a moment holds
    public Moment with(List<Delivery> furtherDeliveries, List<Feedback> furtherFeedback) {
        return new Moment(
                id,
                customer,
                touchpoint,
                channel,
                occurredAt,
                stakes,
                union(deliveries, furtherDeliveries),
                union(feedback, furtherFeedback),
                beyondPromise,
                recovers);
    }

    /// All deliveries but those still owed whose promise was delivered on since.
    public List<Delivery> counted() {
        if (deliveries.size() < 2) return deliveries;
        var deliveredOn = new HashSet<Promise.Id>();
        for (var delivery : deliveries) if (!delivery.owed()) deliveredOn.add(delivery.promise());
        return deliveries.stream()
                .filter(delivery -> !delivery.owed() || !deliveredOn.contains(delivery.promise()))
                .toList();
    }

    /// When what is still owed fell due, as of some instant.
    public Stream<Instant> fellDue(Instant asOf) {
        return due().filter(due -> due.isBefore(asOf));
    }

    /// When of what is still owed the first falls due, as of some instant.
    public Optional<Instant> fallsDue(Instant asOf) {
        return due().filter(due -> !due.isBefore(asOf)).min(Instant::compareTo);
    }

    private Stream<Instant> due() {
        return counted().stream()
                .filter(Delivery::owed)
                .flatMap(delivery -> Stream.ofNullable(delivery.dueAt()));
    }

    private static <T> List<T> union(List<T> known, List<T> further) {
        var all = new LinkedHashSet<>(known);
        all.addAll(further);
        return List.copyOf(all);
    }

    private static <T> List<T> bounded(String component, List<T> evidence) {
        if (evidence.size() > MOST_EVIDENCE)
            throw new InvalidValue(component, "must be at most %d".formatted(MOST_EVIDENCE));
        return List.copyOf(evidence);
    }

    /// The partner's own name for a moment, unique in its brand.
    public record Id(String text) implements Comparable<Id> {
        public Id {
            Key.check(text);
        }

        /// By code point, as every store must order them; ids are ASCII, so units will do.
        @Override
        public int compareTo(Id other) {
            return text.compareTo(other.text);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
