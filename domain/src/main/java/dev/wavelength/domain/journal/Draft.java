package dev.wavelength.domain.journal;

import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.recovery.Recovery.Id;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.verdict.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/// A moment, judged and about to be recorded.
///
/// @param content the fingerprint of what was reported, by which a repetition is known
/// @param source the partner that reported it
/// @param recordedAt now, which is also the instant as of which it was judged
/// @param day the brand's business day on which it occurred
/// @param recovery the id of the recovery that it opens, if it does; none where it cannot
// Id is imported because javac drops the annotation of a qualified name, as in Recovery.@Nullable
// Id, from the parameters of a compact constructor, and callers may then hand over no null.
@SuppressWarnings("BadImport")
public record Draft(
        Moment moment,
        Digest content,
        Partner.Name source,
        Instant recordedAt,
        LocalDate day,
        Verdict verdict,
        @Nullable Id recovery) {

    public Draft {
        recordedAt = Instants.toMicros(recordedAt);
    }
}
