package dev.wavelength.domain.moment;

/// A way in which customers say what they felt.
public enum Instrument {
    /// "Compared with what you expected", 1 to 5.
    EXPECTATION(1, 5),
    /// The customer pressed OW, HOW or WOW, 1 to 3.
    PACKAGE(1, 3),
    /// Unprompted blame, without a score.
    COMPLAINT,
    /// Unprompted praise, without a score.
    COMPLIMENT,
    /// Satisfaction, 1 to 5.
    CSAT(1, 5),
    /// Bad, okay, great: 1 to 3.
    SMILEY(1, 3),
    /// Customer effort 2.0, 1 to 7, where 7 is easy (Dixon et al.).
    CES(1, 7),
    /// Would recommend, asked about this moment, 0 to 10 (Reichheld).
    NPS(0, 10);

    private final boolean scored;
    private final int lowest;
    private final int highest;

    Instrument() {
        this.scored = false;
        this.lowest = 0;
        this.highest = 0;
    }

    Instrument(int lowest, int highest) {
        this.scored = true;
        this.lowest = lowest;
        this.highest = highest;
    }

    /// Whether answers are numbers on a scale.
    public boolean scored() {
        return scored;
    }

    /// The lowest score of its scale.
    public int lowest() {
        return lowest;
    }

    /// The highest score of its scale.
    public int highest() {
        return highest;
    }
}
