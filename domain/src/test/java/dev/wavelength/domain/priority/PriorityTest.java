package dev.wavelength.domain.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.Property;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tally;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class PriorityTest {

    private static final Touchpoint.Id ID = new Touchpoint.Id("delivery");
    private static final Touchpoint DELIVERY = Touchpoint.undeclared(ID);
    private static final Touchpoint CRITICAL =
            new Touchpoint(ID, "Delivery", true, 0.05, 0.15, true);
    private static final Reach HALF = new Reach(new Share(50, 100), true);
    private static final Reach FEW = new Reach(new Share(9, 100), true);

    /// An OW that stands, as usual.
    private static final Tally OW = new Tally(1, 1, 1, 0, 0, 0, 0, 0, 0, 5_600_000);

    private static final Tally HOW = new Tally(1, 1, 0, 1, 0, 0, 1, 0, 0, 0);

    private static Tally tally(long ow, long judged, long moments) {
        return new Tally(moments, judged, ow, judged - ow, 0, 0, 0, 0, 0, ow * OW.cost());
    }

    private static Priority priority(long ow, long judged) {
        return Priority.of(DELIVERY, tally(ow, judged, judged), HALF);
    }

    private static Tally anyTally(Random random) {
        long judged = random.nextInt(random.nextBoolean() ? 30 : 500);
        long ow = judged == 0 ? 0 : random.nextLong(1 + judged / (1 + random.nextInt(20)));
        return tally(ow, judged, judged + random.nextInt(200));
    }

    private static Priority anyPriority(Random random) {
        var touchpoint = Touchpoint.undeclared(new Touchpoint.Id("t-" + random.nextInt(1_000)));
        var reach = new Reach(new Share(random.nextInt(5), 4 + random.nextInt(3)), true);
        return Priority.of(touchpoint, anyTally(random), reach);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 10, FIX",
        "3, 20, FIX",
        "6, 60, FIX",
        "0, 0, MEASURE",
        "1, 10, MEASURE",
        "9, 9, MEASURE",
        "2, 20, MEASURE",
        "0, 51, MEASURE",
        "2, 60, MEASURE",
        "5, 200, MEASURE",
        "0, 52, KEEP",
        "3, 200, KEEP",
    })
    void the_label_follows_from_what_is_known(long ow, long judged, Label expected) {
        assertThat(priority(ow, judged).label()).isEqualTo(expected);
    }

    @Test
    void a_never_event_that_stands_is_to_be_mended_however_good_the_rest_is() {
        var tally = tally(0, 999, 999).plus(new Tally(1, 1, 1, 0, 0, 0, 0, 0, 1, 5_600_000));

        assertThat(Priority.of(DELIVERY, tally, HALF).label()).isEqualTo(Label.FIX);
    }

    @Test
    void what_is_mostly_silence_is_to_be_measured() {
        assertThat(Priority.of(DELIVERY, tally(0, 100, 1_000), HALF).label())
                .isEqualTo(Label.MEASURE);
    }

    @Test
    void effort_is_spared_only_where_it_is_good_and_few_pass_and_it_is_not_critical() {
        var good = tally(0, 200, 200);
        assertThat(Priority.of(DELIVERY, good, FEW).label()).isEqualTo(Label.EASE);
        assertThat(Priority.of(CRITICAL, good, FEW).label()).isEqualTo(Label.KEEP);
        assertThat(Priority.of(DELIVERY, good, HALF).label()).isEqualTo(Label.KEEP);
        assertThat(Priority.of(DELIVERY, tally(0, 60, 60), FEW).label()).isEqualTo(Label.KEEP);
        var sampled = new Reach(new Share(9, 100), false);
        assertThat(Priority.of(DELIVERY, good, sampled).label()).isEqualTo(Label.KEEP);
        var nearly = new Tally(200, 200, 0, 200, 0, 100, 0, 0, 0, 0);
        assertThat(Priority.of(DELIVERY, nearly, FEW).label()).isEqualTo(Label.KEEP);
    }

    @Test
    void nothing_known_needs_as_many_clean_answers_as_the_limit_asks_for() {
        assertThat(priority(0, 0).further()).isEmpty();
        assertThat(priority(0, 0).furtherIfClean()).hasValue(52);
        assertThat(priority(0, 12).further()).hasValue(40);
        assertThat(priority(0, 12).furtherIfClean()).hasValue(40);
        assertThat(priority(1, 20).further()).isEmpty();
        // 10 % against 5 %: z² · .05 · .95 / .05² = 51.4 tell.
        assertThat(priority(2, 20).further()).hasValue(32);
    }

    @Test
    void silence_has_to_be_broken_first() {
        var mostlySilent = Priority.of(DELIVERY, tally(0, 100, 1_000), HALF);

        assertThat(mostlySilent.further()).hasValue(200);
        assertThat(mostlySilent.furtherIfClean()).hasValue(200);
    }

    @Test
    void a_clean_record_of_so_many_more_is_just_enough() {
        Property.forAll(
                PriorityTest::anyTally,
                tally -> {
                    var priority = Priority.of(DELIVERY, tally, HALF);
                    if (priority.furtherIfClean().isEmpty()) return;
                    long further = priority.furtherIfClean().getAsLong();
                    assertThat(clean(tally, further).label()).isEqualTo(Label.KEEP);
                    if (further > 1)
                        assertThat(clean(tally, further - 1).label()).isEqualTo(Label.MEASURE);
                });
    }

    /// Answers are of moments that are there as long as there are any.
    private static Priority clean(Tally tally, long further) {
        long judged = tally.judged() + further;
        return Priority.of(
                DELIVERY, tally(tally.ow(), judged, Math.max(judged, tally.moments())), HALF);
    }

    @Test
    void answers_are_asked_for_exactly_where_too_little_is_known() {
        Property.forAll(
                PriorityTest::anyPriority,
                priority -> {
                    boolean unknown = priority.label() == Label.MEASURE;
                    assertThat(priority.furtherIfClean().isPresent()).isEqualTo(unknown);
                    if (!unknown) assertThat(priority.further()).isEmpty();
                    assertThat(priority.reasons()).isNotEmpty().doesNotContain("");
                });
    }

    @Test
    void one_more_ow_never_lowers_the_cost_or_the_score() {
        Property.forAll(
                PriorityTest::anyTally,
                tally -> {
                    var before = Priority.of(DELIVERY, tally, HALF);
                    var after = Priority.of(DELIVERY, tally.plus(OW), HALF);
                    assertThat(after.cost()).isGreaterThan(before.cost());
                    assertThat(after.score()).isGreaterThan(before.score());
                });
    }

    @Test
    void an_ow_instead_of_a_how_never_makes_the_label_better() {
        Property.forAll(
                PriorityTest::anyTally,
                tally -> {
                    if (tally.how() == 0) return;
                    for (var reach : List.of(HALF, FEW))
                        assertThat(
                                        goodness(
                                                Priority.of(
                                                        DELIVERY,
                                                        tally.minus(HOW).plus(OW),
                                                        reach)))
                                .isLessThanOrEqualTo(goodness(Priority.of(DELIVERY, tally, reach)));
                });
    }

    private static int goodness(Priority priority) {
        return switch (priority.label()) {
            case FIX -> 0;
            case MEASURE -> 1;
            case KEEP -> 2;
            case EASE -> 3;
        };
    }

    @Test
    void an_ow_that_is_made_good_costs_half() {
        var healed = new Tally(1, 1, 1, 0, 0, 0, 0, 1, 0, 2_800_000);

        assertThat(Priority.of(DELIVERY, OW, HALF).cost()).isEqualTo(5.6);
        assertThat(Priority.of(DELIVERY, healed, HALF).cost()).isEqualTo(2.8);
        assertThat(Priority.of(DELIVERY, healed, HALF).score()).isEqualTo(1.4, within(1e-9));
    }

    @Test
    void the_order_in_which_touchpoints_come_does_not_matter() {
        Property.forAll(
                random -> {
                    var some = new ArrayList<Priority>();
                    for (int i = 0; i < 6; i++)
                        some.add(
                                Priority.of(
                                        Touchpoint.undeclared(new Touchpoint.Id("t-" + i)),
                                        anyTally(random),
                                        random.nextBoolean() ? HALF : FEW));
                    return List.of(some, Generate.shuffled(random, some));
                },
                both -> {
                    var ranked = both.get(0).stream().sorted(Priority.MOST_TO_GAIN).toList();
                    assertThat(both.get(1).stream().sorted(Priority.MOST_TO_GAIN).toList())
                            .isEqualTo(ranked);
                    for (int i = 1; i < ranked.size(); i++)
                        assertThat(ranked.get(i).score())
                                .isLessThanOrEqualTo(ranked.get(i - 1).score());
                });
    }

    @Test
    void it_explains_itself() {
        assertThat(priority(6, 60).reasons())
                .containsExactly(
                        "6 OWs weigh 33.6 on customers' chains; 6 of them stand and count twice.",
                        "50 % of the customers pass here.",
                        "6 OWs in 60 judged moments: with 95 % confidence more than 5.26 %, above"
                                + " the limit of 5 %.");
        assertThat(priority(2, 20).reasons())
                .endsWith(
                        "If it goes on like this, 32 further answers would show that it is above"
                                + " its limit.",
                        "Without another OW, 98 further answers would show that it keeps within its"
                                + " limit.");
        assertThat(Priority.of(DELIVERY, tally(0, 200, 200), FEW).reasons())
                .containsExactly(
                        "9 % of the customers pass here.",
                        "No OW in 200 judged moments: with 95 % confidence at most 1.33 %, within"
                                + " the limit of 5 %.",
                        "It is better than it needs to be where few customers pass: effort may do"
                                + " more elsewhere.");
        assertThat(
                        Priority.of(
                                        DELIVERY,
                                        tally(0, 60, 60),
                                        new Reach(new Share(30, 200), false))
                                .reasons())
                .startsWith("15 % of the customers pass here: 10.71 % to 20.61 %, by a sample.")
                .endsWith("It keeps within its limit: go on like this.");
    }

    @Test
    void of_fewer_than_five_customers_it_does_not_tell_how_many_they_are() {
        for (int hits = 0; hits < 8; hits++) {
            var reach = new Reach(new Share(hits, 10), true);
            boolean few = hits > 0 && hits < 5;

            assertThat(reach.tooFew()).isEqualTo(few);
            assertThat(Priority.of(DELIVERY, tally(0, 60, 60), reach).reasons())
                    .startsWith(
                            few
                                    ? "Fewer than 5 of the customers pass here."
                                    : "%d %% of the customers pass here.".formatted(10 * hits));
        }
    }
}
