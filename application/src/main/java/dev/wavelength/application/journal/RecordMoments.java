package dev.wavelength.application.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.journal.Bases;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.value.Fault;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Driving port: for recording moments, each once.
///
/// Safe to retry: the same moment gets the first answer again, however often it arrives. A batch is
/// the unit, and one moment is a batch of one; a bad moment spoils no other.
public interface RecordMoments {

    /// Records moments.
    ///
    /// @param source the partner that reports them
    /// @param reports what it reports; one without an id is given one
    /// @return what became of each, in the same order
    List<Outcome> record(Brand.Id brand, Partner.Name source, List<MomentReport> reports);

    /// What became of a moment.
    sealed interface Outcome {
        /// New, judged and durable.
        record Recorded(Entry entry) implements Outcome {}

        /// The very same moment was recorded before; this is what was answered then.
        record AlreadyRecorded(Entry first) implements Outcome {}

        /// The id names another moment. Nothing was changed.
        record IdTaken(Moment.Id id) implements Outcome {}

        /// The customer was erased, and nothing is recorded of them any more.
        record CustomerErased(Customer customer) implements Outcome {}

        /// The report cannot be true as it stands. Nothing was changed.
        record Faulty(List<Fault> faults) implements Outcome {}
    }

    /// The use case over these ports.
    ///
    /// @param ids makes ids, each once, for moments that come without
    /// @param recoveryIds makes ids, each once, for recoveries that OWs open
    static RecordMoments over(
            Bases bases,
            Moments moments,
            InstantSource clock,
            Supplier<Moment.Id> ids,
            Supplier<Recovery.Id> recoveryIds) {
        return new MomentRecorder(bases, moments, clock, ids, recoveryIds);
    }
}
