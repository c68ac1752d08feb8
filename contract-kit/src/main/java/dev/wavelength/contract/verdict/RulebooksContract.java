package dev.wavelength.contract.verdict;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.verdict.RulebookBuilder.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.verdict.Cell;
import dev.wavelength.domain.verdict.Certainty;
import dev.wavelength.domain.verdict.DeliveryAxis;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.FeltAxis;
import dev.wavelength.domain.verdict.Flag;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Rulebooks;
import dev.wavelength.domain.verdict.Thresholds;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What every adapter for [Rulebooks] must do, rule by rule.
public abstract class RulebooksContract {

    private Rulebooks rulebooks;
    private Brand.Id brand;
    private Brand.Id other;

    /// The adapter for brands over the same store.
    protected abstract Brands brands();

    /// The adapter under test. Its store need not be empty.
    protected abstract Rulebooks rulebooks();

    @BeforeEach
    void openTwoBrands() {
        var brands = brands();
        rulebooks = rulebooks();
        brand = put(brands);
        other = put(brands);
    }

    private static Brand.Id put(Brands brands) {
        var brand = aBrand().build();
        brands.put(brand);
        return brand.id();
    }

    private static Rulebook raising(double by) {
        return rulebook().standingRaise(by).build();
    }

    @Test
    void k1_a_brand_that_has_put_none_goes_by_the_standard() {
        assertThat(rulebooks.current(brand)).isEqualTo(Rulebook.standard());
        assertThat(rulebooks.find(brand, 1)).contains(Rulebook.standard());
    }

    @Test
    void k1_the_standard_stays_version_one_when_others_are_put() {
        rulebooks.put(brand, raising(0.5), null);

        assertThat(rulebooks.find(brand, 1)).contains(Rulebook.standard());
        assertThat(rulebooks.current(other)).isEqualTo(Rulebook.standard());
    }

    @Test
    void k1_there_is_no_version_that_nobody_made() {
        rulebooks.put(brand, raising(0.5), null);

        assertThat(rulebooks.find(brand, 0)).isEmpty();
        assertThat(rulebooks.find(brand, 3)).isEmpty();
        assertThat(rulebooks.find(brand, -1)).isEmpty();
        assertThat(rulebooks.find(other, 2)).isEmpty();
    }

    @Test
    void k2_every_version_is_kept_as_it_was_put() {
        var delicate =
                rulebook()
                        .instrument(Instrument.NPS, new Thresholds(5, 7, 9))
                        .instrument(Instrument.SMILEY, new Thresholds(1, 1, 3))
                        .cell(
                                DeliveryAxis.EXCEEDED,
                                FeltAxis.PLEASED,
                                new Cell(Experience.HOW, Certainty.CONFIRMED, Flag.CANDIDATE_WOW))
                        .cell(DeliveryAxis.MISSED, FeltAxis.UNKNOWN, Cell.UNJUDGED)
                        .remedied(new Cell(Experience.HOW, Certainty.SUPPORTED, null))
                        .stakes(Stakes.LOW, 0.1 + 0.2)
                        .standingRaise(1.0 / 3)
                        .value(Experience.OW, -2.0 / 3)
                        .stakesFactor(Math.PI)
                        .build();
        rulebooks.put(brand, delicate, null);
        rulebooks.put(brand, raising(0.5), null);

        assertThat(rulebooks.find(brand, 2)).contains(delicate.as(2));
        assertThat(rulebooks.find(brand, 3)).contains(raising(0.5).as(3));
        assertThat(rulebooks.current(brand)).isEqualTo(raising(0.5).as(3));
    }

    @Test
    void k2_a_version_is_numbered_by_the_store_and_not_by_who_puts_it() {
        assertThat(rulebooks.put(brand, raising(0.5).as(17), null)).contains(raising(0.5).as(2));
        assertThat(rulebooks.put(brand, raising(0.6).as(2), null)).contains(raising(0.6).as(3));
        assertThat(rulebooks.put(other, raising(0.5), null)).contains(raising(0.5).as(2));
    }

    @Test
    void k2_versions_have_no_gaps_however_many_race() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            int first = rulebooks.current(brand).version() + 1;
            double base = (round + 1) / 100.0;

            var made =
                    Race.run(
                                    Race.RACERS,
                                    racer ->
                                            rulebooks.put(
                                                    brand, raising(base + racer / 1000.0), null))
                            .stream()
                            .flatMap(Optional::stream)
                            .toList();

            assertThat(made.stream().map(Rulebook::version))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(first, first + Race.RACERS).boxed().toList());
            for (var one : made) assertThat(rulebooks.find(brand, one.version())).contains(one);
        }
    }

    @Test
    void k3_the_rules_in_force_again_make_no_version() {
        assertThat(rulebooks.put(brand, Rulebook.standard(), null)).contains(Rulebook.standard());
        rulebooks.put(brand, raising(0.5), null);

        assertThat(rulebooks.put(brand, raising(0.5), null)).contains(raising(0.5).as(2));
        assertThat(rulebooks.put(brand, raising(0.5), 2)).contains(raising(0.5).as(2));
        assertThat(rulebooks.current(brand).version()).isEqualTo(2);
        assertThat(rulebooks.find(brand, 3)).isEmpty();
    }

    @Test
    void k3_rules_of_old_come_back_as_a_new_version() {
        rulebooks.put(brand, raising(0.5), null);

        assertThat(rulebooks.put(brand, Rulebook.standard(), null))
                .contains(Rulebook.standard().as(3));
    }

    @Test
    void k4_a_version_other_than_the_expected_changes_nothing() {
        rulebooks.put(brand, raising(0.5), null);

        for (int wrong : List.of(0, 1, 3))
            assertThat(rulebooks.put(brand, raising(0.6), wrong)).isEmpty();

        assertThat(rulebooks.current(brand)).isEqualTo(raising(0.5).as(2));
        assertThat(rulebooks.find(brand, 3)).isEmpty();
    }

    @Test
    void k4_the_expected_version_lets_the_next_be_made() {
        assertThat(rulebooks.put(brand, raising(0.5), 1)).contains(raising(0.5).as(2));
        assertThat(rulebooks.put(brand, raising(0.6), 2)).contains(raising(0.6).as(3));
    }

    @Test
    void k4_one_of_those_who_race_from_one_version_wins() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            int latest = rulebooks.current(brand).version();
            double base = (round + 1) / 100.0;

            var made =
                    Race.run(
                            Race.RACERS,
                            racer -> rulebooks.put(brand, raising(base + racer / 1000.0), latest));

            var winners = made.stream().flatMap(Optional::stream).toList();
            assertThat(winners).hasSize(1);
            assertThat(rulebooks.current(brand)).isEqualTo(winners.getFirst());
        }
    }
}
