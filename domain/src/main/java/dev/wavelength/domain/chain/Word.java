package dev.wavelength.domain.chain;

import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.FeltAxis;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;

/// What the customer let be known of how an OW was made good.
///
/// @param on the moment whose OW it is about
/// @param at where it comes among the customer's moments: with the moment that recovers the other,
///   or when it was said
public record Word(Moment.Id on, Position at, Effect effect) {

    /// Of several words the latest counts; of two at once the worse.
    public static final Comparator<Word> COUNTS_MORE =
            Comparator.comparing(Word::at).thenComparing(Word::effect, Comparator.reverseOrder());

    /// What a word makes of an OW, from worse to better.
    public enum Effect {
        /// It stands.
        NOT_MENDED,
        /// It stands no more.
        MENDED,
        /// It stands no more, and a WOW was made of it.
        TURNED;

        /// What is said by what was felt of the recovery, and by what it came to; none if nothing.
        public static @Nullable Effect of(@Nullable Experience experience, FeltAxis felt) {
            if (experience == Experience.WOW) return TURNED;
            return switch (felt) {
                case ABOVE -> TURNED;
                case MET, PLEASED -> MENDED;
                case BELOW -> NOT_MENDED;
                case UNKNOWN -> null;
            };
        }
    }
}
