package dev.wavelength.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.moment.Delivery;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The standard rules, cell by cell and score by score.
class VerdictTest {

    private static final Instant AS_OF = Generate.AS_OF;
    private static final Levels DAYS = new Levels(Better.LOWER, 4, 5.0, 2.0);

    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Feedback> feedback = new ArrayList<>();
    private @Nullable String beyondPromise;

    private VerdictTest delivered(double days) {
        return delivered("days-to-door", days, false);
    }

    private VerdictTest delivered(String promise, double days, boolean neverEvent) {
        deliveries.add(
                new Delivery(new Promise.Id(promise), "days", DAYS, neverEvent, days, null, AS_OF));
        return this;
    }

    private VerdictTest owed(String promise, Instant dueAt, boolean neverEvent) {
        deliveries.add(
                new Delivery(
                        new Promise.Id(promise), "days", DAYS, neverEvent, null, dueAt, AS_OF));
        return this;
    }

    private VerdictTest said(Instrument instrument, @Nullable Integer score) {
        return said(instrument, score, AS_OF);
    }

    private VerdictTest said(Instrument instrument, @Nullable Integer score, Instant givenAt) {
        feedback.add(new Feedback(instrument, score, null, givenAt));
        return this;
    }

    private VerdictTest beyondPromise() {
        beyondPromise = "rang twice";
        return this;
    }

    private VerdictTest on(DeliveryAxis axis) {
        return switch (axis) {
            case MISSED -> delivered(6);
            case KEPT -> delivered(4);
            case EXCEEDED -> delivered(2);
            case UNKNOWN -> this;
        };
    }

    private VerdictTest on(FeltAxis axis) {
        return switch (axis) {
            case BELOW -> said(Instrument.CSAT, 1);
            case MET -> said(Instrument.CSAT, 3);
            case PLEASED -> said(Instrument.CSAT, 5);
            case ABOVE -> said(Instrument.EXPECTATION, 5);
            case UNKNOWN -> this;
        };
    }

    private Verdict verdict() {
        return Rulebook.standard()
                .judge(Generate.moment(deliveries, feedback, beyondPromise), AS_OF);
    }

    @ParameterizedTest
    @CsvSource({
        "MISSED,   BELOW,   OW,  CONFIRMED,",
        "MISSED,   MET,     HOW, DISPUTED,  TOLERATED",
        "MISSED,   PLEASED, HOW, DISPUTED,  TOLERATED",
        "MISSED,   ABOVE,   HOW, DISPUTED,  TOLERATED",
        "MISSED,   UNKNOWN, OW,  PRESUMED,",
        "KEPT,     BELOW,   OW,  SUPPORTED, EXPECTATION_GAP",
        "KEPT,     MET,     HOW, CONFIRMED,",
        "KEPT,     PLEASED, HOW, CONFIRMED,",
        "KEPT,     ABOVE,   WOW, SUPPORTED, UNSEEN_DEED",
        "KEPT,     UNKNOWN, HOW, PRESUMED,",
        "EXCEEDED, BELOW,   OW,  DISPUTED,  MISPLACED_EXTRA",
        "EXCEEDED, MET,     HOW, SUPPORTED, UNNOTICED_EXTRA",
        "EXCEEDED, PLEASED, WOW, CONFIRMED,",
        "EXCEEDED, ABOVE,   WOW, CONFIRMED,",
        "EXCEEDED, UNKNOWN, HOW, PRESUMED,  CANDIDATE_WOW",
        "UNKNOWN,  BELOW,   OW,  SUPPORTED,",
        "UNKNOWN,  MET,     HOW, SUPPORTED,",
        "UNKNOWN,  PLEASED, HOW, SUPPORTED,",
        "UNKNOWN,  ABOVE,   WOW, SUPPORTED,",
        "UNKNOWN,  UNKNOWN, ,    ,"
    })
    void what_was_delivered_and_felt_comes_to_the_cell_of_the_table(
            DeliveryAxis delivery,
            FeltAxis felt,
            @Nullable Experience experience,
            @Nullable Certainty certainty,
            @Nullable Flag flag) {
        var verdict = on(delivery).on(felt).verdict();

        assertThat(verdict.delivery()).isEqualTo(delivery);
        assertThat(verdict.felt()).isEqualTo(felt);
        assertThat(verdict.experience()).isEqualTo(experience);
        assertThat(verdict.certainty()).isEqualTo(certainty);
        assertThat(verdict.flags()).isEqualTo(flag == null ? List.of() : List.of(flag));
        assertThat(verdict.judged()).isEqualTo(experience != null);
        assertThat(verdict.neverEvent()).isFalse();
        assertThat(verdict.rulebook()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPECTATION, 1, BELOW",
        "EXPECTATION, 2, BELOW",
        "EXPECTATION, 3, MET",
        "EXPECTATION, 4, ABOVE",
        "EXPECTATION, 5, ABOVE",
        "PACKAGE, 1, BELOW",
        "PACKAGE, 2, MET",
        "PACKAGE, 3, ABOVE",
        "COMPLAINT, , BELOW",
        "COMPLIMENT, , ABOVE",
        "CSAT, 1, BELOW",
        "CSAT, 2, BELOW",
        "CSAT, 3, MET",
        "CSAT, 4, MET",
        "CSAT, 5, PLEASED",
        "SMILEY, 1, BELOW",
        "SMILEY, 2, MET",
        "SMILEY, 3, PLEASED",
        "CES, 1, BELOW",
        "CES, 2, BELOW",
        "CES, 3, BELOW",
        "CES, 4, MET",
        "CES, 5, MET",
        "CES, 6, PLEASED",
        "CES, 7, PLEASED",
        "NPS, 0, BELOW",
        "NPS, 1, BELOW",
        "NPS, 2, BELOW",
        "NPS, 3, BELOW",
        "NPS, 4, BELOW",
        "NPS, 5, BELOW",
        "NPS, 6, BELOW",
        "NPS, 7, MET",
        "NPS, 8, MET",
        "NPS, 9, PLEASED",
        "NPS, 10, PLEASED"
    })
    void a_score_reads_as_the_instruments_table_says(
            Instrument instrument, @Nullable Integer score, FeltAxis felt) {
        assertThat(said(instrument, score).verdict().felt()).isEqualTo(felt);
    }

    @Nested
    class Delivering {

        @Test
        void the_worst_of_several_deliveries_wins() {
            delivered("a", 2, false).delivered("b", 6, false).delivered("c", 4, false);
            assertThat(verdict().delivery()).isEqualTo(DeliveryAxis.MISSED);
        }

        @Test
        void without_a_miss_the_best_wins() {
            delivered("a", 4, false).delivered("b", 2, false).delivered("c", 5, false);
            assertThat(verdict().delivery()).isEqualTo(DeliveryAxis.EXCEEDED);
            assertThat(verdict().flags()).containsExactly(Flag.NEAR_MISS, Flag.CANDIDATE_WOW);
        }

        @Test
        void a_near_miss_is_kept_and_flagged() {
            assertThat(delivered(5).verdict().delivery()).isEqualTo(DeliveryAxis.KEPT);
            assertThat(verdict().flags()).containsExactly(Flag.NEAR_MISS);
            assertThat(verdict().experience()).isEqualTo(Experience.HOW);
        }

        @Test
        void flags_come_in_the_order_they_are_listed_in() {
            delivered("a", 5, false).delivered("b", 6, false).said(Instrument.CSAT, 3);
            assertThat(verdict().flags()).containsExactly(Flag.NEAR_MISS, Flag.TOLERATED);
        }

        @Test
        void what_is_owed_and_past_due_is_missed() {
            assertThat(owed("a", AS_OF.minusNanos(1000), false).verdict().delivery())
                    .isEqualTo(DeliveryAxis.MISSED);
            assertThat(verdict().experience()).isEqualTo(Experience.OW);
        }

        @Test
        void what_is_owed_and_not_past_due_is_unknown() {
            assertThat(owed("a", AS_OF, false).verdict().delivery())
                    .isEqualTo(DeliveryAxis.UNKNOWN);
            assertThat(owed("b", AS_OF.plusSeconds(1), false).verdict().judged()).isFalse();
        }

        @Test
        void a_later_delivery_answers_what_was_owed() {
            owed("a", AS_OF.minusSeconds(60), true).delivered("a", 4, true);
            assertThat(verdict().delivery()).isEqualTo(DeliveryAxis.KEPT);
            assertThat(verdict().neverEvent()).isFalse();
            assertThat(verdict().grounds()).hasSize(1);
        }

        @Test
        void a_delivery_answers_only_its_own_promise() {
            owed("a", AS_OF.minusSeconds(60), false).delivered("b", 4, false);
            assertThat(verdict().delivery()).isEqualTo(DeliveryAxis.MISSED);
        }

        @Test
        void an_extra_deed_lifts_what_was_kept_or_is_unknown() {
            assertThat(beyondPromise().verdict().delivery()).isEqualTo(DeliveryAxis.EXCEEDED);
            assertThat(verdict().experience()).isEqualTo(Experience.HOW);
            assertThat(delivered(5).verdict().delivery()).isEqualTo(DeliveryAxis.EXCEEDED);
            assertThat(verdict().flags()).containsExactly(Flag.NEAR_MISS, Flag.CANDIDATE_WOW);
        }

        @ParameterizedTest
        @CsvSource({
            "BELOW,   OW,  CONFIRMED,",
            "MET,     HOW, DISPUTED,  TOLERATED",
            "PLEASED, HOW, DISPUTED,  TOLERATED",
            "ABOVE,   WOW, SUPPORTED, REMEDIED",
            "UNKNOWN, OW,  PRESUMED,"
        })
        void an_extra_deed_never_cancels_a_miss_but_may_remedy_it(
                FeltAxis felt, Experience experience, Certainty certainty, @Nullable Flag flag) {
            var verdict = delivered(6).beyondPromise().on(felt).verdict();

            assertThat(verdict.delivery()).isEqualTo(DeliveryAxis.MISSED);
            assertThat(verdict.experience()).isEqualTo(experience);
            assertThat(verdict.certainty()).isEqualTo(certainty);
            assertThat(verdict.flags()).isEqualTo(flag == null ? List.of() : List.of(flag));
        }

        @ParameterizedTest
        @CsvSource({
            "BELOW, CONFIRMED",
            "MET, DISPUTED",
            "PLEASED, DISPUTED",
            "ABOVE, DISPUTED",
            "UNKNOWN, PRESUMED"
        })
        void a_never_event_is_an_ow_whatever_the_customer_says(FeltAxis felt, Certainty certainty) {
            var verdict = delivered("a", 6, true).beyondPromise().on(felt).verdict();

            assertThat(verdict.experience()).isEqualTo(Experience.OW);
            assertThat(verdict.certainty()).isEqualTo(certainty);
            assertThat(verdict.neverEvent()).isTrue();
            assertThat(verdict.flags()).isEmpty();
        }

        @Test
        void a_never_event_is_one_only_if_that_promise_was_missed() {
            delivered("a", 6, false).delivered("b", 5, true).said(Instrument.CSAT, 3);
            assertThat(verdict().neverEvent()).isFalse();
            assertThat(verdict().experience()).isEqualTo(Experience.HOW);
        }

        @Test
        void a_never_event_that_is_owed_and_past_due_is_one() {
            assertThat(owed("a", AS_OF.minusSeconds(1), true).verdict().neverEvent()).isTrue();
        }
    }

    @Nested
    class Feeling {

        @Test
        void one_below_outweighs_all_else() {
            said(Instrument.EXPECTATION, 5).said(Instrument.NPS, 10).said(Instrument.SMILEY, 1);
            assertThat(verdict().felt()).isEqualTo(FeltAxis.BELOW);
        }

        @Test
        void else_the_highest_counts() {
            said(Instrument.CSAT, 3);
            assertThat(verdict().felt()).isEqualTo(FeltAxis.MET);
            said(Instrument.NPS, 9);
            assertThat(verdict().felt()).isEqualTo(FeltAxis.PLEASED);
            said(Instrument.COMPLIMENT, null);
            assertThat(verdict().felt()).isEqualTo(FeltAxis.ABOVE);
        }

        @Test
        void the_later_of_two_answers_on_one_instrument_counts() {
            said(Instrument.CSAT, 5, AS_OF).said(Instrument.CSAT, 1, AS_OF.minusNanos(1000));
            assertThat(verdict().felt()).isEqualTo(FeltAxis.PLEASED);
            said(Instrument.CSAT, 2, AS_OF.plusSeconds(1));
            assertThat(verdict().felt()).isEqualTo(FeltAxis.BELOW);
            assertThat(verdict().grounds()).containsExactly("CSAT 2 of 5 -> BELOW");
        }

        @Test
        void of_two_given_at_once_the_worse_counts() {
            said(Instrument.CSAT, 5).said(Instrument.CSAT, 1).said(Instrument.CSAT, 3);
            assertThat(verdict().grounds()).containsExactly("CSAT 1 of 5 -> BELOW");
        }

        @Test
        void five_stars_are_met_gladly_and_no_wow() {
            assertThat(said(Instrument.CSAT, 5).delivered(4).verdict().experience())
                    .isEqualTo(Experience.HOW);
        }
    }

    @Nested
    class Grounds {

        @Test
        void each_piece_of_evidence_that_counts_is_a_readable_line() {
            delivered(6)
                    .owed("call-back", AS_OF.minusSeconds(60), true)
                    .owed("refund", AS_OF.plusSeconds(60), false)
                    .delivered("dry", 2, false)
                    .delivered("friendly", 5, false)
                    .delivered("gift", 3.5, false)
                    .delivered("warm", 4, true)
                    .said(Instrument.EXPECTATION, 3)
                    .said(Instrument.CSAT, 2)
                    .said(Instrument.COMPLIMENT, null)
                    .beyondPromise();

            assertThat(verdict().grounds())
                    .containsExactly(
                            "call-back: promised 4, tolerated 5 days, due 2026-03-10T11:59:00Z,"
                                    + " nothing delivered by then -> MISSED, a never-event",
                            "days-to-door: promised 4, tolerated 5, delivered 6 days -> MISSED",
                            "dry: promised 4, stretch 2, delivered 2 days -> EXCEEDED",
                            "friendly: promised 4, tolerated 5, delivered 5 days -> KEPT,"
                                    + " NEAR_MISS",
                            "gift: promised 4, delivered 3.5 days -> KEPT",
                            "refund: promised 4 days, due 2026-03-10T12:01:00Z, still owed ->"
                                    + " UNKNOWN",
                            "warm: promised 4, delivered 4 days -> KEPT",
                            "beyond promise: an extra deed, which does not undo what was missed",
                            "COMPLIMENT -> ABOVE",
                            "CSAT 2 of 5 -> BELOW",
                            "EXPECTATION 3 of 5 -> MET");
        }

        @Test
        void a_line_leaves_out_what_is_not_there() {
            deliveries.add(
                    new Delivery(
                            new Promise.Id("dry"),
                            null,
                            new Levels(Better.HIGHER, 1, null, null),
                            false,
                            0.0,
                            null,
                            AS_OF));
            beyondPromise();

            assertThat(verdict().grounds())
                    .containsExactly(
                            "dry: promised 1, delivered 0 -> MISSED",
                            "beyond promise: an extra deed, which does not undo what was missed");
        }

        @Test
        void an_extra_deed_that_counts_is_a_line() {
            assertThat(beyondPromise().verdict().grounds())
                    .containsExactly("beyond promise: an extra deed -> EXCEEDED");
        }
    }

    @Nested
    class Weighing {

        @ParameterizedTest
        @CsvSource({
            "LOW,      .1, .37",
            "NORMAL,   .2, .44",
            "HIGH,     .5, .65",
            "CRITICAL, .8, .86"
        })
        void stakes_are_as_declared_and_raised_where_an_ow_stands(
                Stakes declared, double alone, double raised) {
            var rules = Rulebook.standard();

            assertThat(rules.weigh(null, declared, false)).isEqualTo(new Weight(alone, null));
            assertThat(rules.weigh(null, declared, true).stakes()).isCloseTo(raised, within(1e-12));
            assertThat(rules.weigh(null, declared, true).impact()).isNull();
        }

        @ParameterizedTest
        @CsvSource({
            "OW,  LOW, -2.4",
            "OW,  NORMAL, -2.8",
            "OW,  HIGH, -4.0",
            "OW,  CRITICAL, -5.2",
            "HOW, LOW, 0",
            "HOW, CRITICAL, 0",
            "WOW, LOW, 1.2",
            "WOW, NORMAL, 1.4",
            "WOW, HIGH, 2.0",
            "WOW, CRITICAL, 2.6"
        })
        void an_impact_is_v_by_one_plus_twice_the_stakes(
                Experience experience, Stakes declared, double impact) {
            assertThat(Rulebook.standard().weigh(experience, declared, false).impact())
                    .isCloseTo(impact, within(1e-12));
        }

        @Test
        void an_ow_on_a_broken_chain_weighs_more() {
            assertThat(Rulebook.standard().weigh(Experience.OW, Stakes.HIGH, true).impact())
                    .isCloseTo(-4.6, within(1e-12));
        }
    }

    @Test
    void a_verdict_names_the_version_of_the_rules_it_was_made_with() {
        var moment = Generate.moment(List.of(), List.of(), null);

        assertThat(Rulebook.standard().as(7).judge(moment, AS_OF).rulebook()).isEqualTo(7);
    }
}
