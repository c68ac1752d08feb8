package dev.wavelength.domain.promise;

import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.value.Key;
import dev.wavelength.domain.value.Text;

/// A place in the service where moments happen.
///
/// @param name for people, at most 200 characters
/// @param critical whether the service as a whole cannot pass where this cannot be tested
/// @param owLimit the share of OWs the brand allows itself here, between 0 and 1
/// @param dangerLimit the share above which it is dangerous, above `owLimit`
/// @param declared whether the brand described it, or it only turned up on a moment
public record Touchpoint(
        Id id,
        String name,
        boolean critical,
        double owLimit,
        double dangerLimit,
        boolean declared) {

    /// The share of OWs allowed where a brand names none.
    public static final double OW_LIMIT = 0.05;

    /// The share that is dangerous where a brand names none.
    public static final double DANGER_LIMIT = 0.15;

    /// The longest name, in characters.
    public static final int LONGEST = 200;

    public Touchpoint {
        name = Text.line(name, LONGEST);
        share("owLimit", owLimit);
        share("dangerLimit", dangerLimit);
        if (dangerLimit <= owLimit)
            throw new InvalidValue(
                    "dangerLimit",
                    "dangerLimit %s must be above owLimit %s".formatted(dangerLimit, owLimit));
    }

    /// A touchpoint that turned up on a moment before anybody described it.
    public static Touchpoint undeclared(Id id) {
        return new Touchpoint(id, id.text(), false, OW_LIMIT, DANGER_LIMIT, false);
    }

    private static void share(String component, double value) {
        if (!(value > 0 && value < 1))
            throw new InvalidValue(component, "must be between 0 and 1, such as 0.05");
    }

    /// The brand's own name for it.
    public record Id(String text) {
        public Id {
            Key.check(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
