package dev.wavelength.application.recovery;

import dev.wavelength.application.recovery.ReadRecoveries.Sight;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.recovery.Step.Action;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;

/// Driving port: for doing something about an OW.
///
/// Safe to retry under a key: what is claimed under it is done once.
public interface TakeStep {

    /// What is to be done.
    ///
    /// @param by who does it
    /// @param owner who sees to it from now on; for ASSIGN
    /// @param note what was done, or is to be known
    record Command(Action action, String by, @Nullable String owner, @Nullable String note) {

        public Command {
            var checked = new Step.Taken(Instant.EPOCH, action, by, owner, note);
            by = checked.by();
            owner = checked.owner();
            note = checked.note();
        }
    }

    /// Takes a step.
    ///
    /// @param expected the version it is meant for; none means whichever is the latest
    /// @param claim that this is the same as any other under its key, if claimed
    /// @param by who calls, for the audit trail
    Outcome take(
            Brand.Id brand,
            Recovery.Id id,
            Command command,
            @Nullable Integer expected,
            @Nullable Claim claim,
            Actor by);

    /// What became of the step.
    sealed interface Outcome {
        /// The recovery with the step taken.
        record Taken(Sight sight) implements Outcome {}

        /// It was taken under this claim before, and this is what was answered then.
        record Repeated(Sight then) implements Outcome {}

        /// There is no such recovery.
        record UnknownRecovery() implements Outcome {}

        /// The recovery is not where this can be done. Nothing was changed.
        record NotNow(Sight latest) implements Outcome {}

        /// The recovery holds as many steps as it may. Nothing was changed.
        record Full() implements Outcome {}

        /// The latest version is not the one it is meant for. Nothing was changed.
        record Stale(Sight latest) implements Outcome {}

        /// The claim's key was used for something else. Nothing was changed.
        record KeyReused() implements Outcome {}
    }

    /// The use case over these ports.
    static TakeStep over(Recoveries recoveries, AuditTrails trails, InstantSource clock) {
        return new StepTaker(recoveries, trails, clock);
    }
}
