package dev.wavelength.domain.verdict;

import dev.wavelength.domain.value.InvalidValue;

/// How the scores of one instrument read on the felt axis. What lies above `pleased` is ABOVE.
///
/// @param below the highest score that is BELOW
/// @param met the highest score that is MET; the same as `below` if none is
/// @param pleased the highest score that is PLEASED; the same as `met` if none is
public record Thresholds(int below, int met, int pleased) {

    public Thresholds {
        if (met < below) throw new InvalidValue("met", "must not be under below");
        if (pleased < met) throw new InvalidValue("pleased", "must not be under met");
    }

    /// Where a score lies.
    FeltAxis read(int score) {
        if (score <= below) return FeltAxis.BELOW;
        if (score <= met) return FeltAxis.MET;
        if (score <= pleased) return FeltAxis.PLEASED;
        return FeltAxis.ABOVE;
    }
}
