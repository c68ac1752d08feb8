package dev.wavelength.domain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.Property;
import dev.wavelength.domain.chain.Chain.Head;
import dev.wavelength.domain.chain.Chain.Status;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.FeltAxis;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Weight;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

class ChainTest {

    private static Link link(int at, String id, @Nullable Experience experience, Stakes declared) {
        return new Link(
                new Position(Generate.AS_OF.plusSeconds(at), new Moment.Id(id)),
                experience,
                FeltAxis.UNKNOWN,
                null,
                declared,
                Rulebook.standard(),
                null);
    }

    /// A chain of these experiences: O, H, W, and a dot where nothing was judged.
    private static List<Link> links(String experiences) {
        var links = new ArrayList<Link>();
        for (int i = 0; i < experiences.length(); i++)
            links.add(
                    link(
                            i,
                            "m-" + i,
                            switch (experiences.charAt(i)) {
                                case 'O' -> Experience.OW;
                                case 'H' -> Experience.HOW;
                                case 'W' -> Experience.WOW;
                                default -> null;
                            },
                            Stakes.NORMAL));
        return links;
    }

    private static Head head(String experiences) {
        return Chain.of(links(experiences)).head();
    }

    @ParameterizedTest
    @CsvSource({
        "'', OPEN",
        "., OPEN",
        "..., OPEN",
        "H, UNBROKEN",
        "H., UNBROKEN",
        "HHHHHHHH, UNBROKEN",
        "W, SHINING",
        "WHHHH, SHINING",
        "WHHHHH, UNBROKEN",
        "W.....HHHH, SHINING",
        "HHHHHW, SHINING",
        "WHHHHHW, SHINING",
        "WWHHHH, SHINING",
        "WWHHHHH, UNBROKEN",
        "O, BROKEN",
        "OW, BROKEN",
        "WWWWO, BROKEN",
        "OHHHHHHHH, BROKEN",
        "O., BROKEN"
    })
    void a_status_is_the_first_that_holds(String experiences, Status status) {
        assertThat(head(experiences).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, 0, 0, 0, 0, 0, 0, 0", "HH, 2, 2, 0, 2, 0, 0, 2, 2",
        "H.W, 3, 2, 0, 1, 1, 0, 2, 2", "HWO, 3, 3, 1, 1, 1, 1, 0, 2",
        "HWOH, 4, 4, 1, 2, 1, 1, 1, 2", "OOHHHO., 7, 6, 3, 3, 0, 3, 0, 3",
        "OHOHH.H, 7, 6, 2, 4, 0, 2, 3, 3"
    })
    void figures_are_counts_and_runs(
            String experiences,
            int links,
            int judged,
            int ow,
            int how,
            int wow,
            int standing,
            int streak,
            int longestStreak) {
        var head = head(experiences);

        assertThat(
                        List.of(
                                head.links(),
                                head.judged(),
                                head.ow(),
                                head.how(),
                                head.wow(),
                                head.standing(),
                                head.streak(),
                                head.longestStreak()))
                .containsExactly(links, judged, ow, how, wow, standing, streak, longestStreak);
    }

    @Test
    void what_is_remembered_is_the_mean_of_peak_and_end() {
        assertThat(head("").remembered()).isNull();
        assertThat(head(".").remembered()).isNull();
        assertThat(head("H").remembered()).isZero();
        assertThat(head("WH").remembered()).isCloseTo(0.7, within(1e-12));
        assertThat(head("O").remembered()).isCloseTo(-2.8, within(1e-12));
        assertThat(head("OW").remembered()).isCloseTo((-2.8 + 1.88) / 2, within(1e-12));
        assertThat(head("OH.").remembered()).isCloseTo(-1.4, within(1e-12));
    }

    @Test
    void of_two_peaks_the_worse_counts_and_then_the_later() {
        var wow = link(1, "a", Experience.WOW, Stakes.HIGH);
        var rules =
                new Rulebook(
                        1,
                        Rulebook.standard().instruments(),
                        Rulebook.standard().table(),
                        Rulebook.standard().remedied(),
                        Rulebook.standard().stakes(),
                        0,
                        Map.of(Experience.OW, -1.0, Experience.HOW, 0.0, Experience.WOW, 1.0),
                        2);
        var ow =
                new Link(
                        link(2, "b", null, Stakes.HIGH).position(),
                        Experience.OW,
                        FeltAxis.UNKNOWN,
                        null,
                        Stakes.HIGH,
                        rules,
                        null);
        var earlierOw =
                new Link(
                        link(0, "c", null, Stakes.HIGH).position(),
                        Experience.OW,
                        FeltAxis.UNKNOWN,
                        null,
                        Stakes.HIGH,
                        rules,
                        null);

        assertThat(Chain.of(List.of(wow, ow)).head().peak()).isEqualTo(-2.0);
        assertThat(
                        Chain.of(
                                        List.of(
                                                earlierOw,
                                                new Link(
                                                        wow.position(),
                                                        Experience.WOW,
                                                        FeltAxis.UNKNOWN,
                                                        null,
                                                        Stakes.HIGH,
                                                        rules,
                                                        null)))
                                .head()
                                .peak())
                .isEqualTo(-2.0);
    }

    @Test
    void a_moment_weighs_more_while_an_ow_stands_and_itself_is_not_behind_itself() {
        var weights = Chain.of(links("WO.HW")).weights();

        assertThat(weights.subList(0, 2))
                .containsExactly(new Weight(0.2, 1.4), new Weight(0.2, -2.8));
        assertThat(weights.subList(2, 5)).extracting(Weight::stakes).allMatch(e -> e > 0.43);
        assertThat(weights.get(2).impact()).isNull();
        assertThat(weights.get(4).impact()).isCloseTo(1.88, within(1e-12));
    }

    @Test
    void standing_impact_is_the_sum_of_the_impacts_that_stand() {
        assertThat(head("OWO").standingImpact()).isCloseTo(-2.8 - 3.76, within(1e-12));
        assertThat(head("HW").standingImpact()).isZero();
    }

    @Test
    void a_chain_is_the_same_in_every_order_of_arrival() {
        Property.forAll(
                random -> {
                    var links = Generate.links(random);
                    return List.of(links, Generate.shuffled(random, links));
                },
                both -> assertThat(Chain.of(both.get(0))).isEqualTo(Chain.of(both.get(1))));
    }

    @Test
    void a_chain_is_the_fold_of_its_links_one_by_one() {
        Property.forAll(
                Generate::links,
                links -> {
                    var head = Head.EMPTY;
                    var weights = new ArrayList<Weight>();
                    for (var link :
                            links.stream().sorted(Comparator.comparing(Link::position)).toList()) {
                        weights.add(head.weigh(link));
                        head = head.append(link);
                        assertThat(head.precedes(link.position())).isFalse();
                        assertThat(head.last()).isEqualTo(link.position());
                    }
                    assertThat(Chain.of(links)).isEqualTo(new Chain(head, weights));
                });
    }

    @Test
    void a_late_link_gives_the_same_chain_as_in_time() {
        Property.forAll(
                Generate::links,
                links -> {
                    for (int late = 0; late < links.size(); late++) {
                        var others = new ArrayList<>(links);
                        others.add(others.remove(late));
                        assertThat(Chain.of(others)).isEqualTo(Chain.of(links));
                    }
                });
    }

    @Test
    void figures_agree_with_a_plain_count_and_are_numbers() {
        Property.forAll(
                Generate::links,
                links -> {
                    var head = Chain.of(links).head();
                    var inOrder =
                            links.stream().sorted(Comparator.comparing(Link::position)).toList();
                    var judged =
                            inOrder.stream()
                                    .filter(link -> link.experience() != null)
                                    .map(Link::experience)
                                    .toList();
                    int lastOw = judged.lastIndexOf(Experience.OW);
                    assertThat(head.links()).isEqualTo(links.size());
                    assertThat(head.judged())
                            .isEqualTo(judged.size())
                            .isEqualTo(head.ow() + head.how() + head.wow());
                    assertThat(head.standing()).isEqualTo(head.ow());
                    assertThat(head.streak()).isEqualTo(judged.size() - 1 - lastOw);
                    assertThat(head.longestStreak()).isBetween(head.streak(), judged.size());
                    assertThat(head.status()).isEqualTo(status(judged));
                    int lastWow = judged.lastIndexOf(Experience.WOW);
                    assertThat(head.sinceWow())
                            .isEqualTo(lastWow < 0 ? null : judged.size() - 1 - lastWow);
                    assertThat(head.standingImpact()).isFinite();
                    var remembered = head.remembered();
                    if (judged.isEmpty()) assertThat(remembered).isNull();
                    else assertThat(remembered).isNotNull().isFinite();
                    assertThat(head.peak()).isEqualTo(peak(Chain.of(links).weights()));
                });
    }

    private static Status status(List<@Nullable Experience> judged) {
        if (judged.contains(Experience.OW)) return Status.BROKEN;
        if (judged.isEmpty()) return Status.OPEN;
        return judged.subList(Math.max(0, judged.size() - 5), judged.size())
                        .contains(Experience.WOW)
                ? Status.SHINING
                : Status.UNBROKEN;
    }

    private static @Nullable Double peak(List<Weight> weights) {
        @Nullable Double peak = null;
        for (var weight : weights) {
            var impact = weight.impact();
            if (impact == null) continue;
            if (peak == null
                    || Math.abs(impact) > Math.abs(peak)
                    || (Math.abs(impact) == Math.abs(peak) && impact < peak)) peak = impact;
        }
        return peak;
    }

    @Test
    void a_link_is_appended_only_behind_all_others() {
        var head = head("HH");

        assertThat(head.precedes(link(1, "m-0", null, Stakes.LOW).position())).isFalse();
        assertThat(head.precedes(link(1, "m-1", null, Stakes.LOW).position())).isFalse();
        assertThat(head.precedes(link(1, "m-2", null, Stakes.LOW).position())).isFalse();
        assertThat(head.precedes(link(2, "m-0", null, Stakes.LOW).position())).isTrue();
        assertThatThrownBy(() -> head.append(link(0, "z", Experience.HOW, Stakes.LOW)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not come behind");
    }

    @Test
    void positions_are_ordered_by_time_and_then_by_id() {
        Property.forAll(
                random -> Generate.links(random).stream().map(Link::position).toList(),
                positions -> {
                    for (var one : positions)
                        for (var other : positions) {
                            int byTime = one.occurredAt().compareTo(other.occurredAt());
                            int byId = one.id().text().compareTo(other.id().text());
                            assertThat(Integer.signum(one.compareTo(other)))
                                    .isEqualTo(Integer.signum(byTime != 0 ? byTime : byId));
                        }
                });
    }
}
