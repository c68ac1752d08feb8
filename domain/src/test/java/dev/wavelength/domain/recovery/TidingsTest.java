package dev.wavelength.domain.recovery;

import static dev.wavelength.domain.event.Event.Type.RECOVERY_CLOSED;
import static dev.wavelength.domain.event.Event.Type.RECOVERY_ESCALATED;
import static dev.wavelength.domain.event.Event.Type.RECOVERY_OPENED;
import static dev.wavelength.domain.event.Event.Type.RECOVERY_OVERDUE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.Property;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.chain.Word.Effect;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.recovery.Step.Action;
import dev.wavelength.domain.recovery.Step.Deadline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

class TidingsTest {

    private static final Instant OCCURRED = Instant.parse("2026-03-02T08:00:00Z");
    private static final String PERSONAL = "called at home";

    private static Recovery opened(Severity severity) {
        return Recovery.of(
                new Recovery.Id("r-1"),
                new Opening(
                        new Position(OCCURRED, new Moment.Id("ow")),
                        new Customer("ada"),
                        new Touchpoint.Id("delivery"),
                        OCCURRED,
                        OCCURRED,
                        severity,
                        false),
                List.of());
    }

    private static Instant after(int hours) {
        return OCCURRED.plus(Duration.ofHours(hours));
    }

    private static Step taken(Action action, int hours) {
        return new Step.Taken(
                after(hours),
                action,
                PERSONAL,
                action == Action.ASSIGN ? PERSONAL : null,
                PERSONAL);
    }

    private static Step said(Effect effect, int hours) {
        return new Step.Said(
                after(hours),
                new Feedback(Instrument.COMPLIMENT, null, PERSONAL, after(hours)),
                effect);
    }

    private static Step passed(Deadline deadline, int hours) {
        return new Step.Passed(after(hours), deadline, after(hours));
    }

    private static List<Event.Type> told(Recovery before, Step... further) {
        var after = before;
        for (var step : further) after = after.with(step);
        return Tidings.of(before, after).stream().map(Event::type).toList();
    }

    @Test
    void what_is_opened_is_told_with_the_times_that_count() {
        var recovery = opened(Severity.HIGH);

        var event = Tidings.of(null, recovery).getFirst();

        assertThat(Tidings.of(null, recovery)).hasSize(1);
        assertThat(event.type()).isEqualTo(RECOVERY_OPENED);
        assertThat(event.subject()).isEqualTo("r-1");
        assertThat(event.customer()).isEqualTo(new Customer("ada"));
        assertThat(event.data())
                .containsExactly(
                        Map.entry("recovery", "r-1"),
                        Map.entry("version", 1),
                        Map.entry("moment", "ow"),
                        Map.entry("customer", "ada"),
                        Map.entry("touchpoint", "delivery"),
                        Map.entry("severity", "HIGH"),
                        Map.entry("acknowledgeBy", after(1).toString()),
                        Map.entry("remedyBy", after(48).toString()));
    }

    @ParameterizedTest
    @EnumSource
    void what_people_do_is_told_to_nobody(Action action) {
        assertThat(told(opened(Severity.NORMAL), taken(action, 1))).isEmpty();
    }

    @Test
    void a_time_of_ours_that_ran_out_is_told_and_the_customers_silence_closes() {
        var open = opened(Severity.NORMAL);

        assertThat(told(open, passed(Deadline.ACKNOWLEDGE, 4))).containsExactly(RECOVERY_OVERDUE);
        assertThat(told(open, passed(Deadline.REMEDY, 120)))
                .containsExactly(RECOVERY_OVERDUE, RECOVERY_ESCALATED);
        assertThat(told(open.with(taken(Action.REMEDY, 1)), passed(Deadline.WORD, 721)))
                .containsExactly(RECOVERY_CLOSED);
    }

    @Test
    void the_gravest_becomes_no_graver() {
        assertThat(told(opened(Severity.CRITICAL), passed(Deadline.REMEDY, 24)))
                .containsExactly(RECOVERY_OVERDUE);
    }

    @Test
    void a_customer_who_says_that_nothing_was_mended_waits_again() {
        var remedied = opened(Severity.NORMAL).with(taken(Action.REMEDY, 1));
        var mended = remedied.with(said(Effect.MENDED, 2));

        assertThat(told(remedied, said(Effect.NOT_MENDED, 3)))
                .containsExactly(RECOVERY_OPENED, RECOVERY_ESCALATED);
        assertThat(told(mended, said(Effect.NOT_MENDED, 3)))
                .containsExactly(RECOVERY_OPENED, RECOVERY_ESCALATED);
    }

    @Test
    void a_case_that_turns_out_to_be_closed_in_another_way_is_told_again() {
        var mended = opened(Severity.NORMAL).with(said(Effect.MENDED, 2));

        assertThat(told(mended, said(Effect.MENDED, 3))).isEmpty();
        assertThat(told(mended, said(Effect.TURNED, 3))).containsExactly(RECOVERY_CLOSED);
    }

    /// A recovery that was opened, and how it stood after each of the changes that became known.
    private static List<Recovery> history(Random random) {
        var now = opened(Generate.any(random, Severity.class));
        var history = new ArrayList<>(List.of(now));
        for (int hours = 1; hours < 1_600; hours += 1 + random.nextInt(300)) {
            var steps = new ArrayList<>(now.steps());
            now.passed(after(hours)).ifPresent(steps::add);
            for (int more = random.nextInt(3); more >= 0; more--) steps.add(step(random, hours));
            now = Recovery.of(now.id(), now.opening(), steps);
            history.add(now);
        }
        return history;
    }

    private static Step step(Random random, int hours) {
        return switch (random.nextInt(4)) {
            case 0 -> taken(Generate.any(random, Action.class), hours);
            case 1 -> said(Generate.any(random, Effect.class), hours);
            case 2 ->
                    new Step.Met(
                            after(hours),
                            new Position(
                                    after(random.nextInt(hours)),
                                    new Moment.Id("m-" + random.nextInt(3))),
                            random.nextInt(3) == 0 ? null : Generate.any(random, Effect.class));
            default -> new Step.Judged(after(hours), random.nextInt(3) > 0);
        };
    }

    private static List<Event> told(List<Recovery> history) {
        var told = new ArrayList<>(Tidings.of(null, history.getFirst()));
        for (int i = 1; i < history.size(); i++)
            told.addAll(Tidings.of(history.get(i - 1), history.get(i)));
        return told;
    }

    @Test
    void whoever_is_told_all_knows_at_any_time_whether_a_case_is_open_and_how_it_was_closed() {
        Property.forAll(
                TidingsTest::history,
                history -> {
                    String known = "";
                    Recovery before = null;
                    for (var now : history) {
                        for (var event : Tidings.of(before, now))
                            if (event.type() == RECOVERY_OPENED) known = "open";
                            else if (event.type() == RECOVERY_CLOSED)
                                known = String.valueOf(event.data().get("outcome"));
                        assertThat(known)
                                .isEqualTo(
                                        now.open()
                                                ? "open"
                                                : String.valueOf(now.state().outcome()));
                        before = now;
                    }
                });
    }

    @Test
    void every_time_of_ours_that_ran_out_is_told_once_and_no_event_twice() {
        Property.forAll(
                TidingsTest::history,
                history -> {
                    var told = told(history);
                    var overdue =
                            history.getLast().steps().stream()
                                    .filter(Step.Passed.class::isInstance)
                                    .map(passed -> ((Step.Passed) passed).deadline())
                                    .filter(deadline -> deadline != Deadline.WORD)
                                    .map(Enum::name)
                                    .toList();
                    assertThat(told.stream().filter(event -> event.type() == RECOVERY_OVERDUE))
                            .extracting(event -> event.data().get("deadline"))
                            .isEqualTo(overdue);
                    assertThat(told).extracting(Event::id).doesNotHaveDuplicates();
                });
    }

    @Test
    void what_did_not_change_is_not_told_and_nothing_told_is_personal() {
        Property.forAll(
                TidingsTest::history,
                history -> {
                    for (var recovery : history)
                        assertThat(Tidings.of(recovery, recovery)).isEmpty();
                    assertThat(told(history))
                            .noneMatch(event -> event.data().containsValue(PERSONAL));
                });
    }
}
