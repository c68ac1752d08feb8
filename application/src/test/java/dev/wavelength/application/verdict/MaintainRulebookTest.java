package dev.wavelength.application.verdict;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.verdict.RulebookBuilder.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.application.verdict.MaintainRulebook.Outcome;
import dev.wavelength.contract.audit.InMemoryAuditTrails;
import dev.wavelength.contract.verdict.InMemoryRulebooks;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.audit.Note;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.verdict.Rulebook;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class MaintainRulebookTest {

    private static final Actor SHOP = new Actor("partner shop");

    private final Brand.Id brand = aBrand().build().id();
    private final InMemoryAuditTrails trails = new InMemoryAuditTrails();
    private final MaintainRulebook maintainRulebook =
            MaintainRulebook.over(new InMemoryRulebooks(), trails, () -> Instant.EPOCH);
    private final Rulebook strict = rulebook().standingRaise(0.5).build();

    @Test
    void a_brand_begins_with_the_standard() {
        assertThat(maintainRulebook.current(brand)).isEqualTo(Rulebook.standard());
    }

    @Test
    void changed_rules_are_in_force_as_the_next_version() {
        assertThat(maintainRulebook.put(brand, strict, null, SHOP))
                .isEqualTo(new Outcome.InForce(strict.as(2)));
        assertThat(maintainRulebook.current(brand)).isEqualTo(strict.as(2));
    }

    @Test
    void the_same_rules_again_make_no_version() {
        maintainRulebook.put(brand, strict, 1, SHOP);

        assertThat(maintainRulebook.put(brand, strict, null, SHOP))
                .isEqualTo(new Outcome.InForce(strict.as(2)));
    }

    @Test
    void rules_made_from_an_old_version_are_stale() {
        maintainRulebook.put(brand, strict, 1, SHOP);

        assertThat(maintainRulebook.put(brand, rulebook().standingRaise(0.6).build(), 1, SHOP))
                .isEqualTo(new Outcome.Stale());
        assertThat(maintainRulebook.current(brand)).isEqualTo(strict.as(2));
    }

    @Test
    void each_version_is_noted_once() {
        maintainRulebook.put(brand, strict, null, SHOP);
        maintainRulebook.put(brand, strict, null, SHOP);
        maintainRulebook.put(brand, rulebook().standingRaise(0.6).build(), 1, SHOP);

        assertThat(trails.list(brand, null, 10))
                .containsExactly(
                        Note.behind(
                                null,
                                Instant.EPOCH,
                                SHOP,
                                new Change(Act.RULEBOOK_CHANGED, "rulebook", "version 2")));
    }
}
