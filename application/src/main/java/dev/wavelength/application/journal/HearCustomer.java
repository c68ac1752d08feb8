package dev.wavelength.application.journal;

import dev.wavelength.application.recovery.ReadRecoveries.Sight;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.FeedbackReport;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.verdict.Rulebooks;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;

/// Driving port: for hearing what a customer says of a recovery, which decides whether the OW
/// stands.
///
/// Safe to retry: feedback the recovery holds already changes nothing, and what is claimed under a
/// key is heard once.
public interface HearCustomer {

    /// Hears what the customer said.
    ///
    /// @param expected the version it is meant for; none means whichever is the latest
    /// @param claim that this is the same as any other under its key, if claimed
    /// @param by who calls, for the audit trail
    Outcome hear(
            Brand.Id brand,
            Recovery.Id id,
            FeedbackReport feedback,
            @Nullable Integer expected,
            @Nullable Claim claim,
            Actor by);

    /// What became of the feedback.
    sealed interface Outcome {
        /// The recovery after it.
        record Heard(Sight sight) implements Outcome {}

        /// The recovery held this feedback already; or it was heard under this claim before, and
        /// this is what was answered then.
        record Unchanged(Sight sight) implements Outcome {}

        /// There is no such recovery.
        record UnknownRecovery() implements Outcome {}

        /// The recovery holds as many steps as it may. Nothing was changed.
        record Full() implements Outcome {}

        /// The latest version is not the one it is meant for. Nothing was changed.
        record Stale(Sight latest) implements Outcome {}

        /// The claim's key was used for something else. Nothing was changed.
        record KeyReused() implements Outcome {}

        /// The feedback cannot be true as it stands. Nothing was changed.
        record Faulty(List<Fault> faults) implements Outcome {}
    }

    /// The use case over these ports.
    static HearCustomer over(
            Rulebooks rulebooks,
            Recoveries recoveries,
            Moments moments,
            AuditTrails trails,
            InstantSource clock) {
        return new CustomerHearer(rulebooks, recoveries, moments, trails, clock);
    }
}
