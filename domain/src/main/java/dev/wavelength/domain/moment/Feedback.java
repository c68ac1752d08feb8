package dev.wavelength.domain.moment;

import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.value.Text;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Evidence: what the customer said of the moment, on a named instrument.
///
/// @param score on the instrument's scale; none where it has no scale
/// @param comment read by nobody but people, at most 4,000 characters
public record Feedback(
        Instrument instrument, @Nullable Integer score, @Nullable String comment, Instant givenAt) {

    /// The longest comment, in characters.
    public static final int LONGEST = 4_000;

    public Feedback {
        if (instrument.scored()) {
            if (score == null)
                throw new InvalidValue(
                        "score",
                        "is required: %s is scored from %d to %d"
                                .formatted(instrument, instrument.lowest(), instrument.highest()));
            if (score < instrument.lowest() || score > instrument.highest())
                throw new InvalidValue(
                        "score",
                        "must be from %d to %d on %s, not %d"
                                .formatted(
                                        instrument.lowest(),
                                        instrument.highest(),
                                        instrument,
                                        score));
        } else if (score != null) {
            throw new InvalidValue(
                    "score", "must be left out: %s has no scale".formatted(instrument));
        }
        if (comment != null) comment = Text.lines(comment, LONGEST);
        givenAt = Instants.toMicros(givenAt);
    }
}
