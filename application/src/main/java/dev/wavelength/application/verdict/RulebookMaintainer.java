package dev.wavelength.application.verdict;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Rulebooks;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Optional;

final class RulebookMaintainer implements MaintainRulebook {

    private final Rulebooks rulebooks;
    private final AuditTrails trails;
    private final InstantSource clock;

    RulebookMaintainer(Rulebooks rulebooks, AuditTrails trails, InstantSource clock) {
        this.rulebooks = rulebooks;
        this.trails = trails;
        this.clock = clock;
    }

    @Override
    public Rulebook current(Brand.Id brand) {
        return rulebooks.current(brand);
    }

    @Override
    public Outcome put(Brand.Id brand, Rulebook rules, @Nullable Integer expected, Actor by) {
        return trails.noting(
                        brand,
                        by,
                        clock.instant(),
                        Put::change,
                        () -> {
                            int before = rulebooks.current(brand).version();
                            return new Put(before, rulebooks.put(brand, rules, expected));
                        })
                .latest()
                .<Outcome>map(Outcome.InForce::new)
                .orElseGet(Outcome.Stale::new);
    }

    private record Put(int before, Optional<Rulebook> latest) {

        Optional<Change> change() {
            return latest.map(Rulebook::version)
                    .filter(version -> version > before)
                    .map(
                            version ->
                                    new Change(
                                            Act.RULEBOOK_CHANGED,
                                            "rulebook",
                                            "version " + version));
        }
    }
}
