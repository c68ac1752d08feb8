package dev.wavelength.domain.journal;

import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.recovery.Recovery.Id;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.verdict.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A recorded moment with new evidence, judged again and about to be kept.
///
/// @param moment with all its evidence, the new behind the old
/// @param after the revision it was made from
/// @param judgedAt now, which is also the instant as of which it was judged
/// @param recovery the id of the recovery that it opens, if it does; none where it cannot
/// @param claim the caller's claim that this is the same as any other under its key, if made
// Id is imported because javac drops the annotation of a qualified name, as in Recovery.@Nullable
// Id, from the parameters of a compact constructor, and callers may then hand over no null.
@SuppressWarnings("BadImport")
public record Revision(
        Moment moment,
        int after,
        Instant judgedAt,
        Verdict verdict,
        @Nullable Id recovery,
        @Nullable Claim claim) {

    public Revision {
        judgedAt = Instants.toMicros(judgedAt);
    }
}
