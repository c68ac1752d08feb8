package dev.wavelength.domain.moment;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Feedback as it was reported: perhaps without the time at which it was given.
public record FeedbackReport(
        Instrument instrument,
        @Nullable Integer score,
        @Nullable String comment,
        @Nullable Instant givenAt) {

    public FeedbackReport {
        var checked =
                new Feedback(instrument, score, comment, givenAt == null ? Instant.EPOCH : givenAt);
        comment = checked.comment();
        if (givenAt != null) givenAt = checked.givenAt();
    }

    /// The feedback, given at `unlessSaid` if it does not say when.
    public Feedback givenBy(Instant unlessSaid) {
        return new Feedback(instrument, score, comment, givenAt == null ? unlessSaid : givenAt);
    }

    /// All that was reported, as parts of a digest.
    List<@Nullable Object> parts() {
        return Arrays.asList(instrument, score, comment, givenAt);
    }
}
