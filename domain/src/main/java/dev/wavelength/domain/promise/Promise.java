package dev.wavelength.domain.promise;

import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.value.Key;
import dev.wavelength.domain.value.Text;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One version of what the brand told customers to expect at a touchpoint.
///
/// @param version counts from 1; a change makes the next, and the old one stays
/// @param terms what is promised
/// @param validFrom from when it is what customers are told
public record Promise(
        Touchpoint.Id touchpoint, Id id, int version, Terms terms, Instant validFrom) {

    public Promise {
        if (version < 1) throw new IllegalArgumentException("versions count from 1");
        validFrom = Instants.toMicros(validFrom);
    }

    /// The brand's own name for a promise, unique at its touchpoint.
    public record Id(String text) {
        public Id {
            Key.check(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// What is promised.
    ///
    /// @param text as customers read it, at most 500 characters
    /// @param unit what the levels count, such as `days`, at most 40 characters
    /// @param neverEvent whether missing it is an OW whatever the customer says
    public record Terms(String text, @Nullable String unit, Levels levels, boolean neverEvent) {

        /// The longest text, in characters.
        public static final int LONGEST = 500;

        /// The longest unit, in characters.
        public static final int LONGEST_UNIT = 40;

        public Terms {
            text = Text.line(text, LONGEST);
            if (unit != null) unit = Text.line(unit, LONGEST_UNIT);
        }
    }
}
