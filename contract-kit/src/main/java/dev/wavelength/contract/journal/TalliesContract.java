package dev.wavelength.contract.journal;

import static dev.wavelength.contract.moment.MomentBuilder.aMoment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.moment.Delivery;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.pulse.Tally;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// What every adapter for [Tallies] must do, rule by rule.
public abstract class TalliesContract extends RecordingContract {

    private static final LocalDate SPRING_FORWARD = LocalDate.parse("2026-03-29");
    private static final LocalDate FALL_BACK = LocalDate.parse("2026-10-25");
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final LocalDate LAST = LocalDate.parse("2026-12-31");
    private static final Touchpoint.Id DELIVERY = new Touchpoint.Id("delivery");

    private SortedMap<LocalDate, Tally> daily() {
        return tallies.daily(brand.id(), null, FIRST, LAST);
    }

    private SortedMap<Instant, Tally> hourly(
            Touchpoint.@Nullable Id touchpoint, LocalDate from, LocalDate to) {
        return tallies.hourly(brand.id(), touchpoint, midnight(from), midnight(to.plusDays(1)));
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(brand.timeZone()).toInstant();
    }

    private static Tally sum(Map<?, Tally> tallies) {
        return tallies.values().stream().reduce(Tally.NONE, Tally::plus);
    }

    /// A moment that nothing made good.
    private static Tally count(Entry entry) {
        return Tally.of(entry.verdict(), entry.weight(), false);
    }

    private static SortedMap<LocalDate, Tally> recount(
            List<Draft> drafts, Touchpoint.@Nullable Id touchpoint) {
        var counted = new TreeMap<LocalDate, Tally>();
        tallies(drafts)
                .forEach(
                        (draft, tally) -> {
                            if (touchpoint == null
                                    || draft.moment().touchpoint().equals(touchpoint))
                                counted.merge(draft.day(), tally, Tally::plus);
                        });
        return counted;
    }

    @Test
    void y1_every_moment_is_counted_by_what_it_came_to() {
        keepNew(ow("ow"));
        keepNew(how("how"));
        keepNew(wow("wow"));
        keepNew(silent("silent"));
        keepNew(aMoment("nearly").delivered(5));
        keepNew(aMoment("more").delivered(2));

        assertThat(daily())
                .isEqualTo(
                        Map.of(
                                LocalDate.parse("2026-03-02"),
                                new Tally(6, 5, 1, 3, 1, 1, 3, 0, 0, 5_600_000)));
    }

    @Test
    void y1_a_repetition_is_not_counted_again() {
        var draft = draft(ow("m-1"));
        moments.keep(brand.id(), List.of(draft, draft));
        moments.keep(brand.id(), List.of(draft));
        keep(draft(how("m-1")));

        assertThat(sum(daily())).isEqualTo(count(find("m-1")));
    }

    @Test
    void y1_a_revised_moment_is_counted_by_its_present_verdict() {
        var entry = keepNew(aMoment("m-1").delivered(5));
        assertThat(sum(daily())).isEqualTo(new Tally(1, 1, 0, 1, 0, 1, 1, 0, 0, 0));

        var blamed = revise(entry, blame(entry));
        assertThat(sum(daily())).isEqualTo(new Tally(1, 1, 1, 0, 0, 1, 1, 0, 0, 5_600_000));
        assertThat(sum(daily())).isEqualTo(count(blamed));
        assertThat(sum(hourly(null, FIRST, LAST))).isEqualTo(count(blamed));
    }

    @Test
    void y1_a_moment_nobody_judged_is_counted_as_judged_once_it_is() {
        var entry = keepNew(silent("m-1"));
        assertThat(sum(daily())).isEqualTo(new Tally(1, 0, 0, 0, 0, 0, 0, 0, 0, 0));

        revise(entry, praise(entry));

        assertThat(sum(daily())).isEqualTo(new Tally(1, 1, 0, 0, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void y1_a_moment_belongs_to_the_business_day_it_occurred_on() {
        keepNew(how("late-evening").occurredAt("2026-03-01T22:59:59.999999Z"));
        keepNew(how("midnight").occurredAt("2026-03-01T23:00:00Z"));
        keepNew(how("before-spring").occurredAt("2026-03-28T22:59:59.999999Z"));
        keepNew(how("spring-begins").occurredAt("2026-03-28T23:00:00Z"));
        keepNew(how("spring-ends").occurredAt("2026-03-29T21:59:59.999999Z"));
        keepNew(how("after-spring").occurredAt("2026-03-29T22:00:00Z"));
        keepNew(how("autumn-begins").occurredAt("2026-10-24T22:00:00Z"));
        keepNew(how("autumn-ends").occurredAt("2026-10-25T22:59:59.999999Z"));
        keepNew(how("after-autumn").occurredAt("2026-10-25T23:00:00Z"));

        var moments = new TreeMap<String, Long>();
        daily().forEach((day, tally) -> moments.put(day.toString(), tally.moments()));
        assertThat(moments)
                .isEqualTo(
                        Map.of(
                                "2026-03-01", 1L,
                                "2026-03-02", 1L,
                                "2026-03-28", 1L,
                                "2026-03-29", 2L,
                                "2026-03-30", 1L,
                                "2026-10-25", 2L,
                                "2026-10-26", 1L));
    }

    @Test
    void y1_batches_in_any_split_and_order_give_the_same_tallies() {
        for (long seed = 41; seed <= 44; seed++) {
            brand = open("Europe/Berlin");
            var drafts = generate(seed, 120);

            keepInAnyOrder(drafts, new Random(seed));

            assertThat(daily()).as("seed %d", seed).isEqualTo(recount(drafts, null));
            for (var touchpoint : List.of("checkout", "delivery", "Delivery")) {
                var id = new Touchpoint.Id(touchpoint);
                assertThat(tallies.daily(brand.id(), id, FIRST, LAST))
                        .as("seed %d at %s", seed, touchpoint)
                        .isEqualTo(recount(drafts, id));
            }
        }
    }

    @Test
    void y2_the_hours_of_a_day_add_up_to_it_also_where_a_day_has_23_or_25() {
        for (var day : List.of(SPRING_FORWARD, FALL_BACK)) {
            var first = midnight(day.minusDays(1));
            for (int i = 0; i < 73 * 2; i++) {
                var at = first.plus(Duration.ofMinutes(30L * i)).plusMillis(i);
                var id = day + ":" + i;
                keepNew((i % 3 == 0 ? ow(id) : i % 3 == 1 ? wow(id) : silent(id)).occurredAt(at));
            }
            for (int i = -1; i <= 1; i++) {
                var one = day.plusDays(i);
                var byDay = tallies.daily(brand.id(), null, one, one);
                var byHour = hourly(null, one, one);
                assertThat(byDay).containsOnlyKeys(one);
                assertThat(sum(byHour)).isEqualTo(byDay.get(one));
                assertThat(byHour.firstKey()).isEqualTo(midnight(one));
                assertThat(byHour.lastKey())
                        .isEqualTo(midnight(one.plusDays(1)).minus(Duration.ofHours(1)));
            }
        }
        assertThat(hourly(null, SPRING_FORWARD, SPRING_FORWARD)).hasSize(23);
        assertThat(hourly(null, FALL_BACK, FALL_BACK)).hasSize(25);
    }

    @Test
    void y2_hours_are_counted_from_the_first_also_where_they_begin_at_a_quarter() {
        for (var zone : List.of("Asia/Kathmandu", "Asia/Kolkata", "America/St_Johns")) {
            brand = open(zone);
            var day = LocalDate.parse("2026-05-04");
            var midnight = midnight(day);
            keepNew(how("first").occurredAt(midnight));
            keepNew(how("end-of-first").occurredAt(midnight.plusSeconds(3599)));
            keepNew(how("second").occurredAt(midnight.plusSeconds(3600)));
            keepNew(how("last").occurredAt(midnight.plusSeconds(24 * 3600 - 1)));

            var tally = count(find("first"));
            assertThat(hourly(null, day, day))
                    .as(zone)
                    .isEqualTo(
                            Map.of(
                                    midnight,
                                    tally.plus(tally),
                                    midnight.plusSeconds(3600),
                                    tally,
                                    midnight.plusSeconds(23 * 3600),
                                    tally));
            assertThat(sum(tallies.daily(brand.id(), null, day, day)))
                    .isEqualTo(sum(hourly(null, day, day)));
        }
    }

    @Test
    void y2_the_last_hour_is_cut_short_where_clocks_move_by_half_an_hour() {
        brand = open("Australia/Lord_Howe");
        for (var day : List.of(LocalDate.parse("2026-04-05"), LocalDate.parse("2026-10-04"))) {
            var end = midnight(day.plusDays(1));
            keepNew(how(day + ":last").occurredAt(end.minusMillis(1)));
            keepNew(how(day + ":next").occurredAt(end));

            var byHour = hourly(null, day, day);

            assertThat(byHour).containsOnlyKeys(end.minusSeconds(1800));
            assertThat(sum(byHour)).isEqualTo(sum(tallies.daily(brand.id(), null, day, day)));
        }
    }

    @Test
    void y2_hours_and_days_agree_at_each_touchpoint() {
        var drafts = generate(51, 150);
        keepInAnyOrder(drafts, new Random(51));

        for (var touchpoint :
                new Touchpoint.@Nullable Id[] {null, DELIVERY, new Touchpoint.Id("checkout")})
            for (var day = FALL_BACK.minusDays(3); day.isBefore(FALL_BACK.plusDays(5)); ) {
                assertThat(sum(hourly(touchpoint, day, day)))
                        .isEqualTo(sum(tallies.daily(brand.id(), touchpoint, day, day)));
                day = day.plusDays(1);
            }
    }

    @Test
    void y2_a_revision_is_counted_in_its_hour() {
        var entry = keepNew(how("m-1").occurredAt("2026-03-02T08:14:03Z"));

        var blamed = revise(entry, blame(entry));

        assertThat(
                        tallies.hourly(
                                brand.id(),
                                DELIVERY,
                                Instant.parse("2026-03-02T08:00:00Z"),
                                Instant.parse("2026-03-02T09:00:00Z")))
                .isEqualTo(Map.of(Instant.parse("2026-03-02T08:00:00Z"), count(blamed)));
    }

    @Test
    void y3_days_and_hours_without_moments_are_left_out() {
        keepNew(how("m-1").occurredAt("2026-03-02T08:14:03Z"));
        keepNew(how("m-2").occurredAt("2026-03-05T08:14:03Z"));

        assertThat(daily())
                .containsOnlyKeys(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-05"));
        assertThat(hourly(null, LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-05")))
                .containsOnlyKeys(
                        Instant.parse("2026-03-02T08:00:00Z"),
                        Instant.parse("2026-03-05T08:00:00Z"));
        assertThat(
                        tallies.daily(
                                brand.id(),
                                null,
                                LocalDate.parse("2026-03-03"),
                                LocalDate.parse("2026-03-04")))
                .isEmpty();
    }

    @Test
    void y3_only_what_was_asked_for_is_counted() {
        for (int day = 1; day <= 5; day++) {
            keepNew(how("d-" + day).occurredAt("2026-03-0%dT12:00:00Z".formatted(day)));
            keepNew(
                    ow("c-" + day)
                            .at("checkout")
                            .occurredAt("2026-03-0%dT12:00:00Z".formatted(day)));
        }
        var from = LocalDate.parse("2026-03-02");
        var to = LocalDate.parse("2026-03-04");

        assertThat(tallies.daily(brand.id(), DELIVERY, from, to))
                .containsOnlyKeys(from, from.plusDays(1), to)
                .allSatisfy((day, tally) -> assertThat(tally.ow()).isZero());
        assertThat(sum(tallies.daily(brand.id(), null, from, to)).moments()).isEqualTo(6);
        assertThat(tallies.daily(brand.id(), new Touchpoint.Id("Delivery"), from, to)).isEmpty();
        assertThat(
                        tallies.hourly(
                                brand.id(),
                                DELIVERY,
                                Instant.parse("2026-03-02T12:00:00Z"),
                                Instant.parse("2026-03-04T12:00:00Z")))
                .containsOnlyKeys(
                        Instant.parse("2026-03-02T12:00:00Z"),
                        Instant.parse("2026-03-03T12:00:00Z"))
                .allSatisfy((hour, tally) -> assertThat(tally.moments()).isEqualTo(1));
    }

    @Test
    void y3_another_brands_moments_are_not_counted() {
        var ours = brand;
        keepNew(how("m-1"));
        brand = open("Europe/Berlin");
        keepNew(ow("m-1"));
        keepNew(ow("m-2"));

        assertThat(sum(daily()).ow()).isEqualTo(2);
        assertThat(sum(hourly(null, FIRST, LAST)).ow()).isEqualTo(2);
        brand = ours;
        assertThat(sum(daily())).isEqualTo(new Tally(1, 1, 0, 1, 0, 0, 1, 0, 0, 0));
        assertThat(sum(hourly(DELIVERY, FIRST, LAST)).moments()).isEqualTo(1);
        brand = open("UTC");
        assertThat(daily()).isEmpty();
        assertThat(hourly(null, FIRST, LAST)).isEmpty();
    }

    @Test
    void y3_what_was_counted_stays_as_it_was_when_more_arrives() {
        keepNew(how("m-1"));
        var counted = daily();

        keepNew(ow("m-2"));

        assertThat(sum(counted).moments()).isEqualTo(1);
    }

    @Test
    void y4_an_ow_that_stands_no_more_is_recovered() {
        keepNew(ow("ow").occurredAt("2026-03-02T08:00:00Z"));
        keepNew(ow("failed").occurredAt("2026-03-03T08:00:00Z").recovering("ow"));
        var good = keepNew(how("good").occurredAt("2026-03-04T08:00:00Z").recovering("failed"));
        assertThat(sum(daily())).isEqualTo(new Tally(3, 3, 2, 1, 0, 0, 1, 0, 0, 13_120_000));

        var praised = revise(good, praise(good));
        assertThat(daily().values()).extracting(Tally::recovered).containsExactly(1L, 1L, 0L);
        assertThat(sum(hourly(null, FIRST, LAST))).isEqualTo(sum(daily()));

        revise(praised, blame(praised));
        assertThat(sum(daily()).recovered()).isZero();
    }

    @Test
    void y4_a_never_event_counts_while_it_stands() {
        keepNew(
                aMoment("ow")
                        .occurredAt("2026-03-02T08:00:00Z")
                        .delivered(
                                new Delivery(
                                        new Promise.Id("safe"),
                                        null,
                                        MomentBuilder.DAYS_TO_DOOR,
                                        true,
                                        9.0,
                                        null,
                                        Instant.parse("2026-03-02T08:00:00Z"))));
        assertThat(sum(daily())).isEqualTo(new Tally(1, 1, 1, 0, 0, 0, 0, 0, 1, 5_600_000));

        keepNew(wow("good").occurredAt("2026-03-04T08:00:00Z").recovering("ow"));

        assertThat(sum(daily())).isEqualTo(new Tally(2, 2, 1, 0, 1, 0, 0, 1, 0, 2_800_000));
        assertThat(sum(hourly(null, FIRST, LAST))).isEqualTo(sum(daily()));
    }

    @Test
    void y5_days_are_counted_together_from_the_first_on() {
        for (int day = 1; day <= 9; day++)
            keepNew(how("d-" + day).occurredAt("2026-03-0%dT12:00:00Z".formatted(day)));
        keepNew(ow("c-1").at("checkout").occurredAt("2026-03-08T23:30:00Z"));
        var from = LocalDate.parse("2026-03-02");

        var counted =
                tallies.byTouchpoint(
                        brand.id(),
                        List.of(DELIVERY, new Touchpoint.Id("checkout")),
                        from,
                        from.plusDays(6),
                        3);

        assertThat(counted).containsOnlyKeys(DELIVERY);
        var deliveries = counted.getOrDefault(DELIVERY, new TreeMap<>());
        assertThat(deliveries).containsOnlyKeys(from, from.plusDays(3), from.plusDays(6));
        assertThat(deliveries.values()).extracting(Tally::moments).containsExactly(3L, 3L, 1L);
    }

    @Test
    void y5_each_touchpoint_is_counted_for_itself() {
        var drafts = generate(7, 200);
        keepInAnyOrder(drafts, new Random(7));
        var asked = List.of(DELIVERY, new Touchpoint.Id("checkout"), new Touchpoint.Id("none"));

        var counted = tallies.byTouchpoint(brand.id(), asked, FIRST, LAST, 1);

        assertThat(counted).containsOnlyKeys(DELIVERY, new Touchpoint.Id("checkout"));
        counted.forEach((at, days) -> assertThat(days).isEqualTo(recount(drafts, at)));
        tallies.byTouchpoint(brand.id(), asked, FIRST, LAST, 7)
                .forEach((at, weeks) -> assertThat(sum(weeks)).isEqualTo(sum(recount(drafts, at))));
        assertThat(tallies.byTouchpoint(open("UTC").id(), asked, FIRST, LAST, 1)).isEmpty();
    }

    @Test
    void y6_an_ow_costs_what_it_weighs_on_its_chain_as_that_is_now() {
        keepNew(ow("later").occurredAt("2026-03-03T08:00:00Z").stakes(Stakes.HIGH));
        assertThat(sum(daily()).cost()).isEqualTo(2 * 4_000_000);

        keepNew(ow("earlier").occurredAt("2026-03-02T08:00:00Z"));

        assertThat(daily().values())
                .extracting(Tally::cost)
                .containsExactly(2L * 2_800_000, 2L * 4_600_000);
        assertThat(sum(hourly(null, FIRST, LAST))).isEqualTo(sum(daily()));
    }

    @Test
    void y6_an_ow_that_stands_no_more_costs_half() {
        keepNew(ow("ow").occurredAt("2026-03-02T08:00:00Z"));
        var good = keepNew(wow("good").occurredAt("2026-03-04T08:00:00Z").recovering("ow"));
        assertThat(sum(daily()).cost()).isEqualTo(2_800_000);

        revise(good, blame(good));

        // The OW stands again, and the attempt is another.
        assertThat(daily().values())
                .extracting(Tally::cost)
                .containsExactly(2L * 2_800_000, 2L * 3_760_000);
        assertThat(sum(hourly(null, FIRST, LAST))).isEqualTo(sum(daily()));
    }
}
