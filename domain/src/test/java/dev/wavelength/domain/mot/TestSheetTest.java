package dev.wavelength.domain.mot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.Property;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.mot.Finding.Result;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

class TestSheetTest {

    private static final TestSheet USUAL = new TestSheet(0.05, 0.15);

    /// So many OWs in so many judged moments, all others HOWs, of so many moments.
    private static Measure measure(long ow, long judged, long moments, long nearMisses) {
        return new Measure(moments, judged, ow, judged - ow, 0, nearMisses, 0, 0, 0);
    }

    private static Measure measure(long ow, long judged) {
        return measure(ow, judged, judged, 0);
    }

    private static Result result(Measure measure) {
        return USUAL.inspect(measure, null).result();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 10, NOT_TESTABLE, 0.0",
        "2, 10, MAJOR, 0.0686",
        "4, 10, DANGEROUS, 0.1942",
        "2, 20, MINOR, 0.0",
        "3, 20, MAJOR, 0.0616",
        "6, 60, MAJOR, 0.0526",
        "15, 60, DANGEROUS, 0.1702",
    })
    void so_many_ows_fail_or_do_not(long ow, long judged, Result expected, double lower) {
        assertThat(result(measure(ow, judged))).isEqualTo(expected);
        if (lower > 0)
            assertThat(new Share(ow, judged).wilson(Share.ONE_SIDED_95).orElseThrow().lower())
                    .isEqualTo(lower, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 52, PASS, 0.0495",
        "2, 60, ADVISORY, 0.0958",
        "3, 200, PASS, 0.0369",
        "5, 200, ADVISORY, 0.0505",
    })
    void so_few_ows_pass_or_nearly(long ow, long judged, Result expected, double upper) {
        assertThat(result(measure(ow, judged))).isEqualTo(expected);
        assertThat(new Share(ow, judged).wilson(Share.ONE_SIDED_95).orElseThrow().upper())
                .isEqualTo(upper, within(5e-5));
    }

    @Test
    void nothing_judged_is_not_testable() {
        assertThat(USUAL.inspect(measure(0, 0), null))
                .isEqualTo(new Finding(Result.NOT_TESTABLE, List.of("There were no moments."), 0));
        assertThat(USUAL.inspect(measure(0, 0, 1, 0), null).reasons())
                .containsExactly("Of 1 moment none is judged.");
    }

    @Test
    void a_standing_never_event_is_dangerous_whatever_else_holds() {
        var measure = new Measure(1_000, 1_000, 1, 999, 0, 0, 0, 1, 0);

        assertThat(USUAL.inspect(measure, null).result()).isEqualTo(Result.DANGEROUS);
        assertThat(USUAL.inspect(measure, null).reasons())
                .containsExactly(
                        "1 never-event stands: what must never happen did, and was not made good.");
        assertThat(result(new Measure(1, 1, 1, 0, 0, 0, 0, 1, 0))).isEqualTo(Result.DANGEROUS);
    }

    @Test
    void an_overdue_critical_recovery_is_dangerous_whatever_else_holds() {
        var measure = new Measure(1_000, 1_000, 2, 998, 0, 0, 0, 0, 2);

        assertThat(USUAL.inspect(measure, null).result()).isEqualTo(Result.DANGEROUS);
        assertThat(USUAL.inspect(measure, null).reasons())
                .containsExactly("2 critical recoveries stand without the remedy that was due.");
    }

    @Test
    void nine_judged_moments_fail_nobody() {
        assertThat(result(measure(9, 9))).isEqualTo(Result.NOT_TESTABLE);
        assertThat(result(measure(10, 10))).isEqualTo(Result.DANGEROUS);
    }

    @Test
    void with_little_coverage_it_fails_only_if_all_silence_could_not_save_it() {
        // 6 of 60 fails if enough is known of the others, or if 6 is too many for all of them.
        assertThat(result(measure(6, 60, 200, 0))).isEqualTo(Result.MAJOR);
        assertThat(result(measure(6, 60, 201, 0))).isEqualTo(Result.NOT_TESTABLE);
        assertThat(result(measure(12, 60, 239, 0))).isEqualTo(Result.MAJOR);
        assertThat(result(measure(10, 60, 201, 0))).isEqualTo(Result.NOT_TESTABLE);
        assertThat(result(measure(11, 60, 219, 0))).isEqualTo(Result.MAJOR);
        assertThat(USUAL.inspect(measure(11, 60, 219, 0), null).reasons())
                .containsExactly(
                        "11 OWs in 60 judged moments: with 95 % confidence more than 11.55 %, above"
                                + " the limit of 5 %.",
                        "Only 27.4 % of moments are judged, but OWs are 5.02 % of all of them,"
                                + " judged or not.");
    }

    @Test
    void nineteen_judged_moments_or_too_few_of_all_are_not_testable() {
        assertThat(result(measure(0, 19))).isEqualTo(Result.NOT_TESTABLE);
        assertThat(result(measure(0, 20))).isEqualTo(Result.ADVISORY);
        assertThat(result(measure(0, 60, 200, 0))).isEqualTo(Result.ADVISORY);
        assertThat(result(measure(0, 60, 201, 0))).isEqualTo(Result.NOT_TESTABLE);
        assertThat(USUAL.inspect(measure(0, 19, 100, 0), null).reasons())
                .containsExactly(
                        "Of 100 moments 19 are judged: 20 are needed.",
                        "Only 19 % of 100 moments are judged: 30 % are needed.");
    }

    @Test
    void near_misses_and_silence_are_worth_a_word() {
        assertThat(result(measure(0, 100, 100, 10))).isEqualTo(Result.PASS);
        assertThat(USUAL.inspect(measure(0, 100, 100, 11), null))
                .isEqualTo(
                        new Finding(
                                Result.ADVISORY,
                                List.of(
                                        "11 near misses in 100 judged moments: promises are only"
                                                + " just kept."),
                                1));
        assertThat(result(measure(0, 60, 100, 0))).isEqualTo(Result.PASS);
        assertThat(USUAL.inspect(measure(0, 60, 101, 0), null).reasons())
                .containsExactly("Of 40.59 % of moments nothing is known.");
    }

    @Test
    void the_limits_are_the_touchpoints_own() {
        var strict = new TestSheet(0.01, 0.02);
        assertThat(strict.inspect(measure(6, 60), null).result()).isEqualTo(Result.DANGEROUS);
        var lenient = new TestSheet(0.4, 0.5);
        assertThat(lenient.inspect(measure(6, 60), null).result()).isEqualTo(Result.PASS);
    }

    @Test
    void an_advisory_seen_twice_running_is_minor_and_three_times_major() {
        var advisory = measure(2, 60);
        assertThat(USUAL.inspect(advisory, null).advisoryAge()).isEqualTo(1);
        var twice = USUAL.inspect(advisory, new Advisory(4, 1));
        assertThat(twice.result()).isEqualTo(Result.MINOR);
        assertThat(twice.advisoryAge()).isEqualTo(2);
        assertThat(twice.reasons())
                .containsExactly(
                        "2 OWs in 60 judged moments: it may be up to 9.58 %, above the limit of 5 %.",
                        "An advisory on certificate 4 as well: seen twice running, it is a minor"
                                + " defect.");
        var thrice = USUAL.inspect(advisory, new Advisory(5, 2));
        assertThat(thrice.result()).isEqualTo(Result.MAJOR);
        assertThat(thrice.advisoryAge()).isEqualTo(3);
        assertThat(USUAL.inspect(advisory, new Advisory(6, 3)).result()).isEqualTo(Result.MAJOR);
    }

    @Test
    void an_advisory_ends_with_what_is_no_advisory() {
        assertThat(USUAL.inspect(measure(0, 60), new Advisory(4, 2)).advisoryAge()).isZero();
        assertThat(USUAL.inspect(measure(0, 60), new Advisory(4, 2)).result())
                .isEqualTo(Result.PASS);
        assertThat(USUAL.inspect(measure(6, 60), new Advisory(4, 2)).advisoryAge()).isZero();
    }

    @Test
    void a_minor_defect_after_an_advisory_is_no_better_than_another_advisory() {
        assertThat(USUAL.inspect(measure(2, 20), null).advisoryAge()).isZero();
        var second = USUAL.inspect(measure(2, 20), new Advisory(4, 1));
        assertThat(second.result()).isEqualTo(Result.MINOR);
        assertThat(second.advisoryAge()).isEqualTo(2);
        assertThat(USUAL.inspect(measure(2, 20), new Advisory(4, 2)).result())
                .isEqualTo(Result.MAJOR);
    }

    @Test
    void an_advisory_that_cannot_be_tested_stays_as_old_as_it_is() {
        var finding = USUAL.inspect(measure(0, 5), new Advisory(4, 2));

        assertThat(finding.result()).isEqualTo(Result.NOT_TESTABLE);
        assertThat(finding.advisoryAge()).isEqualTo(2);
        assertThat(finding.reasons()).last().asString().contains("certificate 4 stays");
    }

    // Properties.

    private record Case(TestSheet sheet, Measure measure, @Nullable Advisory before) {

        static Case of(Random random) {
            var limits = new double[][] {{.05, .15}, {.01, .02}, {.2, .6}, {.1, .11}};
            var limit = limits[random.nextInt(limits.length)];
            long judged =
                    random.nextInt(10) == 0 ? 0 : random.nextInt(random.nextInt(2) == 0 ? 40 : 400);
            long ow = judged == 0 ? 0 : random.nextLong(1 + judged / (1 + random.nextInt(20)));
            long how = judged == ow ? 0 : random.nextLong(judged - ow + 1);
            long silent = random.nextInt(3) == 0 ? 0 : random.nextInt(1 + 4 * (int) judged + 3);
            long near = random.nextInt(3) == 0 ? random.nextLong(1 + judged) : 0;
            return new Case(
                    new TestSheet(limit[0], limit[1]),
                    new Measure(
                            judged + silent,
                            judged,
                            ow,
                            how,
                            judged - ow - how,
                            near,
                            0,
                            random.nextInt(20) == 0 ? ow : 0,
                            random.nextInt(20) == 0 ? ow : 0),
                    Generate.anyOf(
                            random,
                            Arrays.asList(null, null, new Advisory(1, 1), new Advisory(2, 2))));
        }

        Finding finding() {
            return sheet.inspect(measure, before);
        }

        /// The worse the higher.
        int severity() {
            return switch (finding().result()) {
                case DANGEROUS -> 4;
                case MAJOR -> 3;
                case MINOR -> 2;
                case ADVISORY -> 1;
                case PASS, NOT_TESTABLE -> 0;
            };
        }

        Case with(long moments, long judged, long ow, long how) {
            return new Case(
                    sheet,
                    new Measure(
                            measure.moments() + moments,
                            measure.judged() + judged,
                            measure.ow() + ow,
                            measure.how() + how,
                            measure.wow(),
                            measure.nearMisses(),
                            0,
                            measure.neverEvents(),
                            measure.overdue()),
                    before);
        }
    }

    @Test
    void an_ow_in_place_of_a_how_never_improves_an_item() {
        Property.forAll(
                Case::of,
                one -> {
                    if (one.measure().how() == 0) return;
                    assertThat(one.with(0, 0, 1, -1).severity())
                            .isGreaterThanOrEqualTo(one.severity());
                });
    }

    @Test
    void one_more_ow_never_takes_a_defect_away() {
        Property.forAll(
                Case::of,
                one -> {
                    // It may turn an advisory into a pass: more is known then than before.
                    if (one.severity() <= 1 || one.before() != null) return;
                    assertThat(one.with(1, 1, 1, 0).severity())
                            .isGreaterThanOrEqualTo(one.severity());
                });
    }

    @Test
    void one_more_how_never_worsens_what_could_be_tested() {
        Property.forAll(
                Case::of,
                one -> {
                    if (one.finding().result() == Result.NOT_TESTABLE) return;
                    assertThat(one.with(1, 1, 0, 1).severity()).isLessThanOrEqualTo(one.severity());
                });
    }

    @Test
    void silence_alone_makes_at_most_an_advisory_of_a_pass() {
        Property.forAll(
                Case::of,
                one -> {
                    if (one.finding().result() != Result.PASS || one.before() != null) return;
                    assertThat(one.with(1, 0, 0, 0).severity()).isLessThanOrEqualTo(1);
                });
    }

    @Test
    void every_finding_has_a_reason_and_an_age_that_fits() {
        Property.forAll(
                Case::of,
                one -> {
                    var finding = one.finding();
                    assertThat(finding.reasons()).isNotEmpty().allMatch(text -> text.endsWith("."));
                    assertThat(finding.reasons()).hasSizeLessThanOrEqualTo(10);
                    if (finding.result() == Result.ADVISORY)
                        assertThat(finding.advisoryAge()).isEqualTo(1);
                    if (finding.result() == Result.PASS || finding.result() == Result.DANGEROUS)
                        assertThat(finding.advisoryAge()).isZero();
                });
    }
}
