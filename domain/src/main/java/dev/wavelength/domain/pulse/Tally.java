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
/// @param recovered OWs that stand no more
/// @param neverEvents OWs that stand in which a promise was missed that must never be
public record Tally(
        long moments,
        long judged,
        long ow,
        long how,
        long wow,
        long nearMisses,
        long kept,
        long recovered,
        long neverEvents) {

    /// Nothing counted.
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// Where moments are counted: a touchpoint on one of the brand's business days.
    public record Place(Touchpoint.Id touchpoint, LocalDate day) {}

    /// One moment, counted by its verdict.
    ///
    /// @param healed whether it is an OW that stands no more
    public static Tally of(Verdict verdict, boolean healed) {
        return new Tally(
                1,
                count(verdict.judged()),
                count(verdict.experience() == Experience.OW),
                count(verdict.experience() == Experience.HOW),
                count(verdict.experience() == Experience.WOW),
                count(verdict.flags().contains(Flag.NEAR_MISS)),
                count(
                        verdict.delivery() == DeliveryAxis.KEPT
                                || verdict.delivery() == DeliveryAxis.EXCEEDED),
                count(healed),
                count(verdict.neverEvent() && !healed));
    }

    /// The difference it makes that an OW stands no more.
    ///
    /// @param neverEvent whether a promise was missed in it that must never be
    public static Tally ofHealing(boolean neverEvent) {
        return new Tally(0, 0, 0, 0, 0, 0, 0, 1, neverEvent ? -1 : 0);
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
                kept + other.kept,
                recovered + other.recovered,
                neverEvents + other.neverEvents);
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
                kept - other.kept,
                recovered - other.recovered,
                neverEvents - other.neverEvents);
    }

    private static long count(boolean counts) {
        return counts ? 1 : 0;
    }
}
