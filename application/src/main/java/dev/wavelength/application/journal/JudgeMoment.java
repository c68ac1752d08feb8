package dev.wavelength.application.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.verdict.Rulebooks;
import dev.wavelength.domain.verdict.Verdict;
import dev.wavelength.domain.verdict.Weight;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Driving port: for judging a moment without recording it.
public interface JudgeMoment {

    /// Judges what is reported, as if it were the next link of its customer's chain.
    ///
    /// @param version the version of the rules to judge by; none means the one in force
    Outcome judge(Brand.Id brand, MomentReport report, @Nullable Integer version);

    /// What it would come to.
    sealed interface Outcome {
        /// The verdict, and what the moment would weigh. Nothing was recorded.
        record Judged(Moment moment, Verdict verdict, Weight weight) implements Outcome {}

        /// The report cannot be true as it stands.
        record Faulty(List<Fault> faults) implements Outcome {}
    }

    /// The use case over these ports.
    ///
    /// @param ids makes ids, each once, for moments that come without
    static JudgeMoment over(
            Promises promises,
            Rulebooks rulebooks,
            Chains chains,
            InstantSource clock,
            Supplier<Moment.Id> ids) {
        return new MomentJudge(promises, rulebooks, chains, clock, ids);
    }
}
