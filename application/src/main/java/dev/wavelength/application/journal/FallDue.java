package dev.wavelength.application.journal;

import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.verdict.Rulebooks;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Driving port: for judging again, once time has passed, what is still owed.
///
/// Safe to run anywhere and at any time, also by several at once: whoever comes first makes the
/// revision, and the others find that there is nothing left to do.
public interface FallDue {

    /// Judges moments again of which something fell due since they were judged: those due longest,
    /// of all brands.
    ///
    /// @return which; none if nothing is left that another does not do
    List<Moments.Due> fallDue();

    /// The use case over these ports.
    ///
    /// @param recoveryIds makes ids, each once, for recoveries that OWs open
    static FallDue over(
            Rulebooks rulebooks,
            Moments moments,
            InstantSource clock,
            Supplier<Recovery.Id> recoveryIds) {
        return new DueJudge(rulebooks, moments, clock, recoveryIds);
    }
}
