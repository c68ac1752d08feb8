package dev.wavelength.domain.mot;

import java.util.List;

/// What an inspection found at a touchpoint.
///
/// @param reasons why, each a sentence for people that names the figures
/// @param advisoryAge on how many certificates running this is an advisory; 0 if it is none
public record Finding(Result result, List<String> reasons, int advisoryAge) {

    public Finding {
        reasons = List.copyOf(reasons);
    }

    /// How a touchpoint did, the worst first.
    public enum Result {
        /// Customers are harmed: to be mended at once.
        DANGEROUS,
        /// Surely more OWs than allowed: the service fails.
        MAJOR,
        /// Too little is known to say.
        NOT_TESTABLE,
        /// More OWs than allowed, but so few that it may be chance.
        MINOR,
        /// Nothing wrong yet, but something to watch.
        ADVISORY,
        /// As promised.
        PASS;

        /// Whether the service fails by it.
        public boolean fails() {
            return this == DANGEROUS || this == MAJOR;
        }

        /// Whether there is something to mend or to watch, so that moments show what.
        public boolean isDefect() {
            return switch (this) {
                case DANGEROUS, MAJOR, MINOR, ADVISORY -> true;
                case NOT_TESTABLE, PASS -> false;
            };
        }
    }
}
