package dev.wavelength.domain.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.Property;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.verdict.DeliveryAxis;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.Flag;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Verdict;
import dev.wavelength.domain.verdict.Weight;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class TallyTest {

    private static Verdict verdict(Random random) {
        return Rulebook.standard().judge(Generate.moment(random), Generate.AS_OF);
    }

    private static Weight weight(Verdict verdict) {
        return Rulebook.standard().weigh(verdict.experience(), Stakes.NORMAL, false);
    }

    private static Tally tally(Random random) {
        var verdict = verdict(random);
        return Tally.of(verdict, weight(verdict), random.nextBoolean());
    }

    @Test
    void a_moment_is_counted_by_what_it_came_to() {
        Property.forAll(
                TallyTest::verdict,
                verdict -> {
                    var tally = Tally.of(verdict, weight(verdict), false);
                    assertThat(tally.moments()).isEqualTo(1);
                    assertThat(tally.judged()).isEqualTo(verdict.judged() ? 1 : 0);
                    assertThat(tally.ow()).isEqualTo(verdict.experience() == Experience.OW ? 1 : 0);
                    assertThat(tally.how())
                            .isEqualTo(verdict.experience() == Experience.HOW ? 1 : 0);
                    assertThat(tally.wow())
                            .isEqualTo(verdict.experience() == Experience.WOW ? 1 : 0);
                    assertThat(tally.nearMisses())
                            .isEqualTo(verdict.flags().contains(Flag.NEAR_MISS) ? 1 : 0);
                    assertThat(tally.kept())
                            .isEqualTo(
                                    List.of(DeliveryAxis.KEPT, DeliveryAxis.EXCEEDED)
                                                    .contains(verdict.delivery())
                                            ? 1
                                            : 0);
                });
    }

    @Test
    void an_ow_that_stands_no_more_is_recovered_and_no_never_event() {
        Property.forAll(
                TallyTest::verdict,
                verdict -> {
                    var stands = Tally.of(verdict, weight(verdict), false);
                    assertThat(stands.recovered()).isZero();
                    assertThat(stands.neverEvents()).isEqualTo(verdict.neverEvent() ? 1 : 0);
                    if (verdict.experience() == Experience.OW)
                        assertThat(Tally.of(verdict, weight(verdict), true))
                                .matches(healed -> healed.recovered() == 1)
                                .matches(healed -> healed.neverEvents() == 0);
                });
    }

    @Test
    void an_ow_costs_what_it_weighs_and_twice_as_much_while_it_stands() {
        Property.forAll(
                TallyTest::verdict,
                verdict -> {
                    boolean ow = verdict.experience() == Experience.OW;
                    var weight = weight(verdict);
                    assertThat(Tally.of(verdict, weight, false).cost())
                            .isEqualTo(ow ? 5_600_000 : 0);
                    assertThat(Tally.of(verdict, weight, true).cost())
                            .isEqualTo(ow ? 2_800_000 : 0);
                });
    }

    @Test
    void an_ow_that_is_no_loss_costs_nothing() {
        for (var impact : new Double[] {0.0, 3.0, null})
            assertThat(Tally.onChain(Experience.OW, false, new Weight(0.2, impact), false).cost())
                    .isZero();
    }

    @Test
    void what_is_added_can_be_taken_away() {
        Property.forAll(
                random -> List.of(tally(random), tally(random)),
                both -> {
                    var sum = both.get(0).plus(both.get(1));
                    assertThat(sum.minus(both.get(1))).isEqualTo(both.get(0));
                    assertThat(both.get(0).minus(both.get(1)).plus(both.get(1)))
                            .isEqualTo(both.get(0));
                });
    }

    @Test
    void each_count_is_added_to_its_own() {
        var one = new Tally(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        var other = new Tally(10, 20, 30, 40, 50, 60, 70, 80, 90, 100);

        assertThat(one.plus(other)).isEqualTo(new Tally(11, 22, 33, 44, 55, 66, 77, 88, 99, 110));
        assertThat(other.minus(one)).isEqualTo(new Tally(9, 18, 27, 36, 45, 54, 63, 72, 81, 90));
        assertThat(one.plus(Tally.NONE)).isEqualTo(one);
    }
}
