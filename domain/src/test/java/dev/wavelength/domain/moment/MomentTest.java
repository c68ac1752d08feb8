package dev.wavelength.domain.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.Property;
import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.InvalidValue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class MomentTest {

    private static final Instant AT = Instant.parse("2026-03-02T08:14:03Z");
    private static final Levels LEVELS = new Levels(Better.LOWER, 4, 5.0, 2.0);

    private static Delivery delivery(double value) {
        return new Delivery(new Promise.Id("days-to-door"), "days", LEVELS, false, value, null, AT);
    }

    private static Feedback nps(int score) {
        return new Feedback(Instrument.NPS, score, null, AT);
    }

    private static Moment moment(
            @Nullable String channel, @Nullable String deed, Moment.@Nullable Id recovers) {
        return new Moment(
                new Moment.Id("m-1"),
                new Customer("ada"),
                new Touchpoint.Id("delivery"),
                channel,
                AT,
                Stakes.NORMAL,
                List.of(),
                List.of(),
                deed,
                recovers);
    }

    @Test
    void new_evidence_comes_on_top_of_the_old() {
        Property.forAll(
                random ->
                        new Object() {
                            final Moment moment = Generate.moment(random);
                            final List<Delivery> deliveries =
                                    Generate.some(random, 3, Generate::delivery);
                            final List<Feedback> feedback =
                                    Generate.some(random, 3, Generate::feedback);
                        },
                one -> {
                    var more = one.moment.with(one.deliveries, one.feedback);
                    assertThat(more.deliveries())
                            .containsAll(one.moment.deliveries())
                            .containsAll(one.deliveries)
                            .doesNotHaveDuplicates();
                    assertThat(more.feedback())
                            .containsAll(one.moment.feedback())
                            .containsAll(one.feedback)
                            .doesNotHaveDuplicates();
                    assertThat(more.with(one.deliveries, one.feedback)).isEqualTo(more);
                });
    }

    @Test
    void evidence_keeps_its_order() {
        var moment =
                Generate.moment(List.of(delivery(3), delivery(1)), List.of(nps(9), nps(0)), null);

        var more = moment.with(List.of(delivery(2), delivery(3)), List.of(nps(4)));

        assertThat(more.deliveries()).containsExactly(delivery(3), delivery(1), delivery(2));
        assertThat(more.feedback()).containsExactly(nps(9), nps(0), nps(4));
    }

    @Test
    void a_moment_holds_at_most_100_of_each_kind_of_evidence() {
        var deliveries = new ArrayList<Delivery>();
        for (int i = 0; i < 100; i++) deliveries.add(delivery(i));
        var full = Generate.moment(deliveries, Collections.nCopies(100, nps(1)), null);

        assertThat(full.deliveries()).hasSize(100);
        assertThatThrownBy(() -> full.with(List.of(delivery(100)), List.of()))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("must be at most 100")
                .extracting(thrown -> ((InvalidValue) thrown).path())
                .isEqualTo("/deliveries");
        var said = Collections.nCopies(101, nps(1));
        assertThatThrownBy(() -> Generate.moment(List.of(), said, null))
                .isInstanceOf(InvalidValue.class)
                .extracting(thrown -> ((InvalidValue) thrown).path())
                .isEqualTo("/feedback");
    }

    @Test
    void a_moment_cannot_recover_itself() {
        assertThatThrownBy(() -> moment(null, null, new Moment.Id("m-1")))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("must name another moment than itself");
        assertThat(moment(null, null, new Moment.Id("m-0")).recovers())
                .isEqualTo(new Moment.Id("m-0"));
    }

    @Test
    void a_channel_is_a_key_and_a_deed_is_bounded_text() {
        assertThat(moment("phone", null, null).channel()).isEqualTo("phone");
        assertThatThrownBy(() -> moment("the phone", null, null)).isInstanceOf(InvalidValue.class);
        assertThat(moment(null, "Cafe\u0301\r\n" + "x".repeat(995), null).beyondPromise())
                .hasSize(1000);
        assertThatThrownBy(() -> moment(null, "x".repeat(1001), null))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> moment(null, " ", null)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_moment_is_not_changed_by_what_becomes_of_the_lists_it_was_made_of() {
        var deliveries = new ArrayList<>(List.of(delivery(1)));
        var feedback = new ArrayList<>(List.of(nps(1)));
        var moment = Generate.moment(deliveries, feedback, null);

        deliveries.clear();
        feedback.clear();

        assertThat(moment.deliveries()).hasSize(1);
        assertThat(moment.feedback()).hasSize(1);
    }

    @Test
    void ids_are_ordered_by_code_point() {
        var ids =
                List.of("10", "9", "B", "_", "a", "aa", "~").stream().map(Moment.Id::new).toList();

        assertThat(ids).isSorted();
        assertThat(new Moment.Id("a")).hasToString("a");
        assertThat(new Customer("ada")).hasToString("ada");
        assertThatThrownBy(() -> new Customer("a da")).isInstanceOf(InvalidValue.class);
    }

    @Nested
    class OfDeliveries {

        @Test
        void what_is_owed_must_say_by_when() {
            assertThatThrownBy(
                            () ->
                                    new Delivery(
                                            new Promise.Id("p"),
                                            null,
                                            LEVELS,
                                            false,
                                            null,
                                            null,
                                            AT))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessageContaining("dueAt");
            var owed = new Delivery(new Promise.Id("p"), null, LEVELS, false, null, AT, AT);
            assertThat(owed.owed()).isTrue();
            assertThat(delivery(4).owed()).isFalse();
        }

        @Test
        void a_value_is_finite_and_a_unit_bounded() {
            assertThatThrownBy(() -> delivery(Double.NaN)).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(
                            () ->
                                    new Delivery(
                                            new Promise.Id("p"),
                                            "u".repeat(41),
                                            LEVELS,
                                            false,
                                            1.0,
                                            null,
                                            AT))
                    .isInstanceOf(InvalidValue.class);
        }

        @Test
        void times_are_told_to_the_microsecond() {
            var delivery =
                    new Delivery(
                            new Promise.Id("p"),
                            "e\u0301",
                            LEVELS,
                            false,
                            null,
                            AT.plusNanos(1999),
                            AT.plusNanos(2999));
            assertThat(delivery.dueAt()).isEqualTo(AT.plusNanos(1000));
            assertThat(delivery.madeAt()).isEqualTo(AT.plusNanos(2000));
            assertThat(delivery.unit()).isEqualTo("\u00e9");
            assertThat(Generate.moment(List.of(), List.of(), null).occurredAt()).isEqualTo(AT);
        }
    }

    @Nested
    class OfFeedback {

        @ParameterizedTest
        @EnumSource(Instrument.class)
        void a_score_is_on_the_instruments_scale_or_there_is_none(Instrument instrument) {
            if (!instrument.scored()) {
                assertThat(new Feedback(instrument, null, null, AT).score()).isNull();
                assertThatThrownBy(() -> new Feedback(instrument, 0, null, AT))
                        .isInstanceOf(InvalidValue.class)
                        .hasMessageContaining("has no scale");
                return;
            }
            for (int score = instrument.lowest(); score <= instrument.highest(); score++)
                assertThat(new Feedback(instrument, score, null, AT).score()).isEqualTo(score);
            for (int score : new int[] {instrument.lowest() - 1, instrument.highest() + 1})
                assertThatThrownBy(() -> new Feedback(instrument, score, null, AT))
                        .isInstanceOf(InvalidValue.class)
                        .hasMessage(
                                "must be from %d to %d on %s, not %d",
                                instrument.lowest(), instrument.highest(), instrument, score);
            assertThatThrownBy(() -> new Feedback(instrument, null, null, AT))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessageContaining("is required");
        }

        @Test
        void a_comment_is_text_of_at_most_4000_characters() {
            var comment = new Feedback(Instrument.NPS, 1, "Cafe\u0301\r\n", AT).comment();
            assertThat(comment).isEqualTo("Caf\u00e9\n");
            assertThat(new Feedback(Instrument.NPS, 1, "x".repeat(4000), AT).comment())
                    .hasSize(4000);
            assertThatThrownBy(() -> new Feedback(Instrument.NPS, 1, "x".repeat(4001), AT))
                    .isInstanceOf(InvalidValue.class);
        }

        @Test
        void reported_feedback_is_given_when_it_says_or_else_when_it_was_heard() {
            var silent = new FeedbackReport(Instrument.NPS, 9, "Cafe\u0301", null);
            var dated = new FeedbackReport(Instrument.NPS, 9, null, AT.plusNanos(1999));

            assertThat(silent.comment()).isEqualTo("Caf\u00e9");
            assertThat(silent.givenBy(AT))
                    .isEqualTo(new Feedback(Instrument.NPS, 9, "Caf\u00e9", AT));
            assertThat(dated.givenAt()).isEqualTo(AT.plusNanos(1000));
            assertThat(dated.givenBy(AT).givenAt()).isEqualTo(AT.plusNanos(1000));
            assertThatThrownBy(() -> new FeedbackReport(Instrument.NPS, 11, null, null))
                    .isInstanceOf(InvalidValue.class);
        }
    }
}
