package dev.wavelength.domain.journal;

import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.verdict.Verdict;
import dev.wavelength.domain.verdict.Weight;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A moment as it is recorded, in one of its revisions.
///
/// @param source the partner that reported it
/// @param recordedAt when it was recorded first
/// @param revision counts from 1; new evidence makes the next
/// @param judgedAt when this revision was judged
/// @param weight what it weighs on its customer's chain, as the chain is now
/// @param chain the customer's chain as this revision left it
/// @param recovery the one that its OW opened, in this revision or before
public record Entry(
        Moment moment,
        Partner.Name source,
        Instant recordedAt,
        int revision,
        Instant judgedAt,
        Verdict verdict,
        Weight weight,
        ChainState chain,
        Recovery.@Nullable Id recovery) {

    /// How a chain fared at some time.
    public record ChainState(Chain.Status status, int standing) {

        /// The state of a chain with this head.
        public static ChainState of(Chain.Head head) {
            return new ChainState(head.status(), head.standing());
        }
    }
}
