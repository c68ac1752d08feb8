package dev.wavelength.application.verdict;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.verdict.RulebookBuilder.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.application.verdict.MaintainRulebook.Outcome;
import dev.wavelength.contract.verdict.InMemoryRulebooks;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.verdict.Rulebook;

import org.junit.jupiter.api.Test;

class MaintainRulebookTest {

    private final Brand.Id brand = aBrand().build().id();
    private final MaintainRulebook maintainRulebook =
            MaintainRulebook.over(new InMemoryRulebooks());
    private final Rulebook strict = rulebook().standingRaise(0.5).build();

    @Test
    void a_brand_begins_with_the_standard() {
        assertThat(maintainRulebook.current(brand)).isEqualTo(Rulebook.standard());
    }

    @Test
    void changed_rules_are_in_force_as_the_next_version() {
        assertThat(maintainRulebook.put(brand, strict, null))
                .isEqualTo(new Outcome.InForce(strict.as(2)));
        assertThat(maintainRulebook.current(brand)).isEqualTo(strict.as(2));
    }

    @Test
    void the_same_rules_again_make_no_version() {
        maintainRulebook.put(brand, strict, 1);

        assertThat(maintainRulebook.put(brand, strict, null))
                .isEqualTo(new Outcome.InForce(strict.as(2)));
    }

    @Test
    void rules_made_from_an_old_version_are_stale() {
        maintainRulebook.put(brand, strict, 1);

        assertThat(maintainRulebook.put(brand, rulebook().standingRaise(0.6).build(), 1))
                .isEqualTo(new Outcome.Stale());
        assertThat(maintainRulebook.current(brand)).isEqualTo(strict.as(2));
    }
}
