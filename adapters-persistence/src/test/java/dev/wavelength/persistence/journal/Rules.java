package dev.wavelength.persistence.journal;

import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Thresholds;

import java.util.HashMap;
import java.util.Map;

/// Rules other than the standard.
public final class Rules {

    private Rules() {}

    /// The same rules, but NPS answers read worse, stakes are higher and an OW weighs more.
    public static Rulebook harsher(Rulebook rules) {
        var instruments = new HashMap<>(rules.instruments());
        instruments.put(Instrument.NPS, new Thresholds(7, 9, 10));
        return new Rulebook(
                rules.version(),
                instruments,
                rules.table(),
                rules.remedied(),
                Map.of(
                        Stakes.LOW, 0.15,
                        Stakes.NORMAL, 0.25,
                        Stakes.HIGH, 0.55,
                        Stakes.CRITICAL, 0.85),
                0.4,
                Map.of(Experience.OW, -3.1, Experience.HOW, 0.0, Experience.WOW, 1.3),
                rules.stakesFactor());
    }
}
