package dev.wavelength.domain.mot;

import dev.wavelength.domain.figure.ControlChart;
import dev.wavelength.domain.figure.Share;

import java.util.List;

/// The share of OWs of a touchpoint over a period, beat by beat.
///
/// @param days how long each beat lasts; the last may be cut short
/// @param beats the OWs among the judged moments of each
public record Trend(int days, List<Share> beats) {

    /// How many beats there are at most: a year of weeks.
    public static final int MOST_BEATS = 53;

    public Trend {
        beats = List.copyOf(beats);
    }

    /// What varies by chance and what does not.
    public ControlChart chart() {
        return ControlChart.of(beats);
    }
}
