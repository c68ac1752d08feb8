package dev.wavelength.domain.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.Property;
import dev.wavelength.domain.chain.Healing;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.chain.Word;
import dev.wavelength.domain.chain.Word.Effect;
import dev.wavelength.domain.chain.Words;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Delivery;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.recovery.Step.Action;
import dev.wavelength.domain.recovery.Step.Deadline;
import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.FeltAxis;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Weight;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class RecoveryTest {

    private static final Instant OCCURRED = Instant.parse("2026-03-02T08:00:00Z");
    private static final Moment.Id OW = new Moment.Id("ow");

    private static Instant after(Duration duration) {
        return OCCURRED.plus(duration);
    }

    private static Recovery opened(Severity severity) {
        return Recovery.of(
                new Recovery.Id("r-1"),
                new Opening(
                        new Position(OCCURRED, OW),
                        new Customer("ada"),
                        new Touchpoint.Id("delivery"),
                        OCCURRED,
                        after(Duration.ofMinutes(1)),
                        severity,
                        false),
                List.of());
    }

    private static Step.Taken taken(Action action, Duration later) {
        return new Step.Taken(
                after(later),
                action,
                "the desk",
                action == Action.ASSIGN ? "the courier" : null,
                action == Action.NOTE ? "called" : null);
    }

    private static Step.Said said(Effect effect, Duration later) {
        return new Step.Said(
                after(later),
                new Feedback(Instrument.COMPLIMENT, null, null, after(later)),
                effect);
    }

    private static Moment moment(
            List<Delivery> deliveries, List<Feedback> feedback, @Nullable String recovers) {
        return new Moment(
                OW,
                new Customer("ada"),
                new Touchpoint.Id("delivery"),
                null,
                OCCURRED,
                Stakes.NORMAL,
                deliveries,
                feedback,
                null,
                recovers == null ? null : new Moment.Id(recovers));
    }

    private static Delivery delivery(@Nullable Double value, @Nullable Instant dueAt) {
        return new Delivery(
                new Promise.Id("days"),
                "days",
                new Levels(Better.LOWER, 4, null, null),
                false,
                value,
                dueAt,
                OCCURRED);
    }

    private static boolean due(Moment moment, Instant now) {
        return Opening.due(moment, Rulebook.standard().judge(moment, now), now);
    }

    private static Opening opening(Moment moment, double stakes, Instant now, boolean another) {
        return Opening.of(
                moment,
                Rulebook.standard().judge(moment, now),
                new Weight(stakes, -2.0),
                now,
                another);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, false, NORMAL",
        "0.34, false, NORMAL",
        "0.35, false, HIGH",
        "0.59, false, HIGH",
        "0.6, false, CRITICAL",
        "1, false, CRITICAL",
        "0.1, true, CRITICAL"
    })
    void severity_follows_from_the_stakes_and_a_double_deviation(
            double stakes, boolean another, Severity severity) {
        var opening =
                opening(
                        moment(List.of(delivery(9.0, null)), List.of(), null),
                        stakes,
                        OCCURRED,
                        another);

        assertThat(opening.severity()).isEqualTo(severity);
        assertThat(opening.doubleDeviation()).isEqualTo(another);
    }

    @Test
    void a_never_event_is_critical() {
        var never =
                new Delivery(
                        new Promise.Id("safe"),
                        null,
                        new Levels(Better.LOWER, 0, null, null),
                        true,
                        1.0,
                        null,
                        OCCURRED);

        assertThat(
                        opening(moment(List.of(never), List.of(), null), 0.1, OCCURRED, false)
                                .severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void an_ow_opens_a_recovery_while_it_is_news_and_recovers_nothing_itself() {
        var missed = moment(List.of(delivery(9.0, null)), List.of(), null);

        assertThat(due(missed, OCCURRED)).isTrue();
        assertThat(due(missed, after(Duration.ofDays(30)))).isTrue();
        assertThat(due(missed, after(Duration.ofDays(30).plusMillis(1)))).isFalse();
        assertThat(due(moment(List.of(delivery(9.0, null)), List.of(), "other"), OCCURRED))
                .isFalse();
        assertThat(due(moment(List.of(delivery(1.0, null)), List.of(), null), OCCURRED)).isFalse();
        var blamed = new Feedback(Instrument.COMPLAINT, null, null, after(Duration.ofDays(40)));
        assertThat(due(moment(List.of(), List.of(blamed), null), after(Duration.ofDays(60))))
                .isTrue();
        var owed = moment(List.of(delivery(null, after(Duration.ofDays(40)))), List.of(), null);
        assertThat(due(owed, after(Duration.ofDays(41)))).isTrue();
        assertThat(due(owed, after(Duration.ofDays(71)))).isFalse();
    }

    @Test
    void the_customers_clock_runs_from_the_moment_or_from_when_it_fell_due() {
        var due = after(Duration.ofDays(2));
        var now = after(Duration.ofDays(3));

        assertThat(
                        opening(
                                        moment(List.of(delivery(9.0, null)), List.of(), null),
                                        0.2,
                                        now,
                                        false)
                                .since())
                .isEqualTo(OCCURRED);
        assertThat(
                        opening(
                                        moment(List.of(delivery(null, due)), List.of(), null),
                                        0.2,
                                        now,
                                        false)
                                .since())
                .isEqualTo(due);
        assertThat(
                        opening(
                                        moment(
                                                List.of(delivery(null, OCCURRED.minusSeconds(9))),
                                                List.of(),
                                                null),
                                        0.2,
                                        now,
                                        false)
                                .since())
                .isEqualTo(OCCURRED);
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, PT4H, P5D", "HIGH, PT1H, PT48H", "CRITICAL, PT15M, PT24H"})
    void targets_follow_from_the_severity_and_the_clock_never_pauses(
            Severity severity, Duration acknowledge, Duration remedy) {
        var recovery = opened(severity);

        assertThat(recovery.acknowledgeBy()).isEqualTo(after(acknowledge));
        assertThat(recovery.remedyBy()).isEqualTo(after(remedy));
        assertThat(recovery.overdue(after(acknowledge))).isFalse();
        assertThat(recovery.overdue(after(acknowledge).plusMillis(1))).isTrue();
        var acknowledged = recovery.with(taken(Action.ACKNOWLEDGE, Duration.ofMinutes(2)));
        assertThat(acknowledged.overdue(after(remedy))).isFalse();
        assertThat(acknowledged.overdue(after(remedy).plusMillis(1))).isTrue();
        assertThat(
                        acknowledged
                                .with(taken(Action.REMEDY, remedy))
                                .overdue(after(remedy.multipliedBy(9))))
                .isFalse();
    }

    @Test
    void steps_go_from_open_over_acknowledged_and_remedied_to_closed() {
        var open = opened(Severity.NORMAL);
        var acknowledged = open.with(taken(Action.ACKNOWLEDGE, Duration.ofMinutes(2)));
        var remedied = acknowledged.with(taken(Action.REMEDY, Duration.ofMinutes(3)));
        var closed = remedied.with(said(Effect.MENDED, Duration.ofMinutes(4)));

        assertThat(List.of(open, acknowledged, remedied, closed))
                .extracting(one -> one.state().status())
                .containsExactly(Status.OPEN, Status.ACKNOWLEDGED, Status.REMEDIED, Status.CLOSED);
        assertThat(allowed(open)).containsExactly(Action.values());
        assertThat(allowed(acknowledged))
                .containsExactly(Action.ASSIGN, Action.REMEDY, Action.NOTE);
        assertThat(allowed(remedied)).containsExactly(Action.ASSIGN, Action.NOTE);
        assertThat(allowed(closed)).containsExactly(Action.NOTE);
        assertThat(closed.state().outcome()).isEqualTo(Outcome.MENDED);
        assertThat(closed.state().acknowledgedAt()).isEqualTo(after(Duration.ofMinutes(2)));
        assertThat(closed.state().remediedAt()).isEqualTo(after(Duration.ofMinutes(3)));
    }

    private static List<Action> allowed(Recovery recovery) {
        return List.of(Action.values()).stream().filter(recovery.state()::allows).toList();
    }

    @Test
    void what_was_not_mended_is_open_again_and_graver() {
        var again =
                opened(Severity.NORMAL)
                        .with(taken(Action.REMEDY, Duration.ofMinutes(2)))
                        .with(said(Effect.NOT_MENDED, Duration.ofMinutes(3)));

        assertThat(again.state().status()).isEqualTo(Status.OPEN);
        assertThat(again.state().outcome()).isEqualTo(Outcome.NOT_MENDED);
        assertThat(again.state().severity()).isEqualTo(Severity.HIGH);
        assertThat(again.due()).isEmpty();
        assertThat(again.with(said(Effect.NOT_MENDED, Duration.ofMinutes(4))).state().severity())
                .isEqualTo(Severity.CRITICAL);
        var remedied = again.with(taken(Action.REMEDY, Duration.ofMinutes(5)));
        assertThat(remedied.state().status()).isEqualTo(Status.REMEDIED);
        assertThat(remedied.due())
                .contains(
                        new Recovery.Due(
                                Deadline.WORD,
                                after(Duration.ofMinutes(5)).plus(Recovery.WITNESS)));
    }

    @Test
    void time_runs_out_once_for_each_target_and_makes_the_case_graver() {
        var open = opened(Severity.NORMAL);
        assertThat(open.passed(after(Duration.ofHours(4)))).isEmpty();
        var late = open.with(open.passed(after(Duration.ofHours(5))).orElseThrow());
        assertThat(late.state().severity()).isEqualTo(Severity.NORMAL);
        assertThat(late.passed(after(Duration.ofHours(5)))).isEmpty();
        var later = late.with(late.passed(after(Duration.ofDays(6))).orElseThrow());
        assertThat(later.state().severity()).isEqualTo(Severity.HIGH);
        assertThat(later.due()).isEmpty();
    }

    @Test
    void a_remedy_nobody_says_a_word_of_ends_unwitnessed_and_a_late_word_still_decides() {
        var remedied = opened(Severity.NORMAL).with(taken(Action.REMEDY, Duration.ofHours(1)));
        var passed = remedied.passed(after(Duration.ofDays(31))).orElseThrow();
        var closed = remedied.with(passed);

        assertThat(passed.deadline()).isEqualTo(Deadline.WORD);
        assertThat(closed.state().outcome()).isEqualTo(Outcome.UNWITNESSED);
        assertThat(closed.with(said(Effect.TURNED, Duration.ofDays(50))).state().outcome())
                .isEqualTo(Outcome.TURNED);
        assertThat(closed.with(said(Effect.MENDED, Duration.ofDays(3))).state().outcome())
                .isEqualTo(Outcome.MENDED);
    }

    @Test
    void what_was_no_ow_is_withdrawn_with_all_that_was_done() {
        var open = opened(Severity.HIGH).with(taken(Action.ACKNOWLEDGE, Duration.ofMinutes(2)));
        var lifted = open.knowing(false, List.of(), after(Duration.ofMinutes(3)));

        assertThat(lifted.state().outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(lifted.open()).isFalse();
        assertThat(lifted.knowing(false, List.of(), after(Duration.ofMinutes(4))))
                .isEqualTo(lifted);
        var restored = lifted.knowing(true, List.of(), after(Duration.ofMinutes(5)));
        assertThat(restored.state()).isEqualTo(open.state());
        assertThat(restored.steps()).hasSize(3);
    }

    @Test
    void every_earlier_version_can_be_shown() {
        var open = opened(Severity.HIGH);
        var acknowledged = open.with(taken(Action.ACKNOWLEDGE, Duration.ofMinutes(2)));
        var closed = acknowledged.with(said(Effect.TURNED, Duration.ofMinutes(3)));

        assertThat(closed.version()).isEqualTo(3);
        assertThat(closed.at(1)).isEqualTo(open);
        assertThat(closed.at(2)).isEqualTo(acknowledged);
        assertThat(closed.at(3)).isEqualTo(closed);
    }

    /// Some words of moments and some said, in some order.
    private record Talk(List<Word> words, List<Step> shuffled) {

        static Talk any(java.util.Random random) {
            var words = new ArrayList<Word>();
            for (int i = random.nextInt(4); i > 0; i--)
                words.add(
                        new Word(
                                OW,
                                new Position(
                                        after(Duration.ofSeconds(random.nextInt(4))),
                                        new Moment.Id("z-" + i)),
                                Generate.any(random, Effect.class)));
            var steps = new ArrayList<Step>();
            for (int i = random.nextInt(3); i > 0; i--)
                steps.add(
                        RecoveryTest.said(
                                Generate.any(random, Effect.class),
                                Duration.ofSeconds(random.nextInt(5))));
            for (var word : words)
                steps.add(new Step.Met(after(Duration.ofDays(1)), word.at(), word.effect()));
            steps.add(taken(Action.ACKNOWLEDGE, Duration.ofSeconds(random.nextInt(5))));
            steps.add(taken(Action.REMEDY, Duration.ofSeconds(random.nextInt(5))));
            return new Talk(words, Generate.shuffled(random, steps));
        }
    }

    @Test
    void a_case_is_made_good_just_when_its_ow_stands_no_more_in_whatever_order_it_became_known() {
        Property.forAll(
                Talk::any,
                talk -> {
                    var recovery =
                            Recovery.of(
                                    new Recovery.Id("r-1"),
                                    opened(Severity.NORMAL).opening(),
                                    talk.shuffled());
                    var healing = healing(talk, recovery);
                    var outcome = recovery.state().outcome();
                    if (healing == null)
                        assertThat(outcome).isNotIn(Outcome.MENDED, Outcome.TURNED);
                    else assertThat(outcome).isEqualTo(Outcome.valueOf(healing.effect().name()));
                });
    }

    private static @Nullable Healing healing(Talk talk, Recovery recovery) {
        var ow =
                new Link(
                        new Position(OCCURRED, OW),
                        Experience.OW,
                        FeltAxis.BELOW,
                        null,
                        Stakes.NORMAL,
                        Rulebook.standard(),
                        null);
        var all = new ArrayList<>(talk.words());
        recovery.said().forEach(all::add);
        return Words.of(List.of(ow), all).settle().getFirst().healing();
    }

    @Test
    void what_moments_say_is_noted_once_and_again_when_it_changes() {
        var word =
                new Word(
                        OW,
                        new Position(after(Duration.ofHours(1)), new Moment.Id("m-1")),
                        Effect.MENDED);
        var open = opened(Severity.NORMAL);
        var mended = open.knowing(true, List.of(word), after(Duration.ofHours(2)));

        assertThat(mended.state().outcome()).isEqualTo(Outcome.MENDED);
        assertThat(mended.knowing(true, List.of(word), after(Duration.ofHours(3))))
                .isEqualTo(mended);
        var silent = mended.knowing(true, List.of(), after(Duration.ofHours(3)));
        assertThat(silent.state()).isEqualTo(open.state());
        assertThat(silent.steps()).hasSize(2);
    }

    @Test
    void a_step_says_what_it_needs_to() {
        assertThatThrownBy(() -> new Step.Taken(OCCURRED, Action.ASSIGN, "a", null, null))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Step.Taken(OCCURRED, Action.NOTE, "a", null, null))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Step.Taken(OCCURRED, Action.REMEDY, "a", "b", null))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Step.Taken(OCCURRED, Action.REMEDY, " ", null, null))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void the_most_urgent_come_first() {
        var open = opened(Severity.NORMAL);

        assertThat(
                        List.of(
                                opened(Severity.CRITICAL).urgency(),
                                opened(Severity.HIGH).urgency(),
                                open.urgency(),
                                open.with(taken(Action.ACKNOWLEDGE, Duration.ZERO)).urgency(),
                                open.with(taken(Action.REMEDY, Duration.ZERO)).urgency(),
                                open.with(said(Effect.MENDED, Duration.ZERO)).urgency()))
                .isSorted();
    }
}
