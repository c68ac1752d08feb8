package dev.wavelength.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.Property;
import dev.wavelength.domain.moment.Delivery;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Levels.Reach;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// What always holds of a verdict by the standard rules.
class JudgementPropertyTest {

    private static Verdict judge(Moment moment) {
        return Rulebook.standard().judge(moment, Generate.AS_OF);
    }

    private static Verdict judge(Moment moment, String beyondPromise) {
        return judge(Generate.moment(moment.deliveries(), moment.feedback(), beyondPromise));
    }

    @Test
    void there_is_no_wow_without_a_customers_word() {
        Property.forAll(
                random ->
                        Generate.moment(
                                Generate.some(random, 5, Generate::delivery),
                                List.of(),
                                random.nextBoolean() ? "a deed" : null),
                moment -> assertThat(judge(moment).experience()).isNotEqualTo(Experience.WOW));
    }

    @Test
    void silence_with_unknown_delivery_is_unjudged() {
        Property.forAll(
                random -> Generate.some(random, 4, JudgementPropertyTest::stillOwed),
                owed -> {
                    var verdict = judge(Generate.moment(owed, List.of(), null));
                    assertThat(verdict.judged()).isFalse();
                    assertThat(verdict.certainty()).isNull();
                    assertThat(verdict.flags()).isEmpty();
                });
    }

    private static Delivery stillOwed(Random random) {
        var any = Generate.delivery(random);
        return new Delivery(
                any.promise(),
                any.unit(),
                any.levels(),
                any.neverEvent(),
                null,
                Generate.AS_OF.plusSeconds(random.nextInt(3)),
                any.madeAt());
    }

    @Test
    void what_holds_in_every_rulebook_holds_in_the_standard() {
        Property.forAll(
                random ->
                        new Object() {
                            final Moment moment = Generate.moment(random);
                            final Instrument asked = Generate.any(random, Instrument.class);
                            final Moment more =
                                    moment.with(
                                            List.of(), List.of(Generate.feedback(random, asked)));
                        },
                one ->
                        RulebookTest.assertInvariants(
                                Rulebook.standard(), one.moment, one.more, one.asked));
    }

    @Test
    void the_order_of_evidence_does_not_matter() {
        Property.forAll(
                random -> {
                    var moment = Generate.moment(random);
                    return List.of(
                            moment,
                            Generate.moment(
                                    Generate.shuffled(random, moment.deliveries()),
                                    Generate.shuffled(random, moment.feedback()),
                                    moment.beyondPromise()));
                },
                both -> assertThat(judge(both.get(0))).isEqualTo(judge(both.get(1))));
    }

    @Test
    void a_verdict_made_again_is_the_same() {
        Property.forAll(
                Generate::moment,
                moment -> {
                    var again =
                            new Rulebook(
                                    1,
                                    Rulebook.standard().instruments(),
                                    Rulebook.standard().table(),
                                    Rulebook.standard().remedied(),
                                    Rulebook.standard().stakes(),
                                    0.3,
                                    Rulebook.standard().values(),
                                    2);
                    assertThat(again.judge(moment, Generate.AS_OF)).isEqualTo(judge(moment));
                    assertThat(judge(moment).hashCode()).isEqualTo(judge(moment).hashCode());
                });
    }

    @Test
    void evidence_that_is_there_already_changes_nothing() {
        Property.forAll(
                Generate::moment,
                moment ->
                        assertThat(judge(moment.with(moment.deliveries(), moment.feedback())))
                                .isEqualTo(judge(moment.with(List.of(), List.of()))));
    }

    @Test
    void an_extra_deed_lifts_what_was_not_missed_and_never_cancels_a_miss() {
        Property.forAll(
                Generate::moment,
                moment -> {
                    var plain = judge(moment, null);
                    var extra = judge(moment, "a deed");
                    assertThat(extra.delivery())
                            .isEqualTo(
                                    plain.delivery() == DeliveryAxis.MISSED
                                            ? DeliveryAxis.MISSED
                                            : DeliveryAxis.EXCEEDED);
                    assertThat(extra.neverEvent()).isEqualTo(plain.neverEvent());
                });
    }

    @Test
    void early_is_never_a_wow_without_a_stretch() {
        Property.forAll(
                random ->
                        Generate.moment(
                                Generate.some(random, 4, JudgementPropertyTest::withoutStretch),
                                Generate.some(random, 4, Generate::feedback),
                                null),
                moment -> {
                    var verdict = judge(moment);
                    assertThat(verdict.delivery()).isNotEqualTo(DeliveryAxis.EXCEEDED);
                    if (verdict.felt() != FeltAxis.ABOVE)
                        assertThat(verdict.experience()).isNotEqualTo(Experience.WOW);
                });
    }

    private static Delivery withoutStretch(Random random) {
        var any = Generate.delivery(random);
        var levels = any.levels();
        return new Delivery(
                any.promise(),
                any.unit(),
                new Levels(levels.better(), levels.promised(), levels.tolerated(), null),
                any.neverEvent(),
                any.value(),
                any.dueAt(),
                any.madeAt());
    }

    @Test
    void the_delivery_axis_is_that_of_the_deliveries_that_count() {
        Property.forAll(
                Generate::moment,
                moment -> {
                    var reached = EnumSet.noneOf(Reach.class);
                    boolean never = false;
                    for (var one : moment.deliveries()) {
                        var reach = reach(one, moment.deliveries());
                        reached.addAll(reach);
                        never |= reach.contains(Reach.MISSED) && one.neverEvent();
                    }
                    var axis =
                            reached.contains(Reach.MISSED)
                                    ? DeliveryAxis.MISSED
                                    : reached.contains(Reach.EXCEEDED)
                                                    || moment.beyondPromise() != null
                                            ? DeliveryAxis.EXCEEDED
                                            : reached.isEmpty()
                                                    ? DeliveryAxis.UNKNOWN
                                                    : DeliveryAxis.KEPT;
                    var verdict = judge(moment);
                    assertThat(verdict.delivery()).isEqualTo(axis);
                    assertThat(verdict.neverEvent()).isEqualTo(never);
                    assertThat(verdict.flags().contains(Flag.NEAR_MISS))
                            .isEqualTo(reached.contains(Reach.NEARLY_MISSED));
                    if (never) assertThat(verdict.experience()).isEqualTo(Experience.OW);
                });
    }

    /// What a delivery reached; nothing if it is still owed or was answered since.
    private static Set<Reach> reach(Delivery one, List<Delivery> all) {
        if (one.value() != null) return Set.of(one.levels().reach(one.value()));
        boolean answered =
                all.stream()
                        .anyMatch(
                                other ->
                                        other.value() != null
                                                && other.promise().equals(one.promise()));
        boolean due = one.dueAt() != null && one.dueAt().isBefore(Generate.AS_OF);
        return due && !answered ? Set.of(Reach.MISSED) : Set.of();
    }

    @Test
    void the_felt_axis_is_that_of_the_latest_answer_on_each_instrument() {
        Property.forAll(
                Generate::moment,
                moment -> {
                    Map<Instrument, Feedback> latest = new EnumMap<>(Instrument.class);
                    moment.feedback().stream()
                            .sorted(
                                    Comparator.comparing(Feedback::givenAt)
                                            .thenComparingInt(
                                                    one -> one.score() == null ? 0 : -one.score()))
                            .forEach(one -> latest.put(one.instrument(), one));
                    var felt = new ArrayList<FeltAxis>();
                    for (var one : latest.values())
                        felt.add(judge(Generate.moment(List.of(), List.of(one), null)).felt());
                    var axis =
                            felt.contains(FeltAxis.BELOW)
                                    ? FeltAxis.BELOW
                                    : felt.stream()
                                            .max(Comparator.naturalOrder())
                                            .orElse(FeltAxis.UNKNOWN);
                    assertThat(judge(moment).felt()).isEqualTo(axis);
                });
    }

    @Test
    void time_alone_only_turns_what_is_owed_into_a_miss() {
        Property.forAll(
                Generate::moment,
                moment -> {
                    var now = judge(moment);
                    var later = Rulebook.standard().judge(moment, Generate.AS_OF.plusSeconds(60));
                    assertThat(later.felt()).isEqualTo(now.felt());
                    if (later.delivery() != now.delivery())
                        assertThat(later.delivery()).isEqualTo(DeliveryAxis.MISSED);
                });
    }

    /// Rows by delivery, columns BELOW, MET, PLEASED, ABOVE, UNKNOWN, as the rules are published.
    private static final Map<DeliveryAxis, List<String>> TABLE =
            Map.of(
                    DeliveryAxis.MISSED,
                    List.of(
                            "OW CONFIRMED",
                            "HOW DISPUTED TOLERATED",
                            "HOW DISPUTED TOLERATED",
                            "HOW DISPUTED TOLERATED",
                            "OW PRESUMED"),
                    DeliveryAxis.KEPT,
                    List.of(
                            "OW SUPPORTED EXPECTATION_GAP",
                            "HOW CONFIRMED",
                            "HOW CONFIRMED",
                            "WOW SUPPORTED UNSEEN_DEED",
                            "HOW PRESUMED"),
                    DeliveryAxis.EXCEEDED,
                    List.of(
                            "OW DISPUTED MISPLACED_EXTRA",
                            "HOW SUPPORTED UNNOTICED_EXTRA",
                            "WOW CONFIRMED",
                            "WOW CONFIRMED",
                            "HOW PRESUMED CANDIDATE_WOW"),
                    DeliveryAxis.UNKNOWN,
                    List.of(
                            "OW SUPPORTED",
                            "HOW SUPPORTED",
                            "HOW SUPPORTED",
                            "WOW SUPPORTED",
                            "null null"));

    @Test
    void a_verdict_is_its_cell_of_the_table_but_for_never_events_and_remedies() {
        Property.forAll(
                Generate::moment,
                moment -> {
                    var verdict = judge(moment);
                    boolean remedied =
                            verdict.delivery() == DeliveryAxis.MISSED
                                    && verdict.felt() == FeltAxis.ABOVE
                                    && moment.beyondPromise() != null;
                    var column = List.of(FeltAxis.values()).indexOf(verdict.felt());
                    var expected =
                            verdict.neverEvent()
                                    ? List.of(
                                                    "OW CONFIRMED",
                                                    "OW DISPUTED",
                                                    "OW DISPUTED",
                                                    "OW DISPUTED",
                                                    "OW PRESUMED")
                                            .get(column)
                                    : remedied
                                            ? "WOW SUPPORTED REMEDIED"
                                            : TABLE.getOrDefault(verdict.delivery(), List.of())
                                                    .get(column);
                    var cell = new StringBuilder();
                    cell.append(verdict.experience()).append(' ').append(verdict.certainty());
                    for (var flag : verdict.flags())
                        if (flag != Flag.NEAR_MISS) cell.append(' ').append(flag);
                    assertThat(cell).hasToString(expected);
                });
    }
}
