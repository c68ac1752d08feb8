package dev.wavelength.application.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Bases;
import dev.wavelength.domain.journal.Basis;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.Moments.Revised;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.DeliveryReport;
import dev.wavelength.domain.moment.FeedbackReport;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.moment.MomentReport.Binding;
import dev.wavelength.domain.promise.Promises.Place;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.verdict.Experience;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

final class EvidenceAdder implements AddEvidence {

    private final Bases bases;
    private final Moments moments;
    private final InstantSource clock;
    private final Supplier<Recovery.Id> recoveryIds;

    EvidenceAdder(
            Bases bases, Moments moments, InstantSource clock, Supplier<Recovery.Id> recoveryIds) {
        this.bases = bases;
        this.moments = moments;
        this.clock = clock;
        this.recoveryIds = recoveryIds;
    }

    @Override
    public Outcome add(
            Brand.Id brand,
            Moment.Id id,
            FeedbackReport feedback,
            @Nullable Integer expected,
            @Nullable Claim claim) {
        return add(brand, id, List.of(), List.of(feedback), expected, claim);
    }

    @Override
    public Outcome add(
            Brand.Id brand,
            Moment.Id id,
            DeliveryReport delivery,
            @Nullable Integer expected,
            @Nullable Claim claim) {
        return add(brand, id, List.of(delivery), List.of(), expected, claim);
    }

    /// Makes the revision from the latest one, and anew when another came between.
    private Outcome add(
            Brand.Id brand,
            Moment.Id id,
            List<DeliveryReport> deliveries,
            List<FeedbackReport> feedback,
            @Nullable Integer expected,
            @Nullable Claim claim) {
        while (true) {
            if (claim != null) {
                var before = moments.claimed(brand, claim);
                if (before.isPresent()) return answer(before.get());
            }
            var found = moments.find(brand, id);
            if (found.isEmpty()) return new Outcome.UnknownMoment();
            var latest = found.get();
            if (expected != null && expected != latest.revision()) return new Outcome.Stale(latest);
            var basis = basis(brand, latest, deliveries);
            switch (bind(basis, latest, deliveries, feedback)) {
                case Binding.Faulty(var faults) -> {
                    return new Outcome.Faulty(onItsOwn(faults));
                }
                case Binding.Bound(var moment) -> {
                    if (moment.equals(latest.moment())) return new Outcome.Unchanged(latest);
                    var now = clock.instant();
                    var verdict = basis.rulebook().judge(moment, now);
                    var revised =
                            moments.revise(
                                    brand,
                                    new Revision(
                                            moment,
                                            latest.revision(),
                                            now,
                                            verdict,
                                            verdict.experience() == Experience.OW
                                                    ? recoveryIds.get()
                                                    : null,
                                            claim));
                    if (!(revised instanceof Revised.Stale)) return answer(revised);
                }
            }
        }
    }

    private Basis basis(Brand.Id brand, Entry latest, List<DeliveryReport> deliveries) {
        var places =
                deliveries.stream()
                        .map(one -> new Place(latest.moment().touchpoint(), one.promise()))
                        .collect(Collectors.toUnmodifiableSet());
        return bases.find(brand, places).orElseThrow();
    }

    private Binding bind(
            Basis basis,
            Entry latest,
            List<DeliveryReport> deliveries,
            List<FeedbackReport> feedback) {
        var moment = latest.moment();
        var now = clock.instant();
        return MomentReport.bindEvidence(
                moment,
                deliveries,
                feedback,
                basis.promises(),
                later(now, moment.occurredAt()),
                now);
    }

    /// Feedback is given after the moment, also where the partner's clock is ahead of ours.
    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /// A piece of evidence is sent on its own, not in a list.
    private static List<Fault> onItsOwn(List<Fault> faults) {
        return faults.stream()
                .map(
                        fault ->
                                new Fault(
                                        fault.pointer()
                                                .replaceFirst("^/(deliveries|feedback)/0", ""),
                                        fault.detail()))
                .toList();
    }

    private static Outcome answer(Revised revised) {
        return switch (revised) {
            case Revised.Made(var entry) -> new Outcome.Revised(entry);
            case Revised.Repeated(var then) -> new Outcome.Unchanged(then);
            case Revised.KeyReused() -> new Outcome.KeyReused();
            case Revised.Stale() ->
                    throw new IllegalStateException("a stale revision is made anew");
        };
    }
}
