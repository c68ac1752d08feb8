package dev.wavelength.domain.mot;

import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.pulse.Tally;

import java.util.OptionalDouble;

/// What the moments of a touchpoint came to over a period.
///
/// @param nearMisses moments whose promise was only just kept
/// @param recovered OWs that were made good since
/// @param neverEvents OWs still standing of what must never happen
/// @param overdue critical recoveries still open past the time by which they were to be remedied
public record Measure(
        long moments,
        long judged,
        long ow,
        long how,
        long wow,
        long nearMisses,
        long recovered,
        long neverEvents,
        long overdue) {

    public Measure {
        if (judged > moments || judged != ow + how + wow)
            throw new IllegalArgumentException(
                    "%d judged of %d moments are not %d OW, %d HOW and %d WOW"
                            .formatted(judged, moments, ow, how, wow));
    }

    /// What was tallied.
    ///
    /// @param overdue critical recoveries still open past the time for their remedy
    public static Measure of(Tally tally, long overdue) {
        return new Measure(
                tally.moments(),
                tally.judged(),
                tally.ow(),
                tally.how(),
                tally.wow(),
                tally.nearMisses(),
                tally.recovered(),
                tally.neverEvents(),
                overdue);
    }

    /// OWs that nobody made good yet.
    public long standing() {
        return ow - recovered;
    }

    /// The share of judged moments that were OWs.
    public Share owShare() {
        return new Share(ow, judged);
    }

    /// The share of moments that are judged; of the rest we know nothing.
    public OptionalDouble coverage() {
        return new Share(judged, moments).rate();
    }
}
