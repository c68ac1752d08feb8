package dev.wavelength.domain.moment;

import dev.wavelength.domain.moment.Moment.Id;
import dev.wavelength.domain.promise.PromiseHistory;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.value.InvalidValue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A moment of truth as a partner reported it, before its deliveries are bound to promises.
///
/// @param id none where the partner left the naming to us
// Id is imported because javac drops the annotation of a qualified name, as in Moment.@Nullable Id,
// from the parameters of a compact constructor, and callers may then hand over no null.
@SuppressWarnings("BadImport")
public record MomentReport(
        @Nullable Id id,
        Customer customer,
        Touchpoint.Id touchpoint,
        @Nullable String channel,
        Instant occurredAt,
        Stakes stakes,
        List<DeliveryReport> deliveries,
        List<FeedbackReport> feedback,
        @Nullable String beyondPromise,
        @Nullable Id recovers) {

    /// How far ahead of ours a partner's clock may be.
    public static final Duration CLOCK_TOLERANCE = Duration.ofHours(24);

    public MomentReport {
        deliveries = List.copyOf(deliveries);
        feedback = List.copyOf(feedback);
    }

    /// What became of binding a report to the promises.
    public sealed interface Binding {
        /// All promises were known.
        record Bound(Moment moment) implements Binding {}

        /// The report cannot be true as it stands, for all these reasons.
        record Faulty(List<Fault> faults) implements Binding {}
    }

    /// The same report under this id.
    public MomentReport named(Id name) {
        return new MomentReport(
                name,
                customer,
                touchpoint,
                channel,
                occurredAt,
                stakes,
                deliveries,
                feedback,
                beyondPromise,
                recovers);
    }

    /// The fingerprint of all that was reported but the id.
    public Digest digest() {
        return Digest.of(
                customer,
                touchpoint,
                channel,
                occurredAt,
                stakes,
                deliveries.stream().map(DeliveryReport::parts).toList(),
                feedback.stream().map(FeedbackReport::parts).toList(),
                beyondPromise,
                recovers);
    }

    /// Where the promises are made that its deliveries name.
    public Stream<Promises.Place> places() {
        return deliveries.stream()
                .map(delivery -> new Promises.Place(touchpoint, delivery.promise()));
    }

    /// Binds the report to what this customer was promised.
    ///
    /// @param promises all versions of the promises at [#places()]
    /// @param now by our clock
    public Binding bind(Map<Promises.Place, PromiseHistory> promises, Instant now) {
        if (id == null) throw new IllegalStateException("a report is named before it is bound");
        Moment empty;
        try {
            empty =
                    new Moment(
                            id,
                            customer,
                            touchpoint,
                            channel,
                            occurredAt,
                            stakes,
                            List.of(),
                            List.of(),
                            beyondPromise,
                            recovers);
        } catch (InvalidValue invalid) {
            return new Binding.Faulty(List.of(new Fault(invalid.path(), invalid.reason())));
        }
        var binding = bindEvidence(empty, deliveries, feedback, promises, occurredAt, now);
        if (!tooFarAhead(occurredAt, now)) return binding;
        var faults = new ArrayList<Fault>();
        faults.add(tooFarAhead("/occurredAt"));
        if (binding instanceof Binding.Faulty(var others)) faults.addAll(others);
        return new Binding.Faulty(List.copyOf(faults));
    }

    /// Adds reported evidence to a moment.
    ///
    /// @param promises all versions of the promises that the deliveries name
    /// @param saidAt when feedback was given that does not say when
    /// @param now by our clock
    public static Binding bindEvidence(
            Moment moment,
            List<DeliveryReport> deliveries,
            List<FeedbackReport> feedback,
            Map<Promises.Place, PromiseHistory> promises,
            Instant saidAt,
            Instant now) {
        var faults = new ArrayList<Fault>();
        var owed = new HashMap<Object, Delivery>();
        for (var delivery : moment.deliveries())
            if (delivery.owed()) owed.put(delivery.promise(), delivery);
        var newDeliveries = new ArrayList<Delivery>();
        for (int i = 0; i < deliveries.size(); i++) {
            var report = deliveries.get(i);
            var place = new Promises.Place(moment.touchpoint(), report.promise());
            try {
                newDeliveries.add(
                        report.bind(
                                promises.getOrDefault(place, PromiseHistory.NONE),
                                owed.get(report.promise()),
                                moment.occurredAt()));
            } catch (InvalidValue invalid) {
                faults.add(new Fault("/deliveries/" + i + invalid.path(), invalid.reason()));
            }
        }
        var newFeedback = new ArrayList<Feedback>();
        for (int i = 0; i < feedback.size(); i++) {
            var given = feedback.get(i).givenBy(saidAt);
            if (feedback.get(i).givenAt() != null && tooFarAhead(given.givenAt(), now))
                faults.add(tooFarAhead("/feedback/" + i + "/givenAt"));
            newFeedback.add(given);
        }
        if (!faults.isEmpty()) return new Binding.Faulty(List.copyOf(faults));
        try {
            return new Binding.Bound(moment.with(newDeliveries, newFeedback));
        } catch (InvalidValue invalid) {
            return new Binding.Faulty(List.of(new Fault(invalid.path(), invalid.reason())));
        }
    }

    private static boolean tooFarAhead(Instant instant, Instant now) {
        return instant.isAfter(now.plus(CLOCK_TOLERANCE));
    }

    private static Fault tooFarAhead(String pointer) {
        return new Fault(
                pointer,
                "must be at most %d hours ahead of our clock".formatted(CLOCK_TOLERANCE.toHours()));
    }
}
