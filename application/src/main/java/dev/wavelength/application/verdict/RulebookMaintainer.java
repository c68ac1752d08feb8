package dev.wavelength.application.verdict;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Rulebooks;

import org.jspecify.annotations.Nullable;

final class RulebookMaintainer implements MaintainRulebook {

    private final Rulebooks rulebooks;

    RulebookMaintainer(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
    }

    @Override
    public Rulebook current(Brand.Id brand) {
        return rulebooks.current(brand);
    }

    @Override
    public Outcome put(Brand.Id brand, Rulebook rules, @Nullable Integer expected) {
        return rulebooks
                .put(brand, rules, expected)
                .<Outcome>map(Outcome.InForce::new)
                .orElseGet(Outcome.Stale::new);
    }
}
