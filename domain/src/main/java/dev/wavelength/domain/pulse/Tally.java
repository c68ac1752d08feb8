package dev.wavelength.domain.pulse;

import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.verdict.DeliveryAxis;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.Flag;
import dev.wavelength.domain.verdict.Verdict;
import dev.wavelength.domain.verdict.Weight;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Moments counted by what they came to; as a difference, a count may be negative.
///
/// @param nearMisses moments with the flag NEAR_MISS
/// @param kept moments whose promises were kept or exceeded
/// @param recovered OWs that stand no more
/// @param neverEvents OWs that stand in which a promise was missed that must never be
/// @param cost what OWs weigh on their customers' chains, those that stand twice, in whole [#PARTS]
///   of an impact, so that sums are exact
public record Tally(
        long moments,
        long judged,
        long ow,
        long how,
        long wow,
        long nearMisses,
        long kept,
        long recovered,
        long neverEvents,
        long cost) {

    /// Nothing counted.
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// Into how many parts an impact is divided.
    public static final int PARTS = 1_000_000;

    /// Where moments are counted: a touchpoint on one of the brand's business days.
    public record Place(Touchpoint.Id touchpoint, LocalDate day) {}

    /// One moment, counted by its verdict and by what became of it.
    ///
    /// @param healed whether it is an OW that stands no more
    public static Tally of(Verdict verdict, Weight weight, boolean healed) {
        return of(verdict)
                .plus(onChain(verdict.experience(), verdict.neverEvent(), weight, healed));
    }

    /// One moment, counted by its verdict alone.
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
                                || verdict.delivery() == DeliveryAxis.EXCEEDED),
                0,
                0,
                0);
    }

    /// What is counted besides, for what came before and after it on its customer's chain.
    ///
    /// @param neverEvent whether a promise was missed in it that must never be
    /// @param healed whether it is an OW that stands no more
    public static Tally onChain(
            @Nullable Experience experience, boolean neverEvent, Weight weight, boolean healed) {
        return new Tally(
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                count(healed),
                count(neverEvent && !healed),
                experience == Experience.OW ? cost(weight) * (healed ? 1 : 2) : 0);
    }

    /// An impact that is no loss costs nothing: a brand may weigh its OWs so.
    private static long cost(Weight weight) {
        double impact = weight.impact() == null ? 0 : weight.impact();
        return (long) Math.max(0, Math.rint(-impact * PARTS));
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
                neverEvents + other.neverEvents,
                cost + other.cost);
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
                neverEvents - other.neverEvents,
                cost - other.cost);
    }

    private static long count(boolean counts) {
        return counts ? 1 : 0;
    }
}
