package dev.wavelength.application.convoy;

import java.util.List;
import java.util.function.Function;

/// Questions that many callers ask at once, answered together.
///
/// Whatever was asked while the last answers were being made goes with the next: nobody waits for
/// company, and who asks alone is answered at once, on its own thread. An answer is made from
/// nothing that was found out before it was asked for.
///
/// What cannot be answered together is answered in halves, so that one bad question spoils no
/// other; [StoreUnavailable][dev.wavelength.domain.value.StoreUnavailable] is every question's
/// answer.
public interface Convoy<Q, A> {

    /// The answer to a question.
    ///
    /// @throws dev.wavelength.domain.value.StoreUnavailable if too many wait already, or the store
    ///   is away
    A ask(Q question);

    /// The bounds of a convoy.
    ///
    /// @param together how many questions are answered at once
    /// @param waiting how many wait meanwhile; more are refused
    record Bounds(int together, int waiting) {

        public Bounds {
            if (together < 1 || waiting < 1)
                throw new IllegalArgumentException("somebody must have room");
        }
    }

    /// A convoy to these answers.
    ///
    /// @param answers gives to each of some questions its answer, in the same order
    static <Q, A> Convoy<Q, A> to(Function<List<Q>, List<A>> answers, Bounds bounds) {
        return new SharedConvoy<>(answers, bounds);
    }
}
