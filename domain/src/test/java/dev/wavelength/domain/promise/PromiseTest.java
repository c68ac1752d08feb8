package dev.wavelength.domain.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.Property;
import dev.wavelength.domain.promise.Levels.Reach;
import dev.wavelength.domain.value.InvalidValue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class PromiseTest {

    @Nested
    class OfLevels {

        @ParameterizedTest
        @CsvSource({
            "1, EXCEEDED",
            "2, EXCEEDED",
            "2.001, KEPT",
            "4, KEPT",
            "4.001, NEARLY_MISSED",
            "5, NEARLY_MISSED",
            "5.001, MISSED",
            "6, MISSED"
        })
        void less_is_better_where_it_was_said(double delivered, Reach reach) {
            assertThat(new Levels(Better.LOWER, 4, 5.0, 2.0).reach(delivered)).isEqualTo(reach);
        }

        @ParameterizedTest
        @CsvSource({
            "9, EXCEEDED",
            "8, EXCEEDED",
            "7.999, KEPT",
            "6, KEPT",
            "5.999, NEARLY_MISSED",
            "4, NEARLY_MISSED",
            "3.999, MISSED",
            "-1, MISSED"
        })
        void more_is_better_where_it_was_said(double delivered, Reach reach) {
            assertThat(new Levels(Better.HIGHER, 6, 4.0, 8.0).reach(delivered)).isEqualTo(reach);
        }

        @ParameterizedTest
        @CsvSource({"4, KEPT", "-1000, KEPT", "4.001, MISSED"})
        void without_a_stretch_nothing_exceeds_however_early(double delivered, Reach reach) {
            assertThat(new Levels(Better.LOWER, 4, null, null).reach(delivered)).isEqualTo(reach);
        }

        @ParameterizedTest
        @CsvSource({"1, KEPT", "0, MISSED"})
        void yes_and_no_are_one_and_nothing(double delivered, Reach reach) {
            assertThat(new Levels(Better.HIGHER, 1, null, null).reach(delivered)).isEqualTo(reach);
        }

        @Test
        void what_is_tolerated_may_be_what_was_promised_but_not_better() {
            assertThat(new Levels(Better.LOWER, 4, 4.0, null).reach(4.5)).isEqualTo(Reach.MISSED);
            assertThatThrownBy(() -> new Levels(Better.LOWER, 4, 3.9, null))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("tolerated 3.9 must not be better than promised 4");
            assertThatThrownBy(() -> new Levels(Better.HIGHER, 4, 4.1, null))
                    .isInstanceOf(InvalidValue.class);
        }

        @Test
        void a_stretch_is_better_than_what_was_promised() {
            assertThatThrownBy(() -> new Levels(Better.LOWER, 4, null, 4.0))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("stretch 4 must be better than promised 4")
                    .extracting(thrown -> ((InvalidValue) thrown).path())
                    .isEqualTo("/stretch");
            assertThatThrownBy(() -> new Levels(Better.HIGHER, 4, null, 3.0))
                    .isInstanceOf(InvalidValue.class);
        }

        @ParameterizedTest
        @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
        void levels_are_finite(double wrong) {
            assertThatThrownBy(() -> new Levels(Better.LOWER, wrong, null, null))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("must be a finite number");
            assertThatThrownBy(() -> new Levels(Better.LOWER, 4, wrong, null))
                    .isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new Levels(Better.LOWER, 4, null, wrong))
                    .isInstanceOf(InvalidValue.class);
        }

        @Test
        void better_delivered_never_reaches_less() {
            Property.forAll(
                    random ->
                            new Object() {
                                final Levels levels = Generate.levels(random);
                                final double worse = random.nextInt(13) - 6;
                                final double better =
                                        worse
                                                + (levels.better() == Better.LOWER ? -1 : 1)
                                                        * random.nextInt(4);
                            },
                    one ->
                            assertThat(one.levels.reach(one.better))
                                    .isGreaterThanOrEqualTo(one.levels.reach(one.worse)));
        }
    }

    @Nested
    class OfFigures {

        @ParameterizedTest
        @CsvSource({
            "4, 4",
            "-0.0, 0",
            "4.50, 4.5",
            "1e14, 100000000000000",
            "0.1, 0.1",
            "-3, -3",
            "1e300, 1E+300",
            "1.5e-30, 1.5E-30",
            "1e15, 1000000000000000",
            "123.456, 123.456"
        })
        void numbers_read_as_people_write_them(double number, String text) {
            assertThat(Figure.of(number)).isEqualTo(text);
        }

        @Test
        void they_name_the_number_exactly() {
            Property.forAll(
                    random -> Double.longBitsToDouble(random.nextLong()),
                    number -> {
                        if (Double.isFinite(number))
                            assertThat(Double.parseDouble(Figure.of(number))).isEqualTo(number);
                    });
        }
    }

    @Nested
    class OfHistories {

        private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

        private static Promise version(int number, Instant validFrom) {
            return new Promise(
                    new Touchpoint.Id("delivery"),
                    new Promise.Id("days-to-door"),
                    number,
                    new Promise.Terms(
                            "Version " + number,
                            "days",
                            new Levels(Better.LOWER, number, null, null),
                            false),
                    validFrom);
        }

        @Test
        void the_version_held_that_was_valid_from_latest() {
            var first = version(1, MARCH);
            var second = version(2, MARCH.plus(Duration.ofDays(9)));
            var history = new PromiseHistory(List.of(second, first));

            assertThat(history.asOf(MARCH.minusNanos(1000))).isEmpty();
            assertThat(history.asOf(MARCH)).contains(first);
            assertThat(history.asOf(MARCH.plus(Duration.ofDays(9)).minusNanos(1000)))
                    .contains(first);
            assertThat(history.asOf(MARCH.plus(Duration.ofDays(9)))).contains(second);
        }

        @Test
        void of_two_valid_from_the_same_instant_the_later_made_held() {
            var history =
                    new PromiseHistory(
                            List.of(version(2, MARCH), version(3, MARCH), version(1, MARCH)));

            assertThat(history.asOf(MARCH)).contains(version(3, MARCH));
        }

        @Test
        void a_version_made_later_may_be_valid_from_earlier() {
            var announced = version(1, MARCH.plus(Duration.ofDays(9)));
            var backdated = version(2, MARCH);
            var history = new PromiseHistory(List.of(announced, backdated));

            assertThat(history.asOf(MARCH)).contains(backdated);
            assertThat(history.asOf(MARCH.plus(Duration.ofDays(30)))).contains(announced);
        }

        @Test
        void nobody_promised_nothing() {
            assertThat(PromiseHistory.NONE.asOf(MARCH)).isEmpty();
        }

        @Test
        void which_version_held_does_not_depend_on_their_order() {
            Property.forAll(
                    random -> {
                        var versions = new ArrayList<Promise>();
                        for (int i = 1; i <= 1 + random.nextInt(6); i++)
                            versions.add(version(i, MARCH.plusSeconds(random.nextInt(3))));
                        return List.of(versions, Generate.shuffled(random, versions));
                    },
                    both -> {
                        for (int second = -1; second < 4; second++) {
                            var at = MARCH.plusSeconds(second);
                            assertThat(new PromiseHistory(both.get(0)).asOf(at))
                                    .isEqualTo(new PromiseHistory(both.get(1)).asOf(at));
                        }
                    });
        }

        @Test
        void versions_count_from_one() {
            assertThatThrownBy(() -> version(0, MARCH))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void terms_are_bounded_text() {
            var levels = new Levels(Better.LOWER, 1, null, null);
            assertThat(new Promise.Terms("t".repeat(500), "u".repeat(40), levels, false).unit())
                    .hasSize(40);
            assertThatThrownBy(() -> new Promise.Terms("t".repeat(501), null, levels, false))
                    .isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new Promise.Terms("t", "u".repeat(41), levels, false))
                    .isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new Promise.Terms(" ", null, levels, false))
                    .isInstanceOf(InvalidValue.class);
            assertThat(new Promise.Terms("t", null, levels, false).unit()).isNull();
            assertThat(new Promise.Terms("Cafe\u0301", "e\u0301", levels, false))
                    .isEqualTo(new Promise.Terms("Caf\u00e9", "\u00e9", levels, false));
        }

        @Test
        void validity_is_told_to_the_microsecond() {
            assertThat(version(1, MARCH.plusNanos(1999)))
                    .isEqualTo(version(1, MARCH.plusNanos(1000)));
        }

        @Test
        void ids_read_as_their_text_and_are_keys() {
            assertThat(new Promise.Id("on-time")).hasToString("on-time");
            assertThat(new Touchpoint.Id("checkout")).hasToString("checkout");
            assertThatThrownBy(() -> new Promise.Id("on time")).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new Touchpoint.Id("/")).isInstanceOf(InvalidValue.class);
        }
    }

    @Nested
    class OfTouchpoints {

        private static Touchpoint touchpoint(String name, double owLimit, double dangerLimit) {
            return new Touchpoint(
                    new Touchpoint.Id("checkout"), name, true, owLimit, dangerLimit, true);
        }

        @Test
        void limits_are_shares_and_danger_lies_above() {
            assertThat(touchpoint("Checkout", 0.01, 0.99).dangerLimit()).isEqualTo(0.99);
            for (double wrong : new double[] {0, 1, -0.1, 1.1, Double.NaN}) {
                assertThatThrownBy(() -> touchpoint("Checkout", wrong, 0.99))
                        .isInstanceOf(InvalidValue.class)
                        .extracting(thrown -> ((InvalidValue) thrown).path())
                        .isEqualTo("/owLimit");
                assertThatThrownBy(() -> touchpoint("Checkout", 0.01, wrong))
                        .isInstanceOf(InvalidValue.class)
                        .extracting(thrown -> ((InvalidValue) thrown).path())
                        .isEqualTo("/dangerLimit");
            }
            assertThatThrownBy(() -> touchpoint("Checkout", 0.1, 0.1))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("dangerLimit 0.1 must be above owLimit 0.1");
        }

        @Test
        void a_name_is_a_line_of_at_most_200_characters() {
            assertThat(touchpoint("n".repeat(200), 0.1, 0.2).name()).hasSize(200);
            assertThat(touchpoint("Cafe\u0301", 0.1, 0.2).name()).isEqualTo("Caf\u00e9");
            assertThatThrownBy(() -> touchpoint("n".repeat(201), 0.1, 0.2))
                    .isInstanceOf(InvalidValue.class);
        }

        @Test
        void one_that_turned_up_has_the_usual_limits() {
            assertThat(Touchpoint.undeclared(new Touchpoint.Id("pop-up")))
                    .isEqualTo(
                            new Touchpoint(
                                    new Touchpoint.Id("pop-up"),
                                    "pop-up",
                                    false,
                                    0.05,
                                    0.15,
                                    false));
        }
    }
}
