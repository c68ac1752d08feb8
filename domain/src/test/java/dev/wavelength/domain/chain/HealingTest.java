package dev.wavelength.domain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.Property;
import dev.wavelength.domain.chain.Chain.Head;
import dev.wavelength.domain.chain.Chain.Status;
import dev.wavelength.domain.chain.Word.Effect;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.FeltAxis;
import dev.wavelength.domain.verdict.Rulebook;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class HealingTest {

    private static final Comparator<Link> IN_ORDER = Comparator.comparing(Link::position);

    private static Instant second(int at) {
        return Generate.AS_OF.plusSeconds(at);
    }

    private static Link link(
            int at, String id, Experience experience, FeltAxis felt, @Nullable String recovers) {
        return new Link(
                new Position(second(at), new Moment.Id(id)),
                experience,
                felt,
                recovers == null ? null : new Moment.Id(recovers),
                Stakes.NORMAL,
                Rulebook.standard(),
                null);
    }

    private static Link ow(int at, String id) {
        return link(at, id, Experience.OW, FeltAxis.BELOW, null);
    }

    private static Link how(int at, String id) {
        return link(at, id, Experience.HOW, FeltAxis.UNKNOWN, null);
    }

    private static Link pleasing(int at, String id, String recovers) {
        return link(at, id, Experience.HOW, FeltAxis.PLEASED, recovers);
    }

    private static Link failing(int at, String id, String recovers) {
        return link(at, id, Experience.OW, FeltAxis.BELOW, recovers);
    }

    private static Word word(int at, String on, Effect effect) {
        return new Word(new Moment.Id(on), new Position(second(at), new Moment.Id(on)), effect);
    }

    private static List<Link> settle(List<Link> links, List<Word> said) {
        return Words.of(links, said).settle();
    }

    private static List<Link> settled(Link... links) {
        return settle(Arrays.asList(links), List.of());
    }

    private static @Nullable Healing healing(List<Link> settled, String id) {
        return settled.stream()
                .filter(link -> link.position().id().text().equals(id))
                .map(link -> new Object[] {link.healing()})
                .findFirst()
                .map(found -> (Healing) found[0])
                .orElse(null);
    }

    private static Head head(Link... links) {
        return Chain.of(settled(links)).head();
    }

    @ParameterizedTest
    @CsvSource({
        "HOW, BELOW, NOT_MENDED",
        "OW, BELOW, NOT_MENDED",
        "HOW, MET, MENDED",
        "HOW, PLEASED, MENDED",
        "HOW, ABOVE, TURNED",
        "WOW, ABOVE, TURNED",
        "WOW, PLEASED, TURNED",
        "HOW, UNKNOWN, ",
        "OW, UNKNOWN, ",
        "OW, MET, MENDED",
        ", UNKNOWN, "
    })
    void what_a_word_makes_of_an_ow_follows_from_what_was_felt(
            @Nullable Experience experience, FeltAxis felt, @Nullable Effect effect) {
        assertThat(Effect.of(experience, felt)).isEqualTo(effect);
    }

    @ParameterizedTest
    @EnumSource(names = {"MENDED", "TURNED"})
    void an_ow_that_is_made_good_stays_an_ow_and_stands_no_more(Effect effect) {
        var settled = settle(List.of(ow(0, "a"), how(1, "b")), List.of(word(2, "a", effect)));
        var head = Chain.of(settled).head();

        assertThat(healing(settled, "a")).isEqualTo(new Healing(second(2), effect));
        assertThat(head.ow()).isEqualTo(1);
        assertThat(head.standing()).isZero();
        assertThat(head.standingImpact()).isZero();
        assertThat(head.status()).isEqualTo(Status.valueOf(effect.name()));
    }

    @Test
    void a_moment_that_recovers_speaks_of_the_ow_it_recovers() {
        assertThat(head(ow(0, "a"), pleasing(1, "b", "a")).status()).isEqualTo(Status.MENDED);
        assertThat(head(ow(0, "a"), link(1, "b", Experience.WOW, FeltAxis.ABOVE, "a")).status())
                .isEqualTo(Status.TURNED);
        assertThat(head(ow(0, "a"), failing(1, "b", "a")).standing()).isEqualTo(2);
        assertThat(head(ow(0, "a"), link(1, "b", Experience.HOW, FeltAxis.UNKNOWN, "a")).status())
                .isEqualTo(Status.BROKEN);
    }

    @Test
    void of_several_words_the_latest_counts() {
        var mended = pleasing(2, "c", "a");
        var not = link(3, "d", Experience.HOW, FeltAxis.BELOW, "a");

        assertThat(head(ow(0, "a"), mended, not).status()).isEqualTo(Status.BROKEN);
        assertThat(head(ow(0, "a"), not, mended).status()).isEqualTo(Status.BROKEN);
        assertThat(head(ow(0, "a"), not, pleasing(4, "e", "a")).status()).isEqualTo(Status.MENDED);
    }

    @Test
    void of_two_words_at_once_the_worse_counts() {
        var links = List.of(ow(0, "a"));

        assertThat(
                        healing(
                                settle(
                                        links,
                                        List.of(
                                                word(1, "a", Effect.TURNED),
                                                word(1, "a", Effect.MENDED))),
                                "a"))
                .isEqualTo(new Healing(second(1), Effect.MENDED));
        assertThat(
                        healing(
                                settle(
                                        links,
                                        List.of(
                                                word(1, "a", Effect.NOT_MENDED),
                                                word(1, "a", Effect.TURNED))),
                                "a"))
                .isNull();
    }

    @Test
    void an_attempt_that_failed_stands_no_more_once_its_case_is_made_good() {
        var head = head(ow(0, "a"), failing(1, "b", "a"), pleasing(2, "c", "a"));

        assertThat(head.ow()).isEqualTo(2);
        assertThat(head.standing()).isZero();
        assertThat(head.status()).isEqualTo(Status.MENDED);
    }

    @Test
    void who_makes_good_an_attempt_that_failed_makes_good_what_it_was_about() {
        var settled = settled(ow(0, "a"), failing(1, "b", "a"), pleasing(2, "c", "b"));

        assertThat(healing(settled, "a")).isEqualTo(new Healing(second(2), Effect.MENDED));
        assertThat(healing(settled, "b")).isEqualTo(new Healing(second(2), Effect.MENDED));
    }

    @Test
    void no_word_heals_what_was_yet_to_come() {
        var settled =
                settled(
                        ow(0, "a"),
                        pleasing(1, "b", "a"),
                        link(2, "c", Experience.OW, FeltAxis.UNKNOWN, "a"));

        assertThat(healing(settled, "a")).isEqualTo(new Healing(second(1), Effect.MENDED));
        assertThat(healing(settled, "c")).isNull();
        assertThat(head(pleasing(0, "b", "a"), ow(1, "a")).status()).isEqualTo(Status.BROKEN);
    }

    @Test
    void at_one_instant_a_word_heals_whatever_the_ids() {
        assertThat(head(ow(0, "z"), pleasing(0, "a", "z")).status()).isEqualTo(Status.MENDED);
        assertThat(head(ow(0, "a"), pleasing(0, "z", "a")).status()).isEqualTo(Status.MENDED);
    }

    @Test
    void an_ow_stood_for_every_link_that_came_no_later_than_it_was_made_good() {
        var links =
                settle(
                        List.of(ow(0, "a"), how(1, "b"), how(2, "c"), how(3, "d")),
                        List.of(word(2, "a", Effect.MENDED)));

        assertThat(Chain.of(links).weights())
                .extracting(weight -> weight.stakes() > 0.2)
                .containsExactly(false, true, true, false);
    }

    @Test
    void a_chain_is_turned_if_its_latest_recovery_was() {
        var ows = List.of(ow(0, "a"), ow(1, "b"));

        assertThat(
                        Chain.of(
                                        settle(
                                                ows,
                                                List.of(
                                                        word(3, "a", Effect.TURNED),
                                                        word(2, "b", Effect.MENDED))))
                                .head()
                                .status())
                .isEqualTo(Status.TURNED);
        assertThat(
                        Chain.of(
                                        settle(
                                                ows,
                                                List.of(
                                                        word(3, "a", Effect.TURNED),
                                                        word(3, "b", Effect.MENDED))))
                                .head()
                                .status())
                .isEqualTo(Status.MENDED);
    }

    @Test
    void moments_that_recover_in_a_circle_or_what_is_not_there_do_no_harm() {
        assertThat(head(failing(0, "a", "b"), failing(1, "b", "a")).standing()).isEqualTo(2);
        assertThat(head(failing(0, "a", "b"), pleasing(1, "b", "a")).standing()).isZero();
        assertThat(head(failing(0, "a", "c"), failing(1, "c", "b"), failing(2, "b", "c")).ow())
                .isEqualTo(3);
        assertThat(head(ow(0, "a"), pleasing(1, "b", "elsewhere")).status())
                .isEqualTo(Status.BROKEN);
    }

    @Test
    void what_is_not_mended_is_not_healed_and_nothing_but_an_ow_is() {
        assertThatThrownBy(() -> new Healing(second(0), Effect.NOT_MENDED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> how(0, "a").healed(new Healing(second(0), Effect.MENDED)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Links of one customer and what was said of them besides.
    private record Story(List<Link> links, List<Word> said, List<Link> shuffled, List<Word> later) {

        static Story any(java.util.Random random) {
            var links = Generate.links(random, 2);
            var said = Generate.words(random, links);
            return new Story(
                    links, said, Generate.shuffled(random, links), Generate.shuffled(random, said));
        }

        List<Link> settled() {
            return HealingTest.settle(links, said);
        }
    }

    @Test
    void a_chain_is_the_same_in_every_order_of_arrival_of_moments_and_words() {
        Property.forAll(
                Story::any,
                story ->
                        assertThat(Chain.of(settle(story.shuffled(), story.later())))
                                .isEqualTo(Chain.of(story.settled())));
    }

    @Test
    void healings_are_those_of_a_plain_reading_of_the_rule() {
        Property.forAll(
                Story::any,
                story ->
                        assertThat(story.settled())
                                .extracting(Link::healing)
                                .containsExactlyElementsOf(plainly(story)));
    }

    /// Moments are of one case if they are joined by what recovers what, in whatever direction.
    private static List<@Nullable Healing> plainly(Story story) {
        var cases = new HashMap<Moment.Id, Moment.Id>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var link : story.links())
                if (link.recovers() != null) {
                    var id = link.position().id();
                    var a = cases.getOrDefault(id, id);
                    var b = cases.getOrDefault(link.recovers(), link.recovers());
                    if (a.equals(b)) continue;
                    changed = true;
                    var first = a.compareTo(b) < 0 ? a : b;
                    cases.put(id, first);
                    cases.put(link.recovers(), first);
                }
        }
        var words = new ArrayList<>(story.said());
        for (var link : story.links()) link.words().forEach(words::add);
        words.sort(Word.COUNTS_MORE);
        var healings = new ArrayList<@Nullable Healing>();
        for (var link : story.links()) {
            var id = link.position().id();
            var of = cases.getOrDefault(id, id);
            var last =
                    words.reversed().stream()
                            .filter(word -> cases.getOrDefault(word.on(), word.on()).equals(of))
                            .findFirst();
            healings.add(
                    last.filter(word -> link.experience() == Experience.OW)
                            .filter(word -> word.effect() != Effect.NOT_MENDED)
                            .filter(
                                    word ->
                                            !word.at()
                                                    .occurredAt()
                                                    .isBefore(link.position().occurredAt()))
                            .map(word -> new Healing(word.at().occurredAt(), word.effect()))
                            .orElse(null));
        }
        return healings;
    }

    @Test
    void healing_never_makes_an_ow_of_anything_and_never_raises_what_stands() {
        Property.forAll(
                Story::any,
                story -> {
                    var healed = Chain.of(story.settled());
                    var unhealed = Chain.of(story.links());
                    assertThat(healed.head().ow()).isEqualTo(unhealed.head().ow());
                    assertThat(healed.head().streak()).isEqualTo(unhealed.head().streak());
                    assertThat(healed.head().standing()).isBetween(0, unhealed.head().standing());
                    assertThat(healed.head().standingImpact())
                            .isBetween(unhealed.head().standingImpact(), 0.0);
                    for (int i = 0; i < healed.weights().size(); i++)
                        assertThat(healed.weights().get(i).stakes())
                                .isLessThanOrEqualTo(unhealed.weights().get(i).stakes());
                });
    }

    @Test
    void weights_and_figures_are_those_of_a_plain_reading_of_the_rule() {
        Property.forAll(
                Story::any,
                story -> {
                    var links = story.settled().stream().sorted(IN_ORDER).toList();
                    var chain = Chain.of(links);
                    double impact = 0;
                    int standing = 0;
                    for (int i = 0; i < links.size(); i++) {
                        var link = links.get(i);
                        boolean stood =
                                links.subList(0, i).stream()
                                        .filter(other -> other.experience() == Experience.OW)
                                        .map(Link::healing)
                                        .anyMatch(healing -> stillThen(healing, link));
                        assertThat(chain.weights().get(i))
                                .isEqualTo(
                                        link.rulebook()
                                                .weigh(link.experience(), link.declared(), stood));
                        if (link.experience() == Experience.OW && link.healing() == null) {
                            standing++;
                            impact += Objects.requireNonNull(chain.weights().get(i).impact());
                        }
                    }
                    assertThat(chain.head().standing()).isEqualTo(standing);
                    assertThat(chain.head().standingImpact()).isEqualTo(impact);
                    assertThat(chain.head().status() == Status.BROKEN).isEqualTo(standing > 0);
                });
    }

    private static boolean stillThen(@Nullable Healing healing, Link link) {
        return healing == null || !healing.at().isBefore(link.position().occurredAt());
    }

    @Test
    void what_a_head_precedes_is_appended_as_if_all_were_folded() {
        var appended = new HashSet<Boolean>();
        Property.forAll(
                Story::any,
                story -> {
                    for (var last : story.links()) {
                        var others = new ArrayList<>(story.links());
                        others.remove(last);
                        var words =
                                story.said().stream()
                                        .filter(word -> !word.on().equals(last.position().id()))
                                        .toList();
                        var head = Chain.of(settle(others, words)).head();
                        boolean precedes =
                                last.recovers() == null && head.precedes(last.position());
                        appended.add(precedes);
                        if (!precedes) continue;
                        assertThat(head.append(last))
                                .isEqualTo(Chain.of(settle(story.links(), words)).head());
                    }
                });
        assertThat(appended).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void a_head_is_not_appended_to_before_its_last_healing() {
        var head =
                Chain.of(
                                settle(
                                        List.of(ow(0, "a"), how(1, "b")),
                                        List.of(word(5, "a", Effect.MENDED))))
                        .head();

        assertThat(head.precedes(how(2, "c").position())).isFalse();
        assertThat(head.precedes(how(5, "c").position())).isFalse();
        assertThat(head.precedes(how(6, "c").position())).isTrue();
        assertThat(Map.of(Status.MENDED, 1)).containsKey(head.append(how(6, "c")).status());
    }
}
