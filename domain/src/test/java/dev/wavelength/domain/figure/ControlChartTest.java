package dev.wavelength.domain.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wavelength.domain.Property;
import dev.wavelength.domain.figure.ControlChart.Point;
import dev.wavelength.domain.figure.ControlChart.Signal;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

class ControlChartTest {

    private static List<Share> beats(long... hitsAndWholes) {
        var beats = new ArrayList<Share>();
        for (int i = 0; i < hitsAndWholes.length; i += 2)
            beats.add(new Share(hitsAndWholes[i], hitsAndWholes[i + 1]));
        return beats;
    }

    private static List<Share> generate(Random random) {
        var beats = new ArrayList<Share>();
        for (int i = random.nextInt(30); i > 0; i--) {
            long whole = random.nextInt(4) == 0 ? 0 : random.nextInt(1_000);
            beats.add(new Share(whole == 0 ? 0 : random.nextLong(whole + 1), whole));
        }
        return beats;
    }

    @Test
    void the_limits_follow_the_formula() {
        // By hand: centre 24 / 400 = .06; s = sqrt(.06 * .94 / 100) = .023749; z = .4211, -.4211,
        // 1.2632, -1.2632; ranges .8422, 1.6843, 2.5264; mean 1.6843, by 1.128 is 1.4932.
        var chart = ControlChart.of(beats(7, 100, 5, 100, 9, 100, 3, 100));

        assertThat(chart.centre()).isEqualTo(0.06, within(1e-12));
        assertThat(chart.spread()).isEqualTo(1.4932, within(5e-5));
        var limits = Objects.requireNonNull(chart.points().getFirst().limits());
        assertThat(limits.lower()).isZero();
        assertThat(limits.upper()).isEqualTo(0.06 + 3 * 0.0237487 * 1.4932, within(1e-5));
        assertThat(chart.points()).extracting(Point::signal).containsOnlyNulls();
    }

    @Test
    void a_beat_outside_of_its_limits_is_a_signal() {
        var counts =
                new long[] {
                    5, 100, 6, 100, 5, 100, 4, 100, 5, 100, 6, 100, 40, 100, 5, 100, 6, 100, 4, 100,
                    5, 100, 5, 100
                };
        var chart = ControlChart.of(beats(counts));

        assertThat(chart.points().get(6).signal()).isEqualTo(Signal.HIGH);
        assertThat(chart.points().subList(0, 6)).extracting(Point::signal).containsOnlyNulls();
    }

    @Test
    void eight_in_a_row_on_one_side_are_a_signal() {
        var beats = new ArrayList<Share>();
        for (int i = 0; i < 8; i++) beats.add(new Share(i % 2, 100));
        for (int i = 0; i < 8; i++) beats.add(new Share(3 + i % 2, 100));
        var chart = ControlChart.of(beats);

        assertThat(chart.points()).extracting(Point::signal).contains(Signal.LOW, Signal.HIGH);
        assertThat(chart.points().get(6).signal()).isNull();
        assertThat(chart.points().get(7).signal()).isEqualTo(Signal.LOW);
        assertThat(chart.points().get(14).signal()).isNull();
        assertThat(chart.points().get(15).signal()).isEqualTo(Signal.HIGH);
    }

    @Test
    void nothing_and_what_never_varies_have_no_limits() {
        assertThat(ControlChart.of(List.of())).isEqualTo(new ControlChart(null, null, List.of()));
        assertThat(ControlChart.of(beats(0, 0)).centre()).isNull();
        for (var beats : List.of(beats(0, 10, 0, 20), beats(10, 10, 20, 20), beats(3, 10))) {
            var chart = ControlChart.of(beats);
            assertThat(chart.spread()).isNull();
            assertThat(chart.centre()).isNotNull();
            assertThat(chart.points()).extracting(Point::limits).containsOnlyNulls();
            assertThat(chart.points()).extracting(Point::signal).containsOnlyNulls();
        }
    }

    @Test
    void beats_of_nothing_are_passed_over() {
        var chart = ControlChart.of(beats(7, 100, 0, 0, 5, 100, 0, 0, 9, 100, 3, 100));

        assertThat(chart.spread()).isEqualTo(1.4932, within(5e-5));
        assertThat(chart.points().get(1)).isEqualTo(new Point(new Share(0, 0), null, null));
    }

    @Test
    void every_beat_has_its_point_and_limits_hold_the_centre() {
        Property.forAll(
                ControlChartTest::generate,
                beats -> {
                    var chart = ControlChart.of(beats);
                    assertThat(chart.points()).extracting(Point::share).isEqualTo(beats);
                    for (var point : chart.points()) {
                        if (point.limits() == null) continue;
                        double centre = Objects.requireNonNull(chart.centre());
                        assertThat(centre)
                                .isBetween(point.limits().lower(), point.limits().upper());
                        assertThat(Arrays.asList(point.limits().lower(), point.limits().upper()))
                                .allMatch(limit -> limit >= 0 && limit <= 1);
                    }
                });
    }
}
