package dev.wavelength.contract.promise;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.promise.TermsBuilder.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.value.Pages;
import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.PromiseHistory;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Promises.Place;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.promise.Touchpoints;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What every adapter for [Promises] must do, rule by rule.
public abstract class PromisesContract {

    private static final Instant NOW = Instant.parse("2026-03-02T08:14:03.123456Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Touchpoint.Id DELIVERY = new Touchpoint.Id("delivery");
    private static final Place DAYS_TO_DOOR = new Place(DELIVERY, new Promise.Id("days-to-door"));

    /// In the order of their code points, which is not that of any language.
    private static final List<String> IDS =
            List.of("10", "9", "Zeta", "_", "a", "a+", "a-b", "a.b", "b", "~");

    private Promises promises;
    private Brand.Id brand;
    private Brand.Id other;

    /// The adapter for brands over the same store.
    protected abstract Brands brands();

    /// The adapter for touchpoints over the same store.
    protected abstract Touchpoints touchpoints();

    /// The adapter under test. Its store need not be empty.
    protected abstract Promises promises();

    @BeforeEach
    void openTwoBrands() {
        var brands = brands();
        var touchpoints = touchpoints();
        promises = promises();
        brand = put(brands, touchpoints);
        other = put(brands, touchpoints);
    }

    private static Brand.Id put(Brands brands, Touchpoints touchpoints) {
        var brand = aBrand().build();
        brands.put(brand);
        for (var id : List.of("delivery", "checkout"))
            touchpoints.encounter(brand.id(), new Touchpoint.Id(id));
        return brand.id();
    }

    private static Place at(String touchpoint, String promise) {
        return new Place(new Touchpoint.Id(touchpoint), new Promise.Id(promise));
    }

    private static Promise.Terms days(double promised) {
        return terms().atMost(promised, "days").build();
    }

    private Promise put(Promise.Terms terms) {
        return promises.put(brand, DAYS_TO_DOOR, terms, null, NOW);
    }

    private List<Promise> versions(Place place) {
        return promises.histories(brand, List.of(place))
                .getOrDefault(place, PromiseHistory.NONE)
                .versions();
    }

    private static Stream<String> ids(List<Promise> listed) {
        return listed.stream().map(one -> one.id().text());
    }

    @Test
    void r1_versions_count_from_one_at_each_place() {
        assertThat(put(days(4)).version()).isEqualTo(1);
        assertThat(put(days(3)).version()).isEqualTo(2);
        assertThat(put(days(4)).version()).isEqualTo(3);
        assertThat(
                        promises.put(brand, at("checkout", "days-to-door"), days(4), null, NOW)
                                .version())
                .isEqualTo(1);
        assertThat(promises.put(brand, at("delivery", "dry"), days(4), null, NOW).version())
                .isEqualTo(1);
        assertThat(promises.put(other, DAYS_TO_DOOR, days(4), null, NOW).version()).isEqualTo(1);
    }

    @Test
    void r1_versions_have_no_gaps_however_many_race() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            var place = at("delivery", "raced-" + round);

            var made =
                    Race.run(
                            Race.RACERS,
                            racer -> promises.put(brand, place, days(1 + racer), null, NOW));

            assertThat(made.stream().map(Promise::version))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, Race.RACERS).boxed().toList());
            assertThat(versions(place)).containsExactlyInAnyOrderElementsOf(made);
        }
    }

    @Test
    void r2_a_version_is_kept_whole() {
        var whole =
                terms().reading("Straße frei – „trocken“ ans 湯")
                        .atLeast(0.1 + 0.2, "°C")
                        .tolerating(1.0 / 3 - 0.1)
                        .exceededAt(1e15 + 0.125)
                        .never()
                        .build();
        var bare = terms().atMost(-2.5, null).build();
        var since = NOW.minus(DAY);

        var first = promises.put(brand, DAYS_TO_DOOR, whole, since, NOW);
        var second = promises.put(brand, DAYS_TO_DOOR, bare, null, NOW);

        assertThat(first).isEqualTo(new Promise(DELIVERY, DAYS_TO_DOOR.promise(), 1, whole, since));
        assertThat(second).isEqualTo(new Promise(DELIVERY, DAYS_TO_DOOR.promise(), 2, bare, NOW));
        assertThat(versions(DAYS_TO_DOOR)).containsExactlyInAnyOrder(first, second);
        assertThat(promises.list(brand, DELIVERY, NOW, null, 10)).containsExactly(second);
    }

    @Test
    void r2_a_version_keeps_its_beginning_to_the_microsecond() {
        var since = Instant.parse("1969-12-31T23:59:59.999999Z");

        var made = promises.put(brand, DAYS_TO_DOOR, days(4), since, NOW);

        assertThat(made.validFrom()).isEqualTo(since);
        assertThat(versions(DAYS_TO_DOOR)).containsExactly(made);
    }

    @Test
    void r2_an_old_version_stays_when_the_next_is_made() {
        var first = put(days(4));
        var second = promises.put(brand, DAYS_TO_DOOR, days(3), null, NOW.plus(DAY));

        assertThat(versions(DAYS_TO_DOOR)).containsExactlyInAnyOrder(first, second);
        assertThat(promises.list(brand, DELIVERY, NOW, null, 10)).containsExactly(first);
    }

    @Test
    void r3_the_same_terms_again_make_no_version() {
        var first = put(days(4));

        assertThat(promises.put(brand, DAYS_TO_DOOR, days(4), null, NOW.plus(DAY)))
                .isEqualTo(first);
        assertThat(promises.put(brand, DAYS_TO_DOOR, days(4), NOW, NOW.plus(DAY))).isEqualTo(first);
        assertThat(versions(DAYS_TO_DOOR)).containsExactly(first);
    }

    @Test
    void r3_beginnings_that_differ_in_nanoseconds_are_the_same() {
        var first = promises.put(brand, DAYS_TO_DOOR, days(4), NOW.plusNanos(17), NOW);

        assertThat(promises.put(brand, DAYS_TO_DOOR, days(4), NOW.plusNanos(999), NOW))
                .isEqualTo(first);
        assertThat(versions(DAYS_TO_DOOR)).containsExactly(first);
    }

    @Test
    void r3_the_same_terms_from_another_day_make_a_version() {
        put(days(4));

        var second = promises.put(brand, DAYS_TO_DOOR, days(4), NOW.plus(DAY), NOW);

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.validFrom()).isEqualTo(NOW.plus(DAY));
    }

    @Test
    void r3_any_other_terms_make_a_version() {
        var same = terms().atMost(4, "days").tolerating(5).exceededAt(2);
        put(same.build());
        var others =
                List.of(
                        terms().atMost(4, "days").tolerating(5).exceededAt(1).build(),
                        terms().atMost(4, "days").tolerating(5).build(),
                        terms().atMost(4, "days").tolerating(6).build(),
                        terms().atMost(4, "days").build(),
                        terms().atMost(3, "days").build(),
                        terms().atMost(3, "hours").build(),
                        terms().atMost(3, null).build(),
                        terms().atLeast(3, null).build(),
                        terms().atLeast(3, null).never().build(),
                        terms().atLeast(3, null).never().reading("Three for all").build());

        for (int i = 0; i < others.size(); i++)
            assertThat(put(others.get(i)).version()).isEqualTo(i + 2);
    }

    @Test
    void r3_those_who_race_with_the_same_terms_make_one_version() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            var place = at("delivery", "raced-" + round);

            var made =
                    Race.run(Race.RACERS, racer -> promises.put(brand, place, days(4), null, NOW));

            assertThat(made).containsOnly(made.getFirst());
            assertThat(versions(place)).containsExactly(made.getFirst());
        }
    }

    @Test
    void r4_what_held_is_listed_by_promise_in_code_point_order() {
        for (var id : IDS.reversed()) promises.put(brand, at("delivery", id), days(4), null, NOW);
        promises.put(brand, at("checkout", "elsewhere"), days(4), null, NOW);
        promises.put(other, at("delivery", "theirs"), days(4), null, NOW);

        assertThat(ids(promises.list(brand, DELIVERY, NOW, null, 100)))
                .containsExactlyElementsOf(IDS);
    }

    @Test
    void r4_a_list_goes_on_just_behind_the_last_one_seen() {
        for (var id : IDS) {
            promises.put(brand, at("delivery", id), days(4), null, NOW);
            promises.put(brand, at("delivery", id), days(3), null, NOW);
        }
        for (int limit = 1; limit <= IDS.size(); limit++) {
            int most = limit;
            var seen =
                    Pages.<Promise>read(
                            IDS.size(),
                            most,
                            last ->
                                    promises.list(
                                            brand,
                                            DELIVERY,
                                            NOW,
                                            last == null ? null : last.id(),
                                            most));
            assertThat(ids(seen)).containsExactlyElementsOf(IDS);
        }
    }

    @Test
    void r4_the_version_that_held_is_listed() {
        var first = promises.put(brand, DAYS_TO_DOOR, days(4), NOW, NOW);
        var announced = promises.put(brand, DAYS_TO_DOOR, days(2), NOW.plus(DAY), NOW);
        var corrected = promises.put(brand, DAYS_TO_DOOR, days(3), NOW.plus(DAY), NOW);
        var backdated = promises.put(brand, DAYS_TO_DOOR, days(5), NOW.minus(DAY), NOW);

        assertThat(promises.list(brand, DELIVERY, NOW.minus(DAY).minusNanos(1000), null, 10))
                .isEmpty();
        assertThat(promises.list(brand, DELIVERY, NOW.minus(DAY), null, 10))
                .containsExactly(backdated);
        assertThat(promises.list(brand, DELIVERY, NOW.minusNanos(1000), null, 10))
                .containsExactly(backdated);
        assertThat(promises.list(brand, DELIVERY, NOW, null, 10)).containsExactly(first);
        assertThat(promises.list(brand, DELIVERY, NOW.plus(DAY), null, 10))
                .containsExactly(corrected)
                .doesNotContain(announced);
    }

    @Test
    void r4_promises_not_yet_valid_do_not_fill_a_page() {
        for (var id : IDS) promises.put(brand, at("delivery", id), days(4), NOW.plus(DAY), NOW);
        promises.put(brand, at("delivery", "zz"), days(4), NOW, NOW);

        assertThat(ids(promises.list(brand, DELIVERY, NOW, null, 1))).containsExactly("zz");
    }

    @Test
    void r5_all_versions_are_given_of_just_what_was_asked_for() {
        var first = put(days(4));
        var second = put(days(3));
        var dry = promises.put(brand, at("delivery", "dry"), days(1), null, NOW);
        promises.put(brand, at("delivery", "unasked"), days(1), null, NOW);
        promises.put(brand, at("checkout", "days-to-door"), days(9), null, NOW);

        var histories =
                promises.histories(
                        brand,
                        List.of(
                                DAYS_TO_DOOR,
                                dry(dry),
                                at("delivery", "unheard-of"),
                                DAYS_TO_DOOR));

        assertThat(histories).containsOnlyKeys(DAYS_TO_DOOR, dry(dry));
        assertThat(versions(histories, DAYS_TO_DOOR)).containsExactlyInAnyOrder(first, second);
        assertThat(versions(histories, dry(dry))).containsExactly(dry);
    }

    private static Place dry(Promise dry) {
        return new Place(dry.touchpoint(), dry.id());
    }

    private static List<Promise> versions(Map<Place, PromiseHistory> histories, Place place) {
        return histories.getOrDefault(place, PromiseHistory.NONE).versions();
    }

    @Test
    void r5_who_asks_for_nothing_is_given_nothing() {
        put(days(4));

        assertThat(promises.histories(brand, List.of())).isEmpty();
    }

    @Test
    void r5_touchpoint_and_promise_are_asked_for_together() {
        var here = promises.put(brand, at("delivery", "on-time"), days(1), null, NOW);
        var there = promises.put(brand, at("checkout", "friendly"), days(2), null, NOW);
        promises.put(brand, at("delivery", "friendly"), days(3), null, NOW);
        promises.put(brand, at("checkout", "on-time"), days(4), null, NOW);

        var histories =
                promises.histories(
                        brand, List.of(at("delivery", "on-time"), at("checkout", "friendly")));

        assertThat(histories)
                .isEqualTo(
                        Map.of(
                                at("delivery", "on-time"), new PromiseHistory(List.of(here)),
                                at("checkout", "friendly"), new PromiseHistory(List.of(there))));
    }

    @Test
    void r5_another_brands_versions_are_not_given() {
        var ours = put(days(4));
        promises.put(other, DAYS_TO_DOOR, days(3), null, NOW);
        promises.put(other, at("delivery", "theirs"), days(3), null, NOW);

        assertThat(promises.histories(brand, List.of(DAYS_TO_DOOR, at("delivery", "theirs"))))
                .isEqualTo(Map.of(DAYS_TO_DOOR, new PromiseHistory(List.of(ours))));
    }

    @Test
    void r5_what_was_given_stays_as_it_was_when_more_is_promised() {
        var first = put(days(4));
        var given = promises.histories(brand, List.of(DAYS_TO_DOOR));

        put(days(3));

        assertThat(given).isEqualTo(Map.of(DAYS_TO_DOOR, new PromiseHistory(List.of(first))));
    }
}
