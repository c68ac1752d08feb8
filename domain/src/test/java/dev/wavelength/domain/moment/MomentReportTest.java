package dev.wavelength.domain.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.domain.moment.MomentReport.Binding;
import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.PromiseHistory;
import dev.wavelength.domain.promise.Promises.Place;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.value.InvalidValue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

class MomentReportTest {

    private static final Instant AT = Instant.parse("2026-03-02T08:14:03Z");
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Touchpoint.Id DELIVERY = new Touchpoint.Id("delivery");
    private static final Promise.Id DAYS = new Promise.Id("days-to-door");
    private static final Place PLACE = new Place(DELIVERY, DAYS);

    /// Four days since January, three since March the first.
    private static final PromiseHistory STANDING =
            new PromiseHistory(
                    List.of(
                            version(
                                    1,
                                    "days",
                                    new Levels(Better.LOWER, 4, 5.0, 2.0),
                                    false,
                                    Instant.parse("2026-01-01T00:00:00Z")),
                            version(
                                    2,
                                    "working days",
                                    new Levels(Better.LOWER, 3, null, 1.0),
                                    true,
                                    Instant.parse("2026-03-01T00:00:00Z"))));

    private static Promise version(
            int number, @Nullable String unit, Levels levels, boolean never, Instant since) {
        return new Promise(
                DELIVERY, DAYS, number, new Promise.Terms("Days", unit, levels, never), since);
    }

    /// A delivery as reported, with little said.
    private static final class Said {
        private @Nullable String unit;
        private @Nullable Better better;
        private @Nullable Double promised;
        private @Nullable Double tolerated;
        private @Nullable Double stretch;
        private boolean never;
        private @Nullable Double value = 4.0;
        private @Nullable Instant dueAt;
        private @Nullable Instant madeAt;

        Said unit(String text) {
            unit = text;
            return this;
        }

        Said better(Better direction) {
            better = direction;
            return this;
        }

        Said promised(double level) {
            promised = level;
            return this;
        }

        Said tolerated(double level) {
            tolerated = level;
            return this;
        }

        Said stretch(double level) {
            stretch = level;
            return this;
        }

        Said never() {
            never = true;
            return this;
        }

        Said value(@Nullable Double delivered) {
            value = delivered;
            return this;
        }

        Said dueAt(Instant instant) {
            dueAt = instant;
            return this;
        }

        Said madeAt(String instant) {
            madeAt = Instant.parse(instant);
            return this;
        }

        DeliveryReport report() {
            return new DeliveryReport(
                    DAYS, unit, better, promised, tolerated, stretch, never, value, dueAt, madeAt);
        }

        Delivery bound() {
            return report().bind(STANDING, null, AT);
        }
    }

    private static MomentReport report(
            @Nullable Instant at, List<DeliveryReport> deliveries, List<FeedbackReport> feedback) {
        return new MomentReport(
                new Moment.Id("m-1"),
                new Customer("ada"),
                DELIVERY,
                "courier",
                at == null ? AT : at,
                Stakes.HIGH,
                deliveries,
                feedback,
                "rang twice",
                new Moment.Id("m-0"));
    }

    private static Moment bound(Binding binding) {
        assertThat(binding).isInstanceOf(Binding.Bound.class);
        return ((Binding.Bound) binding).moment();
    }

    private static List<Fault> faults(Binding binding) {
        assertThat(binding).isInstanceOf(Binding.Faulty.class);
        return ((Binding.Faulty) binding).faults();
    }

    @Nested
    class BindingDeliveries {

        @Test
        void a_delivery_that_names_a_standing_promise_has_its_levels() {
            var bound = new Said().bound();

            assertThat(bound)
                    .isEqualTo(
                            new Delivery(
                                    DAYS,
                                    "working days",
                                    new Levels(Better.LOWER, 3, null, 1.0),
                                    true,
                                    4.0,
                                    null,
                                    AT));
        }

        @Test
        void the_version_counts_that_was_valid_when_the_promise_was_made() {
            var bound = new Said().madeAt("2026-02-27T11:00:00Z").bound();

            assertThat(bound.levels()).isEqualTo(new Levels(Better.LOWER, 4, 5.0, 2.0));
            assertThat(bound.unit()).isEqualTo("days");
            assertThat(bound.neverEvent()).isFalse();
            assertThat(bound.madeAt()).isEqualTo(Instant.parse("2026-02-27T11:00:00Z"));
        }

        @Test
        void its_own_levels_win_and_bring_no_others_along() {
            var bound = new Said().unit("hours").promised(9).bound();

            assertThat(bound.levels()).isEqualTo(new Levels(Better.LOWER, 9, null, null));
            assertThat(bound.unit()).isEqualTo("hours");
            assertThat(
                            new Said()
                                    .better(Better.HIGHER)
                                    .promised(9)
                                    .tolerated(8)
                                    .stretch(10)
                                    .bound()
                                    .levels())
                    .isEqualTo(new Levels(Better.HIGHER, 9, 8.0, 10.0));
        }

        @Test
        void levels_told_besides_the_promise_are_put_on_top_of_it() {
            assertThat(new Said().tolerated(6).bound().levels())
                    .isEqualTo(new Levels(Better.LOWER, 3, 6.0, 1.0));
            assertThat(new Said().stretch(0.5).bound().levels())
                    .isEqualTo(new Levels(Better.LOWER, 3, null, 0.5));
            assertThat(new Said().better(Better.LOWER).bound().levels())
                    .isEqualTo(new Levels(Better.LOWER, 3, null, 1.0));
        }

        @Test
        void a_direction_cannot_be_told_otherwise_without_a_level() {
            assertThatThrownBy(() -> new Said().better(Better.HIGHER).bound())
                    .isInstanceOf(InvalidValue.class)
                    .hasMessageContaining("is LOWER on the promise");
        }

        @Test
        void without_a_promise_it_must_say_what_was_promised_and_what_is_better() {
            for (var said :
                    List.of(
                            new Said(),
                            new Said().promised(3),
                            new Said().better(Better.LOWER),
                            new Said().tolerated(4).stretch(1)))
                assertThatThrownBy(() -> said.report().bind(PromiseHistory.NONE, null, AT))
                        .isInstanceOf(InvalidValue.class)
                        .hasMessageContaining("days-to-door did not stand");

            var own = new Said().better(Better.LOWER).promised(3).tolerated(4).stretch(1).never();
            assertThat(own.report().bind(PromiseHistory.NONE, null, AT))
                    .isEqualTo(
                            new Delivery(
                                    DAYS,
                                    null,
                                    new Levels(Better.LOWER, 3, 4.0, 1.0),
                                    true,
                                    4.0,
                                    null,
                                    AT));
        }

        @Test
        void a_promise_made_before_it_stood_did_not_stand() {
            assertThatThrownBy(() -> new Said().madeAt("2025-12-31T23:59:59Z").bound())
                    .isInstanceOf(InvalidValue.class);
        }

        @Test
        void a_never_event_may_be_set_on_either() {
            assertThat(new Said().madeAt("2026-02-27T11:00:00Z").bound().neverEvent()).isFalse();
            assertThat(new Said().madeAt("2026-02-27T11:00:00Z").never().bound().neverEvent())
                    .isTrue();
            assertThat(new Said().promised(9).bound().neverEvent()).isTrue();
        }

        @Test
        void what_was_owed_is_delivered_under_the_terms_it_was_owed_under() {
            var owed =
                    new Delivery(
                            DAYS,
                            "nights",
                            new Levels(Better.LOWER, 7, 8.0, null),
                            true,
                            null,
                            AT.plusSeconds(60),
                            Instant.parse("2026-02-01T00:00:00Z"));

            var bound = new Said().report().bind(STANDING, owed, AT);

            assertThat(bound)
                    .isEqualTo(
                            new Delivery(
                                    DAYS,
                                    "nights",
                                    owed.levels(),
                                    true,
                                    4.0,
                                    AT.plusSeconds(60),
                                    owed.madeAt()));
            assertThat(new Said().promised(2).report().bind(STANDING, owed, AT).levels())
                    .isEqualTo(new Levels(Better.LOWER, 2, null, null));
            assertThat(new Said().dueAt(AT).unit("h").report().bind(STANDING, owed, AT))
                    .extracting(Delivery::dueAt, Delivery::unit)
                    .containsExactly(AT, "h");
        }

        @Test
        void the_unit_of_what_was_owed_is_the_promises_where_it_had_none() {
            var owed =
                    new Delivery(
                            DAYS,
                            null,
                            new Levels(Better.LOWER, 7, null, null),
                            false,
                            null,
                            AT,
                            AT);

            assertThat(new Said().report().bind(STANDING, owed, AT).unit())
                    .isEqualTo("working days");
            assertThat(new Said().report().bind(PromiseHistory.NONE, owed, AT).unit()).isNull();
            assertThat(new Said().report().bind(PromiseHistory.NONE, owed, AT).neverEvent())
                    .isFalse();
        }
    }

    @Nested
    class BindingMoments {

        @Test
        void all_that_was_reported_is_on_the_moment() {
            var report =
                    report(
                            null,
                            List.of(new Said().report()),
                            List.of(new FeedbackReport(Instrument.NPS, 9, "fine", null)));

            var moment = bound(report.bind(Map.of(PLACE, STANDING), NOW));

            assertThat(moment)
                    .isEqualTo(
                            new Moment(
                                    new Moment.Id("m-1"),
                                    new Customer("ada"),
                                    DELIVERY,
                                    "courier",
                                    AT,
                                    Stakes.HIGH,
                                    List.of(new Said().bound()),
                                    List.of(new Feedback(Instrument.NPS, 9, "fine", AT)),
                                    "rang twice",
                                    new Moment.Id("m-0")));
        }

        @Test
        void every_fault_is_found_and_pointed_to() {
            var soon = NOW.plus(Duration.ofHours(24)).plusNanos(1000);
            var report =
                    report(
                            soon,
                            List.of(
                                    new Said().better(Better.HIGHER).report(),
                                    new Said().value(null).report(),
                                    new Said().report(),
                                    new Said().stretch(3).report()),
                            List.of(
                                    new FeedbackReport(Instrument.NPS, 9, null, NOW),
                                    new FeedbackReport(Instrument.NPS, 9, null, soon)));

            assertThat(faults(report.bind(Map.of(PLACE, STANDING), NOW)))
                    .extracting(Fault::pointer)
                    .containsExactly(
                            "/occurredAt",
                            "/deliveries/0/better",
                            "/deliveries/1/value",
                            "/deliveries/3/stretch",
                            "/feedback/1/givenAt");
        }

        @Test
        void a_clock_may_be_24_hours_ahead() {
            var ahead = NOW.plus(Duration.ofHours(24));

            assertThat(bound(report(ahead, List.of(), List.of()).bind(Map.of(), NOW)).occurredAt())
                    .isEqualTo(ahead);
            assertThat(
                            faults(
                                    report(ahead.plusNanos(1000), List.of(), List.of())
                                            .bind(Map.of(), NOW)))
                    .containsExactly(
                            new Fault(
                                    "/occurredAt", "must be at most 24 hours ahead of our clock"));
        }

        @Test
        void the_past_has_no_limit() {
            var old = Instant.parse("0001-01-01T00:00:00Z");

            assertThat(bound(report(old, List.of(), List.of()).bind(Map.of(), NOW)).occurredAt())
                    .isEqualTo(old);
        }

        @Test
        void feedback_that_does_not_say_when_was_given_when_the_moment_occurred() {
            var report =
                    report(
                            null,
                            List.of(),
                            List.of(new FeedbackReport(Instrument.NPS, 9, null, null)));

            assertThat(bound(report.bind(Map.of(), NOW)).feedback().getFirst().givenAt())
                    .isEqualTo(AT);
        }

        @Test
        void a_promise_of_another_touchpoint_does_not_stand_here() {
            var elsewhere = new Place(new Touchpoint.Id("checkout"), DAYS);
            var report = report(null, List.of(new Said().report()), List.of());

            assertThat(faults(report.bind(Map.of(elsewhere, STANDING), NOW)))
                    .extracting(Fault::pointer)
                    .containsExactly("/deliveries/0");
            assertThat(report.places()).containsExactly(PLACE);
        }

        @Test
        void too_much_evidence_is_a_fault() {
            var feedback = new ArrayList<FeedbackReport>();
            for (int i = 0; i <= 100; i++)
                feedback.add(new FeedbackReport(Instrument.NPS, 9, "no. " + i, null));

            assertThat(faults(report(null, List.of(), feedback).bind(Map.of(), NOW)))
                    .containsExactly(new Fault("/feedback", "must be at most 100"));
        }

        @Test
        void evidence_sent_twice_in_one_report_is_taken_once() {
            var same = Collections.nCopies(3, new FeedbackReport(Instrument.NPS, 9, null, null));

            assertThat(bound(report(null, List.of(), same).bind(Map.of(), NOW)).feedback())
                    .hasSize(1);
        }

        @Test
        void a_report_is_named_before_it_is_bound() {
            var nameless =
                    new MomentReport(
                            null,
                            new Customer("ada"),
                            DELIVERY,
                            null,
                            AT,
                            Stakes.NORMAL,
                            List.of(),
                            List.of(),
                            null,
                            null);

            assertThatThrownBy(() -> nameless.bind(Map.of(), NOW))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(bound(nameless.named(new Moment.Id("m-7")).bind(Map.of(), NOW)).id())
                    .isEqualTo(new Moment.Id("m-7"));
        }

        @Test
        void a_moment_that_recovers_itself_cannot_be_true() {
            var report = report(null, List.of(), List.of()).named(new Moment.Id("m-0"));

            assertThat(faults(report.bind(Map.of(), NOW)))
                    .extracting(Fault::pointer)
                    .containsExactly("/recovers");
        }

        @Test
        void feedback_that_does_not_say_when_is_not_to_blame_for_a_moment_too_far_ahead() {
            var ahead = NOW.plus(Duration.ofHours(25));
            var undated = new FeedbackReport(Instrument.NPS, 9, null, null);

            assertThat(faults(report(ahead, List.of(), List.of(undated)).bind(Map.of(), NOW)))
                    .extracting(Fault::pointer)
                    .containsExactly("/occurredAt");
        }

        @Test
        void a_further_delivery_does_not_take_the_terms_of_one_that_was_made() {
            var own = new Said().better(Better.HIGHER).promised(9).report();
            var moment = bound(report(null, List.of(own), List.of()).bind(Map.of(), NOW));

            var further =
                    MomentReport.bindEvidence(
                            moment,
                            List.of(new Said().report()),
                            List.of(),
                            Map.of(PLACE, STANDING),
                            NOW,
                            NOW);

            assertThat(bound(further).deliveries().getLast()).isEqualTo(new Said().bound());
        }

        @Test
        void a_later_delivery_takes_the_terms_of_what_is_owed_on_the_moment() {
            var owing =
                    report(
                            null,
                            List.of(
                                    new Said()
                                            .better(Better.LOWER)
                                            .promised(9)
                                            .value(null)
                                            .dueAt(NOW)
                                            .report()),
                            List.of());
            var moment = bound(owing.bind(Map.of(), NOW));

            var later =
                    MomentReport.bindEvidence(
                            moment,
                            List.of(new Said().value(8.0).report()),
                            List.of(),
                            Map.of(),
                            NOW,
                            NOW);

            assertThat(bound(later).deliveries())
                    .hasSize(2)
                    .last()
                    .extracting(Delivery::levels, Delivery::value)
                    .containsExactly(new Levels(Better.LOWER, 9, null, null), 8.0);
        }
    }

    @Nested
    class Digesting {

        private static final MomentReport WHOLE =
                report(
                        null,
                        List.of(new Said().promised(3).report()),
                        List.of(new FeedbackReport(Instrument.NPS, 9, "fine", AT)));

        @Test
        void the_same_report_has_the_same_digest_under_every_id() {
            assertThat(WHOLE.named(new Moment.Id("m-9")).digest()).isEqualTo(WHOLE.digest());
        }

        @Test
        void any_other_report_has_another() {
            var customer = new Customer("ada");
            var deliveries = WHOLE.deliveries();
            var feedback = WHOLE.feedback();
            var m0 = new Moment.Id("m-0");
            var reports =
                    List.of(
                            WHOLE,
                            with(
                                    new Customer("bea"),
                                    DELIVERY,
                                    "courier",
                                    AT,
                                    Stakes.HIGH,
                                    deliveries,
                                    feedback,
                                    "rang twice",
                                    m0),
                            with(
                                    customer,
                                    new Touchpoint.Id("door"),
                                    "courier",
                                    AT,
                                    Stakes.HIGH,
                                    deliveries,
                                    feedback,
                                    "rang twice",
                                    m0),
                            with(
                                    customer,
                                    DELIVERY,
                                    null,
                                    AT,
                                    Stakes.HIGH,
                                    deliveries,
                                    feedback,
                                    "rang twice",
                                    m0),
                            with(
                                    customer,
                                    DELIVERY,
                                    "courier",
                                    AT.plusNanos(1000),
                                    Stakes.HIGH,
                                    deliveries,
                                    feedback,
                                    "rang twice",
                                    m0),
                            with(
                                    customer,
                                    DELIVERY,
                                    "courier",
                                    AT,
                                    Stakes.LOW,
                                    deliveries,
                                    feedback,
                                    "rang twice",
                                    m0),
                            with(
                                    customer,
                                    DELIVERY,
                                    "courier",
                                    AT,
                                    Stakes.HIGH,
                                    List.of(),
                                    feedback,
                                    "rang twice",
                                    m0),
                            with(
                                    customer,
                                    DELIVERY,
                                    "courier",
                                    AT,
                                    Stakes.HIGH,
                                    List.of(new Said().promised(3).value(4.5).report()),
                                    feedback,
                                    "rang twice",
                                    m0),
                            with(
                                    customer,
                                    DELIVERY,
                                    "courier",
                                    AT,
                                    Stakes.HIGH,
                                    deliveries,
                                    List.of(),
                                    "rang twice",
                                    m0),
                            with(
                                    customer,
                                    DELIVERY,
                                    "courier",
                                    AT,
                                    Stakes.HIGH,
                                    deliveries,
                                    feedback,
                                    null,
                                    m0),
                            with(
                                    customer,
                                    DELIVERY,
                                    "courier",
                                    AT,
                                    Stakes.HIGH,
                                    deliveries,
                                    feedback,
                                    "rang twice",
                                    null));

            assertThat(reports.stream().map(MomentReport::digest)).doesNotHaveDuplicates();
        }

        @Test
        void nothing_said_is_not_the_word_null() {
            var silent =
                    report(
                            null,
                            List.of(),
                            List.of(new FeedbackReport(Instrument.NPS, 9, null, null)));
            var word =
                    report(
                            null,
                            List.of(),
                            List.of(new FeedbackReport(Instrument.NPS, 9, "null", null)));
            var unit = report(null, List.of(new Said().unit("null").report()), List.of());

            assertThat(silent.digest()).isNotEqualTo(word.digest());
            assertThat(unit.digest())
                    .isNotEqualTo(report(null, List.of(new Said().report()), List.of()).digest());
        }

        private static MomentReport with(
                Customer customer,
                Touchpoint.Id touchpoint,
                @Nullable String channel,
                Instant at,
                Stakes stakes,
                List<DeliveryReport> deliveries,
                List<FeedbackReport> feedback,
                @Nullable String deed,
                Moment.@Nullable Id recovers) {
            return new MomentReport(
                    new Moment.Id("m-1"),
                    customer,
                    touchpoint,
                    channel,
                    at,
                    stakes,
                    deliveries,
                    feedback,
                    deed,
                    recovers);
        }
    }
}
