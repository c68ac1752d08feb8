package dev.wavelength.application.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Bases;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.DeliveryReport;
import dev.wavelength.domain.moment.FeedbackReport;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Fault;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Driving port: for adding evidence to a recorded moment, which revises its verdict and all that
/// follows from it.
///
/// Safe to retry: evidence the moment holds already changes nothing, and what is claimed under a
/// key is added once.
public interface AddEvidence {

    /// Adds what the customer said.
    ///
    /// @param expected the revision it is meant for; none means whichever is the latest
    /// @param claim that this is the same as any other under its key, if claimed
    Outcome add(
            Brand.Id brand,
            Moment.Id id,
            FeedbackReport feedback,
            @Nullable Integer expected,
            @Nullable Claim claim);

    /// Adds what was delivered.
    ///
    /// @param expected the revision it is meant for; none means whichever is the latest
    /// @param claim that this is the same as any other under its key, if claimed
    Outcome add(
            Brand.Id brand,
            Moment.Id id,
            DeliveryReport delivery,
            @Nullable Integer expected,
            @Nullable Claim claim);

    /// What became of the evidence.
    sealed interface Outcome {
        /// The moment in its new revision.
        record Revised(Entry entry) implements Outcome {}

        /// The moment held this evidence already; or it was added under this claim before, and this
        /// is what was answered then.
        record Unchanged(Entry entry) implements Outcome {}

        /// There is no such moment.
        record UnknownMoment() implements Outcome {}

        /// The latest revision is not the one it is meant for. Nothing was changed.
        record Stale(Entry latest) implements Outcome {}

        /// The claim's key was used for something else. Nothing was changed.
        record KeyReused() implements Outcome {}

        /// The evidence cannot be true as it stands. Nothing was changed.
        record Faulty(List<Fault> faults) implements Outcome {}
    }

    /// The use case over these ports.
    ///
    /// @param recoveryIds makes ids, each once, for recoveries that OWs open
    static AddEvidence over(
            Bases bases, Moments moments, InstantSource clock, Supplier<Recovery.Id> recoveryIds) {
        return new EvidenceAdder(bases, moments, clock, recoveryIds);
    }
}
