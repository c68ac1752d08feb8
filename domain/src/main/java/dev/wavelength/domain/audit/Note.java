package dev.wavelength.domain.audit;

import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.Instants;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A line of an audit trail. Its digest covers the digest of the line before, so that no line can
/// be changed, left out or put in between without all behind it being made anew.
///
/// @param number from 1, without gaps
public record Note(long number, Instant at, Actor by, Change change, Digest digest) {

    /// The line that comes behind another.
    ///
    /// @param last the last line so far, if any
    public static Note behind(@Nullable Note last, Instant at, Actor by, Change change) {
        long number = last == null ? 1 : last.number + 1;
        var when = Instants.toMicros(at);
        return new Note(number, when, by, change, digest(last, number, when, by, change));
    }

    /// Whether this is, unchanged, the line behind another.
    ///
    /// @param previous the line before, if any
    public boolean isBehind(@Nullable Note previous) {
        return number == (previous == null ? 1 : previous.number + 1)
                && digest.equals(digest(previous, number, at, by, change));
    }

    private static Digest digest(
            @Nullable Note previous, long number, Instant at, Actor by, Change change) {
        return Digest.of(
                previous == null ? null : previous.digest,
                number,
                at,
                by,
                change.act(),
                change.subject(),
                change.detail());
    }
}
