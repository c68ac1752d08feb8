package dev.wavelength.application.verdict;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Rulebooks;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;

/// Driving port: for reading a brand's rules and making the next version of them.
///
/// Safe to repeat: the same rules again make no new version. Verdicts made before stay as they are.
public interface MaintainRulebook {

    /// The version in force.
    Rulebook current(Brand.Id brand);

    /// Makes the next version of these rules.
    ///
    /// @param rules the rules; their version is not looked at
    /// @param expected the version they were made from; none means whichever is in force
    Outcome put(Brand.Id brand, Rulebook rules, @Nullable Integer expected, Actor by);

    /// What became of the rules.
    sealed interface Outcome {
        /// They are in force, in this version.
        record InForce(Rulebook rulebook) implements Outcome {}

        /// Another version is in force than was expected. Nothing was changed.
        record Stale() implements Outcome {}
    }

    /// The use case over these ports.
    static MaintainRulebook over(Rulebooks rulebooks, AuditTrails trails, InstantSource clock) {
        return new RulebookMaintainer(rulebooks, trails, clock);
    }
}
