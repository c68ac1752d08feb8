package dev.wavelength.domain.promise;

import dev.wavelength.domain.value.InvalidValue;

import org.jspecify.annotations.Nullable;

/// How good was promised, how bad is still accepted, how good is visibly more.
///
/// Source of the range between the levels: Zeithaml, Berry and Parasuraman, The nature and
/// determinants of customer expectations of service (1993), the zone of tolerance.
///
/// @param promised what customers were told to expect
/// @param tolerated the worst they still accept; none means what was promised
/// @param stretch visibly more than promised; none means that it cannot be exceeded
public record Levels(
        Better better, double promised, @Nullable Double tolerated, @Nullable Double stretch) {

    public Levels {
        finite("promised", promised);
        if (tolerated != null) {
            finite("tolerated", tolerated);
            if (better.beats(tolerated, promised))
                throw new InvalidValue(
                        "tolerated",
                        "tolerated %s must not be better than promised %s"
                                .formatted(Figure.of(tolerated), Figure.of(promised)));
        }
        if (stretch != null) {
            finite("stretch", stretch);
            if (!better.beats(stretch, promised))
                throw new InvalidValue(
                        "stretch",
                        "stretch %s must be better than promised %s"
                                .formatted(Figure.of(stretch), Figure.of(promised)));
        }
    }

    /// How what was delivered compares with these levels.
    public Reach reach(double delivered) {
        if (better.beats(worstAccepted(), delivered)) return Reach.MISSED;
        if (better.beats(promised, delivered)) return Reach.NEARLY_MISSED;
        if (stretch != null && !better.beats(stretch, delivered)) return Reach.EXCEEDED;
        return Reach.KEPT;
    }

    private double worstAccepted() {
        return tolerated == null ? promised : tolerated;
    }

    /// Refuses a value that one cannot compare with.
    ///
    /// @throws InvalidValue naming `component` if it is not finite
    public static void finite(String component, double value) {
        if (!Double.isFinite(value)) throw new InvalidValue(component, "must be a finite number");
    }

    /// Where a delivery lies among the levels.
    public enum Reach {
        /// Worse than customers accept.
        MISSED,
        /// Worse than promised, but still accepted.
        NEARLY_MISSED,
        /// As promised.
        KEPT,
        /// Visibly more than promised.
        EXCEEDED
    }
}
