package dev.wavelength.application.journal;

import dev.wavelength.application.recovery.ReadRecoveries.Sight;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Word;
import dev.wavelength.domain.journal.Hearing;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.FeedbackReport;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recoveries.Taken;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.verdict.Rulebooks;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class CustomerHearer implements HearCustomer {

    private final Rulebooks rulebooks;
    private final Recoveries recoveries;
    private final Moments moments;
    private final AuditTrails trails;
    private final InstantSource clock;

    CustomerHearer(
            Rulebooks rulebooks,
            Recoveries recoveries,
            Moments moments,
            AuditTrails trails,
            InstantSource clock) {
        this.rulebooks = rulebooks;
        this.recoveries = recoveries;
        this.moments = moments;
        this.trails = trails;
        this.clock = clock;
    }

    /// Hears it in the latest version, and anew when another step came between.
    @Override
    public Outcome hear(
            Brand.Id brand,
            Recovery.Id id,
            FeedbackReport report,
            @Nullable Integer expected,
            @Nullable Claim claim,
            Actor by) {
        while (true) {
            var now = clock.instant();
            if (claim != null) {
                var before = recoveries.claimed(brand, claim);
                if (before.isPresent()) return answer(before.get(), now);
            }
            var found = recoveries.find(brand, id);
            if (found.isEmpty()) return new Outcome.UnknownRecovery();
            var latest = found.get();
            if (expected != null && expected != latest.version())
                return new Outcome.Stale(sight(latest, now));
            var occurredAt = latest.opening().moment().occurredAt();
            var feedback = report.givenBy(now.isAfter(occurredAt) ? now : occurredAt);
            var fault = fault(feedback, occurredAt, now);
            if (fault.isPresent()) return new Outcome.Faulty(List.of(fault.get()));
            if (latest.heard(feedback)) return new Outcome.Unchanged(sight(latest, now));
            if (latest.full()) return new Outcome.Full();
            var hearing = new Hearing(id, latest.version(), said(brand, feedback, now), claim);
            var taken =
                    trails.noting(
                            brand,
                            by,
                            now,
                            CustomerHearer::change,
                            () -> moments.hear(brand, hearing));
            if (!(taken instanceof Taken.Stale)) return answer(taken, now);
        }
    }

    private Step.Said said(Brand.Id brand, Feedback feedback, Instant now) {
        var felt = rulebooks.current(brand).read(feedback);
        return new Step.Said(
                now,
                feedback,
                Objects.requireNonNull(
                        Word.Effect.of(null, felt), "every instrument reads something"));
    }

    private static Optional<Fault> fault(Feedback feedback, Instant occurredAt, Instant now) {
        if (feedback.givenAt().isBefore(occurredAt))
            return Optional.of(
                    new Fault("/givenAt", "must not be before the moment that it recovers"));
        return feedback.givenAt().isAfter(now.plus(MomentReport.CLOCK_TOLERANCE))
                        && feedback.givenAt().isAfter(occurredAt)
                ? Optional.of(
                        new Fault(
                                "/givenAt",
                                "must be at most %d hours ahead of our clock"
                                        .formatted(MomentReport.CLOCK_TOLERANCE.toHours())))
                : Optional.empty();
    }

    /// Not what was said: the recovery tells, and is erased with its customer.
    private static Optional<Change> change(Taken taken) {
        return taken instanceof Taken.Made(var recovery)
                ? Optional.of(
                        new Change(
                                Act.RECOVERY_FEEDBACK_HEARD,
                                recovery.id().text(),
                                "since then version %d".formatted(recovery.version())))
                : Optional.empty();
    }

    private static Outcome answer(Taken taken, Instant now) {
        return switch (taken) {
            case Taken.Made(var recovery) -> new Outcome.Heard(sight(recovery, now));
            case Taken.Repeated(var then) -> new Outcome.Unchanged(sight(then, now));
            case Taken.KeyReused() -> new Outcome.KeyReused();
            case Taken.Stale() -> throw new IllegalStateException("a stale word is heard anew");
        };
    }

    private static Sight sight(Recovery recovery, Instant now) {
        return new Sight(recovery, recovery.overdue(now));
    }
}
