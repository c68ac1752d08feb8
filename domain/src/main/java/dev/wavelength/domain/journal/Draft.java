package dev.wavelength.domain.journal;

import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.verdict.Verdict;

import java.time.Instant;
import java.time.LocalDate;

/// A moment, judged and about to be recorded.
///
/// @param content the fingerprint of what was reported, by which a repetition is known
/// @param source the partner that reported it
/// @param recordedAt now, which is also the instant as of which it was judged
/// @param day the brand's business day on which it occurred
public record Draft(
        Moment moment,
        Digest content,
        Partner.Name source,
        Instant recordedAt,
        LocalDate day,
        Verdict verdict) {

    public Draft {
        recordedAt = Instants.toMicros(recordedAt);
    }
}
