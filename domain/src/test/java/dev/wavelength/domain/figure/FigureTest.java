package dev.wavelength.domain.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wavelength.domain.Property;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class FigureTest {

    private static final Offset<Double> PUBLISHED = within(0.00005);

    @ParameterizedTest
    @CsvSource({
        "0, 20, 0, .1611",
        "3, 40, .0258, .1986",
        "30, 200, .1071, .2061",
        "0, 1, 0, .7935"
    })
    void wilsons_interval_is_that_of_the_published_tables(
            long hits, long whole, double lower, double upper) {
        var interval = new Share(hits, whole).wilson(Share.TWO_SIDED_95).orElseThrow();

        assertThat(interval.lower()).isCloseTo(lower, PUBLISHED);
        assertThat(interval.upper()).isCloseTo(upper, PUBLISHED);
    }

    @ParameterizedTest
    @CsvSource({"2, 10, .0686", "4, 10, .1942", "3, 20, .0616", "6, 60, .0526", "15, 60, .1702"})
    void the_one_sided_lower_bound_is_that_of_an_inspection(long hits, long whole, double lower) {
        assertThat(new Share(hits, whole).wilson(Share.ONE_SIDED_95).orElseThrow().lower())
                .isCloseTo(lower, PUBLISHED);
    }

    @ParameterizedTest
    @CsvSource({"0, 52, .0495", "2, 60, .0958", "3, 200, .0369", "5, 200, .0505"})
    void the_one_sided_upper_bound_is_that_of_an_inspection(long hits, long whole, double upper) {
        assertThat(new Share(hits, whole).wilson(Share.ONE_SIDED_95).orElseThrow().upper())
                .isCloseTo(upper, PUBLISHED);
    }

    @Test
    void a_share_of_nothing_has_no_rate_and_no_interval() {
        assertThat(new Share(0, 0).rate()).isEmpty();
        assertThat(new Share(0, 0).wilson(Share.TWO_SIDED_95)).isEmpty();
    }

    @Test
    void no_share_is_more_than_its_whole_or_less_than_nothing() {
        for (var wrong : List.of(new long[] {2, 1}, new long[] {-1, 1}, new long[] {0, -1}))
            assertThatThrownBy(() -> new Share(wrong[0], wrong[1]))
                    .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_interval_holds_its_rate_and_keeps_within_0_and_1() {
        Property.forAll(
                random -> {
                    long whole = 1 + Math.abs(random.nextLong() >> (1 + random.nextInt(62)));
                    long hits =
                            switch (random.nextInt(3)) {
                                case 0 -> 0;
                                case 1 -> whole;
                                default -> (long) (whole * random.nextDouble());
                            };
                    return new Share(hits, whole);
                },
                share -> {
                    double rate = share.rate().orElseThrow();
                    var wide = share.wilson(Share.TWO_SIDED_95).orElseThrow();
                    var narrow = share.wilson(Share.ONE_SIDED_95).orElseThrow();
                    assertThat(wide.lower()).isBetween(0.0, rate);
                    assertThat(wide.upper()).isBetween(rate, 1.0);
                    assertThat(wide.lower()).isLessThan(narrow.lower() + 1e-12);
                    assertThat(wide.upper()).isGreaterThan(narrow.upper() - 1e-12);
                });
    }

    @Test
    void more_of_the_same_narrows_the_interval() {
        Property.forAll(
                random -> new Share(random.nextInt(50), 50 + random.nextInt(50)),
                share -> {
                    var few = share.wilson(Share.TWO_SIDED_95).orElseThrow();
                    var many =
                            new Share(share.hits() * 100, share.whole() * 100)
                                    .wilson(Share.TWO_SIDED_95)
                                    .orElseThrow();
                    assertThat(many.upper() - many.lower()).isLessThan(few.upper() - few.lower());
                });
    }

    @Test
    void the_net_promoter_score_is_that_of_the_paper() {
        var score = new NetPromoterScore(24, 10, 6);
        var interval = score.interval(Share.TWO_SIDED_95).orElseThrow();

        assertThat(score.score()).hasValue(45);
        assertThat(interval.lower()).isCloseTo(19.55, within(0.005));
        assertThat(interval.upper()).isCloseTo(64.17, within(0.005));
    }

    @Test
    void nobodys_answers_have_no_score() {
        assertThat(new NetPromoterScore(0, 0, 0).score()).isEmpty();
        assertThat(new NetPromoterScore(0, 0, 0).interval(Share.TWO_SIDED_95)).isEmpty();
    }

    @Test
    void answers_cannot_be_fewer_than_none() {
        assertThatThrownBy(() -> new NetPromoterScore(-1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NetPromoterScore(0, -1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NetPromoterScore(0, 0, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_score_and_its_interval_keep_within_100() {
        Property.forAll(
                random ->
                        new NetPromoterScore(
                                random.nextInt(1 + random.nextInt(100)),
                                random.nextInt(1 + random.nextInt(3)),
                                1 + random.nextInt(1 + random.nextInt(100))),
                nps -> {
                    var interval = nps.interval(Share.TWO_SIDED_95).orElseThrow();
                    assertThat(nps.score().orElseThrow()).isBetween(-100.0, 100.0);
                    assertThat(interval.lower()).isBetween(-100.0, interval.upper());
                    assertThat(interval.upper()).isLessThanOrEqualTo(100);
                });
    }

    @Test
    void figures_of_huge_numbers_are_figures() {
        var share = new Share(Long.MAX_VALUE - 1, Long.MAX_VALUE);
        var all = new NetPromoterScore(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

        assertThat(share.wilson(Share.TWO_SIDED_95).orElseThrow().lower()).isBetween(0.9999, 1.0);
        assertThat(all.score()).hasValue(0);
        assertThat(all.interval(Share.TWO_SIDED_95).orElseThrow().upper())
                .isCloseTo(0, within(0.001));
    }

    @Test
    void unanimous_scores_are_not_certain() {
        var all = new NetPromoterScore(50, 0, 0).interval(Share.TWO_SIDED_95).orElseThrow();
        var none = new NetPromoterScore(0, 0, 2).interval(Share.TWO_SIDED_95).orElseThrow();

        assertThat(all.lower()).isLessThan(100);
        assertThat(all.upper()).isEqualTo(100);
        assertThat(none.lower()).isEqualTo(-100);
        assertThat(none.upper()).isGreaterThan(-100);
    }
}
