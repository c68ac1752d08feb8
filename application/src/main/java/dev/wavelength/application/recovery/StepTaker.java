package dev.wavelength.application.recovery;

import dev.wavelength.application.recovery.ReadRecoveries.Sight;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recoveries.Taken;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class StepTaker implements TakeStep {

    private final Recoveries recoveries;
    private final AuditTrails trails;
    private final InstantSource clock;

    StepTaker(Recoveries recoveries, AuditTrails trails, InstantSource clock) {
        this.recoveries = recoveries;
        this.trails = trails;
        this.clock = clock;
    }

    /// Takes the step from the latest version, and anew when another came between.
    @Override
    public Outcome take(
            Brand.Id brand,
            Recovery.Id id,
            Command command,
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
            if (!latest.state().allows(command.action()))
                return new Outcome.NotNow(sight(latest, now));
            if (latest.full()) return new Outcome.Full();
            var step =
                    new Step.Taken(
                            now, command.action(), command.by(), command.owner(), command.note());
            var taken =
                    trails.noting(
                            brand,
                            by,
                            now,
                            done -> change(command.action(), done),
                            () -> recoveries.take(brand, id, latest.version(), step, claim));
            if (!(taken instanceof Taken.Stale)) return answer(taken, now);
        }
    }

    /// Neither who saw to it nor what was written: the recovery tells, and is erased with its
    /// customer.
    private static Optional<Change> change(Step.Action action, Taken taken) {
        return taken instanceof Taken.Made(var recovery)
                ? Optional.of(
                        new Change(
                                Act.RECOVERY_STEP_TAKEN,
                                recovery.id().text(),
                                "%s, since then version %d".formatted(action, recovery.version())))
                : Optional.empty();
    }

    private static Outcome answer(Taken taken, Instant now) {
        return switch (taken) {
            case Taken.Made(var recovery) -> new Outcome.Taken(sight(recovery, now));
            case Taken.Repeated(var then) -> new Outcome.Repeated(sight(then, now));
            case Taken.KeyReused() -> new Outcome.KeyReused();
            case Taken.Stale() -> throw new IllegalStateException("a stale step is taken anew");
        };
    }

    private static Sight sight(Recovery recovery, Instant now) {
        return new Sight(recovery, recovery.overdue(now));
    }
}
