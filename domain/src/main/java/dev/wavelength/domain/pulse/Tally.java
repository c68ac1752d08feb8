package dev.wavelength.domain.pulse;

import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.verdict.DeliveryAxis;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.Flag;
import dev.wavelength.domain.verdict.Verdict;

import java.time.LocalDate;

/// Moments counted by what they came to; as a difference, a count may be negative.
///
/// @param nearMisses moments with the flag NEAR_MISS
/// @param kept moments whose promises were kept or exceeded
public record Tally(
        long moments, long judged, long ow, long how, long wow, long nearMisses, long kept) {

    /// Nothing counted.
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

    /// Where moments are counted: a touchpoint on one of the brand's business days.
    public record Place(Touchpoint.Id touchpoint, LocalDate day) {}

    /// One moment, counted by its verdict.
    public static Tally of(Verdict verdict) {
        return new Tally(
                1,
                count(verdict.judged()),
                count(verdict.experience() == Experience.OW),
                count(verdict.experience() == Experience.HOW),
                count(verdict.experience() == Experience.WOW),
                count(verdict.flags().contains(Flag.NEAR_MISS)),
                count(
                        verdict.delivery() == DeliveryAxis.KEPT
                                || verdict.delivery() == DeliveryAxis.EXCEEDED));
    }

    /// Both counts together.
    public Tally plus(Tally other) {
        return new Tally(
                moments + other.moments,
                judged + other.judged,
                ow + other.ow,
                how + other.how,
                wow + other.wow,
                nearMisses + other.nearMisses,
                kept + other.kept);
    }

    /// This count without the other.
    public Tally minus(Tally other) {
        return new Tally(
                moments - other.moments,
                judged - other.judged,
                ow - other.ow,
                how - other.how,
                wow - other.wow,
                nearMisses - other.nearMisses,
                kept - other.kept);
    }

    private static long count(boolean counts) {
        return counts ? 1 : 0;
    }
}
