package dev.wavelength.contract.journal;

import static dev.wavelength.contract.moment.MomentBuilder.aMoment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.event.Told;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.contract.value.Pages;
import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.Moments.Filter;
import dev.wavelength.domain.journal.Moments.Kept;
import dev.wavelength.domain.journal.Moments.Revised;
import dev.wavelength.domain.journal.News;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Delivery;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Weight;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What every adapter for [Moments] must do, rule by rule.
public abstract class MomentsContract extends RecordingContract {

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final LocalDate LAST = LocalDate.parse("2026-12-31");
    private static final Filter ALL = new Filter(null, null, null, null, null);

    private static Instant day(int days) {
        return MONDAY.plus(Duration.ofDays(days));
    }

    private static Moment.Id id(String text) {
        return new Moment.Id(text);
    }

    private List<Entry> list(Filter filter) {
        return moments.list(brand.id(), filter, null, 1000);
    }

    private Tally tally() {
        return tallies.daily(brand.id(), null, FIRST, LAST).values().stream()
                .reduce(Tally.NONE, Tally::plus);
    }

    private static Claim claim(String key, String content) {
        return new Claim("shop", key, Digest.of(content));
    }

    private static MomentBuilder everything() {
        return aMoment("order-7781:delivery@2+x")
                .of("c~1042")
                .at("last.mile")
                .by("courier-bike")
                .occurredAt("2026-03-02T08:14:03.123456Z")
                .stakes(Stakes.CRITICAL)
                .delivered(
                        new Delivery(
                                new Promise.Id("days-to-door"),
                                "Tage „ab Lager“",
                                new Levels(Better.LOWER, 4.1, 4.1 + 0.2, -1.0 / 3),
                                true,
                                0.1 + 0.2,
                                Instant.parse("2026-03-06T23:59:59.999999Z"),
                                Instant.parse("2026-02-27T11:00:00.000001Z")))
                .delivered(
                        new Delivery(
                                new Promise.Id("dry"),
                                null,
                                new Levels(Better.HIGHER, 1, null, null),
                                false,
                                null,
                                Instant.parse("2031-01-01T00:00:00Z"),
                                Instant.parse("2026-02-27T11:00:00Z")))
                .said(
                        new Feedback(
                                Instrument.COMPLIMENT,
                                null,
                                "»Danke!«\n\tBis bald – 👋🏽 \\u0000 {\"a\": [1]}",
                                Instant.parse("2026-03-03T08:14:03.000009Z")))
                .said(Instrument.NPS, 9)
                .said(Instrument.CSAT, 5)
                .beyondPromise("carried it up to the 4th floor\nand rang twice")
                .recovering("order-7781:checkout");
    }

    @Test
    void m1_a_moment_is_kept_whole() {
        var draft = DraftBuilder.draft(brand, everything()).from("till.4").build();

        var entry = keepNew(draft);

        assertThat(entry.moment()).isEqualTo(draft.moment());
        assertThat(entry.source()).isEqualTo(new Partner.Name("till.4"));
        assertThat(entry.recordedAt()).isEqualTo(draft.recordedAt());
        assertThat(entry.judgedAt()).isEqualTo(draft.recordedAt());
        assertThat(entry.revision()).isEqualTo(1);
        assertThat(entry.verdict()).isEqualTo(draft.verdict());
        assertThat(entry.weight()).isEqualTo(new Weight(0.8, 2.6));
        assertThat(entry.chain()).isEqualTo(new Entry.ChainState(Chain.Status.SHINING, 0));
        assertThat(moments.find(brand.id(), draft.moment().id())).contains(entry);
        assertThat(moments.find(brand.id(), draft.moment().id(), 1)).contains(entry);
        assertThat(list(ALL)).containsExactly(entry);
    }

    @Test
    void m1_a_moment_with_the_least_there_can_be_is_kept_whole() {
        var draft = draft(silent("m-1"));

        var entry = keepNew(draft);

        assertThat(entry.moment()).isEqualTo(draft.moment());
        assertThat(entry.verdict()).isEqualTo(draft.verdict());
        assertThat(entry.weight()).isEqualTo(new Weight(0.2, null));
        assertThat(entry.chain()).isEqualTo(new Entry.ChainState(Chain.Status.OPEN, 0));
        assertThat(find("m-1")).isEqualTo(entry);
    }

    @Test
    void m1_times_are_kept_to_the_microsecond_in_every_year_there_is() {
        brand = open("UTC");
        var times =
                List.of(
                        Instants.EARLIEST,
                        Instant.parse("1582-10-15T00:00:00.000001Z"),
                        Instant.parse("1969-12-31T23:59:59.999999Z"),
                        Instant.parse("2024-02-29T12:00:00.5Z"),
                        Instant.parse("2026-03-02T08:14:03.123456Z"),
                        Instants.LATEST);
        for (int i = 0; i < times.size(); i++) {
            var draft =
                    DraftBuilder.draft(
                                    brand, aMoment("m-" + i).occurredAt(times.get(i)).delivered(4))
                            .recordedAt(NOW.plusNanos(1000L * i))
                            .build();

            keepNew(draft);

            assertThat(find("m-" + i).moment()).isEqualTo(draft.moment());
            assertThat(find("m-" + i).moment().occurredAt()).isEqualTo(times.get(i));
            assertThat(find("m-" + i).recordedAt()).isEqualTo(NOW.plusNanos(1000L * i));
        }
        assertThat(ids(list(ALL))).containsExactly("m-5", "m-4", "m-3", "m-2", "m-1", "m-0");
    }

    @Test
    void m1_nothing_is_finer_than_a_microsecond_and_nothing_is_rounded_up() {
        var nanos = Instant.parse("2026-03-02T08:14:03.123456999Z");
        var draft =
                DraftBuilder.draft(brand, how("m-1").occurredAt(nanos)).recordedAt(nanos).build();

        var answered = keepNew(draft);

        var micros = Instant.parse("2026-03-02T08:14:03.123456Z");
        assertThat(answered.moment().occurredAt()).isEqualTo(micros);
        assertThat(answered.recordedAt()).isEqualTo(micros);
        assertThat(find("m-1")).isEqualTo(answered);
    }

    @Test
    void m1_what_is_answered_is_what_is_found_also_within_a_batch() {
        var drafts =
                List.of(
                        draft(wow("m-3").of("ada").occurredAt(day(3))),
                        draft(ow("m-1").of("ada").occurredAt(day(1))),
                        draft(how("m-0").of("ada").occurredAt(day(0))),
                        draft(silent("m-2").of("bea").occurredAt(day(2))));

        for (var kept : moments.keep(brand.id(), drafts)) {
            var answered = entry(kept);
            var found = moments.find(brand.id(), answered.moment().id()).orElseThrow();
            assertThat(found).isEqualTo(answered);
        }
    }

    @Test
    void m1_nothing_is_found_under_an_unknown_id() {
        keepNew(how("Order-1"));

        assertThat(moments.find(brand.id(), id("order-1"))).isEmpty();
        assertThat(moments.find(brand.id(), id("Order-1."))).isEmpty();
        assertThat(moments.find(brand.id(), id("order-1"), 1)).isEmpty();
    }

    @Test
    void m1_an_empty_batch_is_answered_with_nothing() {
        assertThat(moments.keep(brand.id(), List.of())).isEmpty();
        assertThat(list(ALL)).isEmpty();
    }

    @Test
    void m1_a_large_batch_is_kept_whole() {
        var drafts = generate(3, 400);

        var kept = moments.keep(brand.id(), drafts);

        assertThat(kept).hasSize(400).allMatch(Kept.New.class::isInstance);
        var found = new ArrayList<Moment>();
        for (var entry : list(ALL)) found.add(entry.moment());
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(drafts.stream().map(Draft::moment).toList());
    }

    @Test
    void m2_a_repetition_gets_the_first_answer_again() {
        var draft = draft(everything());
        var first = keepNew(draft);

        assertThat(keep(draft)).isEqualTo(new Kept.Known(first));
        assertThat(keep(draft)).isEqualTo(new Kept.Known(first));
        assertThat(list(ALL)).containsExactly(first);
    }

    @Test
    void m2_the_first_answer_stays_as_it_was_whatever_comes_later() {
        var draft = draft(wow("m-2").of("ada").occurredAt(day(2)));
        var first = keepNew(draft);
        keepNew(ow("m-1").of("ada").occurredAt(day(1)));
        revise(find("m-2"), blame(first));

        assertThat(find("m-2").weight()).isNotEqualTo(first.weight());
        assertThat(keep(draft)).isEqualTo(new Kept.Known(first));
        assertThat(find("m-2").revision()).isEqualTo(2);
    }

    @Test
    void m2_a_repetition_recorded_later_by_another_partner_gets_the_first_answer() {
        var draft = draft(how("m-1"));
        var first = keepNew(draft);
        var again =
                DraftBuilder.draft(brand, how("m-1"))
                        .from("crm")
                        .recordedAt(NOW.plusSeconds(60))
                        .build();

        assertThat(keep(again)).isEqualTo(new Kept.Known(first));
        assertThat(find("m-1")).isEqualTo(first);
    }

    @Test
    void m2_a_second_moment_under_the_id_changes_nothing() {
        var first = keepNew(how("m-1").of("ada").occurredAt(day(1)));

        var second = draft(ow("m-1").of("bea").at("checkout").occurredAt(day(9)));
        assertThat(keep(second)).isEqualTo(new Kept.Taken());

        assertThat(find("m-1")).isEqualTo(first);
        assertThat(list(ALL)).containsExactly(first);
        assertThat(chains.find(brand.id(), new Customer("bea"))).isEmpty();
        assertThat(chainOf("ada").links()).isEqualTo(1);
        assertThat(tally()).isEqualTo(Tally.of(first.verdict(), first.weight(), false));
        assertThat(adapters.touchpoints().find(brand.id(), new Touchpoint.Id("checkout")))
                .isEmpty();
    }

    @Test
    void m3_one_racer_wins_and_all_others_know_its_moment() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            var draft = draft(how("m-" + round).occurredAt(day(round)));

            var kept =
                    Race.run(
                            Race.RACERS,
                            racer -> moments.keep(brand.id(), List.of(draft)).getFirst());

            var won = kept.stream().filter(Kept.New.class::isInstance).toList();
            assertThat(won).hasSize(1);
            assertThat(kept).containsOnly(won.getFirst(), new Kept.Known(entry(won.getFirst())));
        }
        assertThat(tally().moments()).isEqualTo(Race.ROUNDS);
        assertThat(chainOf("c-1042").links()).isEqualTo(Race.ROUNDS);
    }

    @Test
    void m3_one_of_those_who_race_with_other_content_wins() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            var name = "m-" + round;

            var kept =
                    Race.run(
                            Race.RACERS,
                            racer ->
                                    moments.keep(
                                                    brand.id(),
                                                    List.of(
                                                            draft(
                                                                    how(name)
                                                                            .of("c-" + racer)
                                                                            .occurredAt(
                                                                                    day(racer)))))
                                            .getFirst());

            var won = kept.stream().filter(Kept.New.class::isInstance).toList();
            assertThat(won).hasSize(1);
            assertThat(kept).containsOnly(won.getFirst(), new Kept.Taken());
            assertThat(find(name)).isEqualTo(entry(won.getFirst()));
        }
        assertThat(tally().moments()).isEqualTo(Race.ROUNDS);
    }

    @Test
    void m3_batches_that_race_over_the_same_customers_all_get_through() {
        var drafts = generate(11, 160);

        Race.run(
                Race.RACERS,
                racer -> {
                    var mine = new ArrayList<Draft>();
                    for (int i = racer; i < drafts.size(); i += Race.RACERS)
                        mine.add(drafts.get(i));
                    Collections.shuffle(mine, new Random(racer));
                    for (int i = 0; i < mine.size(); i += 8)
                        moments.keep(brand.id(), List.copyOf(mine.subList(i, i + 8)));
                    return racer;
                });

        assertThat(tally().moments()).isEqualTo(drafts.size());
        links(drafts)
                .forEach(
                        (customer, links) ->
                                assertThat(chains.find(brand.id(), customer))
                                        .contains(Chain.of(links).head()));
    }

    @Test
    void m4_the_digest_tells_a_repetition_from_other_content() {
        var content = new Digest(7, -7);
        var first = keepNew(DraftBuilder.draft(brand, how("m-1")).content(content).build());

        var same = DraftBuilder.draft(brand, ow("m-1")).content(new Digest(7, -7)).build();
        assertThat(keep(same)).isEqualTo(new Kept.Known(first));
        for (var other : List.of(new Digest(7, -8), new Digest(8, -7), new Digest(-7, 7)))
            assertThat(keep(DraftBuilder.draft(brand, how("m-1")).content(other).build()))
                    .isEqualTo(new Kept.Taken());
    }

    @Test
    void m4_new_evidence_does_not_change_what_a_repetition_is() {
        var draft = draft(how("m-1"));
        var first = keepNew(draft);
        var revised = revise(first, blame(first));

        assertThat(keep(draft)).isInstanceOf(Kept.Known.class);
        assertThat(keep(DraftBuilder.draft(brand, revised.moment()).build()))
                .isEqualTo(new Kept.Taken());
    }

    @Test
    void m4_a_link_of_a_chain_cannot_come_once_more_behind_it() {
        keepNew(ow("ow").of("ada").occurredAt(day(1)));
        var first = keepNew(how("m-1").of("ada").occurredAt(day(2)));

        assertThat(keep(draft(how("m-1").of("ada").occurredAt(day(3)))))
                .isEqualTo(new Kept.Taken());
        assertThat(keep(draft(how("m-1").of("ada").occurredAt(day(3)).recovering("ow"))))
                .isEqualTo(new Kept.Taken());

        assertThat(find("m-1")).isEqualTo(first);
        assertThat(chainOf("ada").links()).isEqualTo(2);
    }

    @Test
    void m4_two_moments_may_have_the_same_content() {
        var content = new Digest(1, 2);

        keepNew(DraftBuilder.draft(brand, how("m-1")).content(content).build());
        keepNew(DraftBuilder.draft(brand, how("m-2")).content(content).build());
    }

    @Test
    void m5_each_draft_is_answered_in_its_place() {
        var known = draft(how("known").occurredAt(day(1)));
        var taken = draft(how("taken").occurredAt(day(2)));
        var first = keepNew(known);
        keepNew(taken);

        var kept =
                moments.keep(
                        brand.id(),
                        List.of(
                                draft(how("z-new").occurredAt(day(9))),
                                draft(ow("taken").occurredAt(day(2))),
                                known,
                                draft(how("a-new").occurredAt(day(3)))));

        assertThat(kept).hasSize(4);
        assertThat(entry(kept.get(0)).moment().id()).isEqualTo(id("z-new"));
        assertThat(kept.get(1)).isEqualTo(new Kept.Taken());
        assertThat(kept.get(2)).isEqualTo(new Kept.Known(first));
        assertThat(entry(kept.get(3)).moment().id()).isEqualTo(id("a-new"));
    }

    @Test
    void m5_a_batch_that_names_an_id_twice_keeps_the_first() {
        var twice = draft(wow("twice").of("ada"));
        var other = draft(ow("twice").of("bea").at("checkout"));

        var kept = moments.keep(brand.id(), List.of(twice, other, twice, other));

        var first = entry(kept.get(0));
        assertThat(first.moment()).isEqualTo(twice.moment());
        assertThat(kept.subList(1, 4))
                .containsExactly(new Kept.Taken(), new Kept.Known(first), new Kept.Taken());
        assertThat(find("twice")).isEqualTo(first);
        assertThat(tally()).isEqualTo(Tally.of(first.verdict(), first.weight(), false));
        assertThat(chainOf("ada").links()).isEqualTo(1);
        assertThat(chains.find(brand.id(), new Customer("bea"))).isEmpty();
    }

    @Test
    void m5_the_first_of_two_wins_even_if_the_second_is_older() {
        var kept =
                moments.keep(
                        brand.id(),
                        List.of(
                                draft(how("twice").occurredAt(day(5))),
                                draft(how("between").occurredAt(day(3))),
                                draft(how("twice").occurredAt(day(1)))));

        assertThat(entry(kept.get(0)).moment().occurredAt()).isEqualTo(day(5));
        assertThat(kept.get(2)).isEqualTo(new Kept.Taken());
    }

    @Test
    void m6_two_brands_with_the_same_names_are_kept_apart() {
        var ours = brand;
        var ourDraft = draft(ow("m-1").of("ada"));
        var our = keepNew(ourDraft);
        brand = open("Europe/Berlin");

        assertThat(moments.find(brand.id(), id("m-1"))).isEmpty();
        assertThat(moments.find(brand.id(), id("m-1"), 1)).isEmpty();
        assertThat(list(ALL)).isEmpty();
        assertThat(adapters.touchpoints().find(brand.id(), our.moment().touchpoint())).isEmpty();

        var their = keepNew(wow("m-1").of("ada"));

        assertThat(their.chain().status()).isEqualTo(Chain.Status.SHINING);
        assertThat(their.weight().stakes()).isEqualTo(0.2);
        assertThat(list(ALL)).containsExactly(their);
        assertThat(list(Filter.of(new Customer("ada")))).containsExactly(their);
        brand = ours;
        assertThat(find("m-1")).isEqualTo(our);
        assertThat(list(ALL)).containsExactly(our);
        assertThat(keep(ourDraft)).isEqualTo(new Kept.Known(our));
    }

    @Test
    void m6_a_revision_in_one_brand_leaves_the_other_alone() {
        var ours = brand;
        var our = keepNew(how("m-1").of("ada"));
        brand = open("Europe/Berlin");
        var their = keepNew(how("m-1").of("ada"));
        var claim = claim("7f3a", "blame");

        made(moments.revise(brand.id(), hearing(their, blame(their), claim)));

        assertThat(find("m-1").revision()).isEqualTo(2);
        brand = ours;
        assertThat(find("m-1")).isEqualTo(our);
        assertThat(moments.find(brand.id(), id("m-1"), 2)).isEmpty();
        assertThat(moments.claimed(brand.id(), claim)).isEmpty();
        assertThat(chainOf("ada").standing()).isZero();
        assertThat(moments.revise(brand.id(), hearing(our, praise(our), claim)))
                .isInstanceOf(Revised.Made.class);
    }

    @Test
    void m6_brands_that_race_under_the_same_ids_do_not_meet() {
        var brands = IntStream.range(0, Race.RACERS).mapToObj(i -> open("UTC")).toList();
        var draft = draft(how("m-1"));

        var kept =
                Race.run(
                        Race.RACERS,
                        racer -> moments.keep(brands.get(racer).id(), List.of(draft)).getFirst());

        assertThat(kept).allMatch(Kept.New.class::isInstance);
    }

    @Test
    void m7_a_chain_is_the_same_in_every_order_of_arrival() {
        var same = day(2);
        int order = 0;
        for (var arrival : permutations(List.of(0, 1, 2, 3, 4))) {
            var customer = "c-" + order;
            var prefix = "p" + order++;
            var drafts =
                    List.of(
                            draft(how(prefix + "-a").of(customer).occurredAt(day(1))),
                            draft(ow(prefix + "-B").of(customer).occurredAt(same)),
                            draft(
                                    wow(prefix + "-_")
                                            .of(customer)
                                            .occurredAt(same)
                                            .stakes(Stakes.HIGH)),
                            draft(silent(prefix + "-c").of(customer).occurredAt(day(3))),
                            draft(
                                    wow(prefix + "-0")
                                            .of(customer)
                                            .occurredAt(day(4))
                                            .stakes(Stakes.LOW)));
            var folded =
                    Chain.of(
                            drafts.stream()
                                    .map(draft -> link(draft, Rulebook.standard()))
                                    .toList());

            var answers = arrival.stream().map(i -> keepNew(drafts.get(i))).toList();

            assertThat(chainOf(customer)).as("arrival %s", arrival).isEqualTo(folded.head());
            assertThat(answers.getLast().chain()).isEqualTo(Entry.ChainState.of(folded.head()));
            for (int i = 0; i < drafts.size(); i++)
                assertThat(find(drafts.get(i).moment().id().text()).weight())
                        .as("arrival %s, moment %d", arrival, i)
                        .isEqualTo(folded.weights().get(i));
        }
    }

    @Test
    void m7_moments_behind_a_late_ow_weigh_more() {
        keepNew(wow("before").occurredAt(day(1)));
        keepNew(wow("behind").occurredAt(day(3)));
        assertThat(find("behind").weight().stakes()).isEqualTo(0.2);

        keepNew(ow("late").occurredAt(day(2)));

        assertThat(find("before").weight().stakes()).isEqualTo(0.2);
        assertThat(find("late").weight().stakes()).isEqualTo(0.2);
        assertThat(find("behind").weight())
                .isEqualTo(new Weight(1 - 0.8 * 0.7, 1 + 2 * (1 - 0.8 * 0.7)));
        assertThat(list(ALL).getFirst()).isEqualTo(find("behind"));
    }

    @Test
    void m7_at_the_same_time_ids_are_ordered_by_code_point() {
        var ids =
                sorted("10", "9", "B", "Zz", "_", "a", "a+", "a-", "a.b", "b", "~", "@", ":", "+");
        for (var id : ids.reversed()) if (!id.equals("_")) keepNew(how(id).occurredAt(day(1)));
        keepNew(ow("_").occurredAt(day(1)));

        assertThat(ids(list(ALL))).containsExactlyElementsOf(ids.reversed());
        boolean behind = false;
        for (var id : ids) {
            assertThat(find(id).weight().stakes() > 0.2).as(id).isEqualTo(behind);
            behind |= id.equals("_");
        }
    }

    @Test
    void m7_a_microsecond_decides_who_came_first() {
        keepNew(ow("z").occurredAt(day(1)));
        keepNew(how("a").occurredAt(day(1).plusNanos(1000)));
        keepNew(how("y").occurredAt(day(1).minusNanos(1000)));

        assertThat(find("a").weight().stakes()).isGreaterThan(0.2);
        assertThat(find("y").weight().stakes()).isEqualTo(0.2);
    }

    @Test
    void m7_a_revision_weighs_those_behind_it_anew() {
        var first = keepNew(how("m-1").occurredAt(day(1)));
        keepNew(how("m-2").occurredAt(day(2)));

        var blamed = revise(first, blame(first));
        assertThat(find("m-2").weight().stakes()).isGreaterThan(0.2);

        var silent = first.moment();
        made(
                moments.revise(
                        brand.id(),
                        new Revision(silent, blamed.revision(), NOW, first.verdict(), null, null)));
        assertThat(find("m-2").weight().stakes()).isEqualTo(0.2);
    }

    @Test
    void m8_a_touchpoint_nobody_declared_is_made() {
        var popUp = new Touchpoint.Id("pop-up.42");

        keepNew(how("m-1").at("pop-up.42"));

        assertThat(adapters.touchpoints().find(brand.id(), popUp))
                .contains(Touchpoint.undeclared(popUp));
    }

    @Test
    void m8_every_touchpoint_of_a_batch_is_made_once() {
        moments.keep(
                brand.id(),
                List.of(
                        draft(how("m-1").at("b")),
                        draft(how("m-2").at("a")),
                        draft(how("m-3").at("b")),
                        draft(how("m-4").at("B"))));

        assertThat(adapters.touchpoints().list(brand.id(), null, 10))
                .containsExactly(
                        Touchpoint.undeclared(new Touchpoint.Id("B")),
                        Touchpoint.undeclared(new Touchpoint.Id("a")),
                        Touchpoint.undeclared(new Touchpoint.Id("b")));
    }

    @Test
    void m8_a_declared_touchpoint_is_left_alone() {
        var declared =
                new Touchpoint(new Touchpoint.Id("delivery"), "To the door", true, 0.02, 0.1, true);
        adapters.touchpoints().put(brand.id(), declared);

        keepNew(how("m-1").at("delivery"));

        assertThat(adapters.touchpoints().find(brand.id(), declared.id())).contains(declared);
    }

    @Test
    void m9_the_newest_is_listed_first() {
        for (int i : List.of(3, 1, 4, 2, 5)) keepNew(how("m-" + i).occurredAt(day(i)));

        assertThat(ids(list(ALL))).containsExactly("m-5", "m-4", "m-3", "m-2", "m-1");
        assertThat(ids(moments.list(brand.id(), ALL, null, 2))).containsExactly("m-5", "m-4");
    }

    @Test
    void m9_a_list_goes_on_just_behind_the_last_one_seen() {
        var drafts = generate(21, 60);
        moments.keep(brand.id(), drafts);
        var all = list(ALL);
        assertThat(all.stream().map(entry -> Position.of(entry.moment())))
                .hasSize(60)
                .isSortedAccordingTo(Comparator.reverseOrder());

        for (int limit : List.of(1, 7, 59, 60, 61)) {
            var seen =
                    Pages.<Entry>read(
                            all.size(),
                            limit,
                            last ->
                                    moments.list(
                                            brand.id(),
                                            ALL,
                                            last == null ? null : Position.of(last.moment()),
                                            limit));
            assertThat(seen).isEqualTo(all);
        }
    }

    @Test
    void m9_a_list_may_go_on_behind_a_moment_that_is_not_there() {
        for (int i = 1; i <= 4; i++) keepNew(how("m-" + i).occurredAt(day(i)));

        assertThat(ids(moments.list(brand.id(), ALL, new Position(day(3), id("m-2")), 10)))
                .containsExactly("m-2", "m-1");
        assertThat(ids(moments.list(brand.id(), ALL, new Position(day(3), id("m-4")), 10)))
                .containsExactly("m-3", "m-2", "m-1");
    }

    @Test
    void m9_a_list_stays_stable_while_data_arrives() {
        var drafts = generate(22, 40);
        moments.keep(brand.id(), drafts);
        var before = ids(list(ALL));
        var seen = new ArrayList<String>();
        @Nullable Position after = null;
        for (int page = 0; ; page++) {
            var listed = moments.list(brand.id(), ALL, after, 7);
            if (listed.isEmpty()) break;
            seen.addAll(ids(listed));
            after = Position.of(listed.getLast().moment());
            keepNew(how("newest-" + page).occurredAt("2026-10-31T0%d:00:00Z".formatted(page)));
            keepNew(how("oldest-" + page).of("late").occurredAt(day(-page)));
            if (page == 8) break;
        }

        assertThat(seen.stream().filter(before::contains)).isEqualTo(before);
        assertThat(seen).doesNotHaveDuplicates().noneMatch(name -> name.startsWith("newest"));
    }

    @Test
    void m9_a_list_is_filtered_by_all_that_is_asked() {
        var drafts = generate(23, 80);
        moments.keep(brand.id(), drafts);
        var all = list(ALL);
        var middle = all.get(40).moment().occurredAt();
        var earlier = all.get(70).moment().occurredAt();
        for (var customer : new @Nullable Customer[] {null, new Customer("ca"), new Customer("Ca")})
            for (var touchpoint :
                    new Touchpoint.@Nullable Id[] {null, new Touchpoint.Id("delivery")})
                for (var experience :
                        new @Nullable Experience[] {
                            null, Experience.OW, Experience.HOW, Experience.WOW
                        })
                    for (var from : new @Nullable Instant[] {null, earlier})
                        for (var until : new @Nullable Instant[] {null, middle}) {
                            var filter = new Filter(customer, touchpoint, experience, from, until);
                            assertThat(list(filter))
                                    .as("%s", filter)
                                    .isEqualTo(
                                            all.stream()
                                                    .filter(one -> passes(one, filter))
                                                    .toList());
                        }
    }

    private static boolean passes(Entry one, Filter filter) {
        var moment = one.moment();
        if (filter.customer() != null && !filter.customer().equals(moment.customer())) return false;
        if (filter.touchpoint() != null && !filter.touchpoint().equals(moment.touchpoint()))
            return false;
        if (filter.experience() != null && filter.experience() != one.verdict().experience())
            return false;
        if (filter.from() != null && moment.occurredAt().isBefore(filter.from())) return false;
        return filter.until() == null || moment.occurredAt().isBefore(filter.until());
    }

    @Test
    void m9_from_is_the_first_instant_and_until_the_first_behind() {
        for (int i = 1; i <= 4; i++) keepNew(how("m-" + i).occurredAt(day(i)));

        assertThat(ids(list(new Filter(null, null, null, day(2), day(4)))))
                .containsExactly("m-3", "m-2");
        assertThat(ids(list(new Filter(null, null, null, day(2).plusNanos(1000), day(3)))))
                .isEmpty();
    }

    @Test
    void m9_an_experience_is_that_of_the_present_verdict() {
        var entry = keepNew(how("m-1"));
        var blamed = revise(entry, blame(entry));

        assertThat(list(new Filter(null, null, Experience.HOW, null, null))).isEmpty();
        assertThat(list(new Filter(null, null, Experience.OW, null, null))).containsExactly(blamed);
    }

    @Test
    void m9_a_page_is_filled_with_what_passes_the_filter() {
        for (int i = 1; i <= 9; i++)
            keepNew((i % 3 == 0 ? ow("m-" + i) : how("m-" + i)).occurredAt(day(i)));
        var ows = new Filter(null, null, Experience.OW, null, null);

        assertThat(ids(moments.list(brand.id(), ows, null, 2))).containsExactly("m-9", "m-6");
        assertThat(ids(moments.list(brand.id(), ows, new Position(day(6), id("m-6")), 2)))
                .containsExactly("m-3");
    }

    @Test
    void m10_a_revision_is_made_of_the_one_that_was_meant() {
        var first = keepNew(everything());

        var made = revise(first, blame(first));

        assertThat(made.revision()).isEqualTo(2);
        assertThat(made.moment().feedback()).hasSize(4).endsWith(blame(first));
        assertThat(made.verdict().experience()).isEqualTo(Experience.OW);
        assertThat(made.source()).isEqualTo(first.source());
        assertThat(made.recordedAt()).isEqualTo(first.recordedAt());
        assertThat(made.judgedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(made.weight()).isEqualTo(new Weight(0.8, -5.2));
        assertThat(made.chain()).isEqualTo(new Entry.ChainState(Chain.Status.BROKEN, 1));
        assertThat(moments.find(brand.id(), first.moment().id())).contains(made);
    }

    @Test
    void m10_another_revision_than_the_latest_changes_nothing() {
        var first = keepNew(how("m-1"));
        var second = revise(first, blame(first));

        assertThat(moments.revise(brand.id(), hearing(first, praise(first), null)))
                .isEqualTo(new Revised.Stale());
        var ahead = new Revision(second.moment(), 3, NOW, second.verdict(), null, null);
        assertThat(moments.revise(brand.id(), ahead)).isEqualTo(new Revised.Stale());

        assertThat(find("m-1")).isEqualTo(second);
        assertThat(moments.find(brand.id(), id("m-1"), 3)).isEmpty();
        assertThat(chainOf("c-1042").ow()).isEqualTo(1);
        assertThat(tally()).isEqualTo(Tally.of(second.verdict(), second.weight(), false));
    }

    @Test
    void m10_of_racing_revisions_one_wins() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            var first = keepNew(how("m-" + round).occurredAt(day(round)));

            var revised =
                    Race.run(
                            Race.RACERS,
                            racer ->
                                    moments.revise(
                                            brand.id(),
                                            hearing(
                                                    first,
                                                    new Feedback(
                                                            Instrument.NPS,
                                                            racer,
                                                            null,
                                                            first.moment().occurredAt()),
                                                    null)));

            var won = revised.stream().filter(Revised.Made.class::isInstance).toList();
            assertThat(won).hasSize(1);
            assertThat(revised).containsOnly(won.getFirst(), new Revised.Stale());
            assertThat(find("m-" + round)).isEqualTo(made(won.getFirst()));
        }
        assertThat(tally().ow()).isEqualTo(Race.ROUNDS);
        assertThat(chainOf("c-1042").standing()).isEqualTo(Race.ROUNDS);
    }

    @Test
    void m10_revisions_that_race_with_moments_of_the_same_customer_lose_nothing() {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < 20; i++) entries.add(keepNew(how("m-" + i).occurredAt(day(i))));

        Race.run(
                2,
                racer -> {
                    for (int i = 0; i < 20; i++)
                        if (racer == 0) revise(entries.get(i), blame(entries.get(i)));
                        else keepNew(wow("n-" + i).occurredAt(day(-i)));
                    return racer;
                });

        assertThat(chainOf("c-1042").links()).isEqualTo(40);
        assertThat(chainOf("c-1042").standing()).isEqualTo(20);
        assertThat(chainOf("c-1042").wow()).isEqualTo(20);
        assertThat(tally().ow()).isEqualTo(20);
        assertThat(tally().wow()).isEqualTo(20);
    }

    @Test
    void m11_every_earlier_revision_stays_as_it_was() {
        var first = keepNew(how("m-1").occurredAt(day(5)));
        var second = revise(first, blame(first));
        var third = revise(second, praise(second));

        assertThat(moments.find(brand.id(), id("m-1"), 1)).contains(first);
        assertThat(moments.find(brand.id(), id("m-1"), 2)).contains(second);
        assertThat(moments.find(brand.id(), id("m-1"), 3)).contains(third);
        assertThat(moments.find(brand.id(), id("m-1"))).contains(third);
        assertThat(moments.find(brand.id(), id("m-1"), 4)).isEmpty();
        assertThat(moments.find(brand.id(), id("m-1"), 0)).isEmpty();
    }

    @Test
    void m11_what_comes_late_changes_the_latest_revision_alone() {
        var first = keepNew(wow("m-2").occurredAt(day(5)));
        var second = revise(first, praise(first));

        keepNew(ow("m-1").occurredAt(day(1)));

        assertThat(moments.find(brand.id(), id("m-2"), 1)).contains(first);
        assertThat(moments.find(brand.id(), id("m-2"), 2))
                .isEqualTo(moments.find(brand.id(), id("m-2")));
        assertThat(find("m-2").weight().stakes()).isGreaterThan(second.weight().stakes());
        assertThat(find("m-2").chain()).isEqualTo(second.chain());
    }

    @Test
    void m12_a_claim_is_honoured_once() {
        var first = keepNew(how("m-1"));
        var claim = claim("7f3a", "blame");
        assertThat(moments.claimed(brand.id(), claim)).isEmpty();

        var made = made(moments.revise(brand.id(), hearing(first, blame(first), claim)));

        assertThat(moments.claimed(brand.id(), claim)).contains(new Revised.Repeated(made));
        assertThat(moments.revise(brand.id(), hearing(first, blame(first), claim)))
                .isEqualTo(new Revised.Repeated(made));
        assertThat(moments.revise(brand.id(), hearing(made, praise(made), claim)))
                .isEqualTo(new Revised.Repeated(made));
        assertThat(find("m-1")).isEqualTo(made);
    }

    @Test
    void m12_a_repetition_is_answered_as_it_was_first_whatever_came_since() {
        var first = keepNew(wow("m-2").occurredAt(day(5)));
        var claim = claim("7f3a", "praise");
        var made = made(moments.revise(brand.id(), hearing(first, praise(first), claim)));
        keepNew(ow("m-1").occurredAt(day(1)));
        revise(find("m-2"), blame(made));

        assertThat(moments.claimed(brand.id(), claim)).contains(new Revised.Repeated(made));
        assertThat(moments.revise(brand.id(), hearing(first, praise(first), claim)))
                .isEqualTo(new Revised.Repeated(made));
    }

    @Test
    void m12_a_claims_key_is_refused_for_other_content() {
        var first = keepNew(how("m-1"));
        var made =
                made(
                        moments.revise(
                                brand.id(), hearing(first, blame(first), claim("7f3a", "blame"))));

        var reused = claim("7f3a", "praise");
        assertThat(moments.claimed(brand.id(), reused)).contains(new Revised.KeyReused());
        assertThat(moments.revise(brand.id(), hearing(made, praise(made), reused)))
                .isEqualTo(new Revised.KeyReused());
        assertThat(find("m-1")).isEqualTo(made);
    }

    @Test
    void m12_the_keys_of_two_callers_never_meet() {
        var first = keepNew(how("m-1"));
        made(moments.revise(brand.id(), hearing(first, blame(first), claim("7f3a", "blame"))));

        var theirs = new Claim("crm", "7f3a", Digest.of("praise"));
        assertThat(moments.claimed(brand.id(), theirs)).isEmpty();
        made(moments.revise(brand.id(), hearing(find("m-1"), praise(first), theirs)));
        assertThat(find("m-1").revision()).isEqualTo(3);
    }

    @Test
    void m12_a_claim_whose_revision_was_stale_is_not_kept() {
        var first = keepNew(how("m-1"));
        var second = revise(first, blame(first));
        var claim = claim("7f3a", "praise");

        assertThat(moments.revise(brand.id(), hearing(first, praise(first), claim)))
                .isEqualTo(new Revised.Stale());

        assertThat(moments.claimed(brand.id(), claim)).isEmpty();
        made(moments.revise(brand.id(), hearing(second, praise(second), claim)));
    }

    @Test
    void m12_those_who_race_under_one_claim_have_one_effect() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            var first = keepNew(how("m-" + round).occurredAt(day(round)));
            var claim = claim("key-" + round, "blame");

            var revised =
                    Race.run(
                            Race.RACERS,
                            racer ->
                                    moments.revise(
                                            brand.id(), hearing(first, blame(first), claim)));

            var won = revised.stream().filter(Revised.Made.class::isInstance).toList();
            assertThat(won).hasSize(1);
            var made = made(won.getFirst());
            assertThat(revised)
                    .isSubsetOf(won.getFirst(), new Revised.Repeated(made), new Revised.Stale());
            assertThat(moments.claimed(brand.id(), claim)).contains(new Revised.Repeated(made));
            assertThat(find("m-" + round)).isEqualTo(made);
        }
    }

    @Test
    void m13_an_ow_stands_no_more_once_a_moment_made_it_good() {
        keepNew(ow("ow").of("ada").occurredAt(day(1)));
        keepNew(wow("between").of("ada").occurredAt(day(2)));

        var made =
                keepNew(
                        wow("good")
                                .of("ada")
                                .occurredAt(day(3))
                                .recovering("ow")
                                .stakes(Stakes.HIGH));
        keepNew(how("behind").of("ada").occurredAt(day(4)));

        assertThat(made.chain()).isEqualTo(new Entry.ChainState(Chain.Status.TURNED, 0));
        assertThat(chainOf("ada").status()).isEqualTo(Chain.Status.TURNED);
        assertThat(chainOf("ada").ow()).isEqualTo(1);
        assertThat(chainOf("ada").standingImpact()).isZero();
        assertThat(find("between").weight().stakes()).isGreaterThan(0.2);
        assertThat(find("good").weight().stakes()).isGreaterThan(0.5);
        assertThat(find("behind").weight().stakes()).isEqualTo(0.2);
    }

    @Test
    void m13_an_ow_is_healed_in_every_order_of_arrival() {
        int order = 0;
        for (var arrival : permutations(List.of(0, 1, 2, 3))) {
            var customer = "c-" + order;
            var prefix = "p" + order++;
            var drafts =
                    List.of(
                            draft(ow(prefix + "-ow").of(customer).occurredAt(day(1))),
                            draft(
                                    ow(prefix + "-failed")
                                            .of(customer)
                                            .occurredAt(day(2))
                                            .recovering(prefix + "-ow")
                                            .complained("again")),
                            draft(
                                    how(prefix + "-good")
                                            .of(customer)
                                            .occurredAt(day(3))
                                            .recovering(prefix + "-failed")
                                            .said(Instrument.CSAT, 5)),
                            draft(wow(prefix + "-wow").of(customer).occurredAt(day(4))));

            for (int i : arrival) keepNew(drafts.get(i));

            var folded = Chain.of(links(drafts).values().iterator().next());
            assertThat(folded.head().status()).isEqualTo(Chain.Status.MENDED);
            assertThat(chainOf(customer)).as("arrival %s", arrival).isEqualTo(folded.head());
            for (int i = 0; i < drafts.size(); i++)
                assertThat(find(drafts.get(i).moment().id().text()).weight())
                        .as("arrival %s, moment %d", arrival, i)
                        .isEqualTo(folded.weights().get(i));
        }
    }

    @Test
    void m13_what_is_said_later_of_the_moment_that_recovers_decides_anew() {
        keepNew(ow("ow").of("ada").occurredAt(day(1)));
        var attempt = keepNew(how("attempt").of("ada").occurredAt(day(2)).recovering("ow"));
        keepNew(how("behind").of("ada").occurredAt(day(3)));
        assertThat(chainOf("ada").status()).isEqualTo(Chain.Status.BROKEN);

        var praised = revise(attempt, praise(attempt));
        assertThat(chainOf("ada").status()).isEqualTo(Chain.Status.TURNED);
        assertThat(find("behind").weight().stakes()).isEqualTo(0.2);

        revise(praised, blame(praised));
        assertThat(chainOf("ada").status()).isEqualTo(Chain.Status.BROKEN);
        assertThat(chainOf("ada").standing()).isEqualTo(2);
        assertThat(find("behind").weight().stakes()).isGreaterThan(0.2);
    }

    @Test
    void m13_a_late_moment_is_folded_between_an_ow_and_what_made_it_good() {
        keepNew(ow("ow").of("ada").occurredAt(day(1)));
        keepNew(wow("good").of("ada").occurredAt(day(5)).recovering("ow"));

        keepNew(wow("zz").of("ada").occurredAt(day(5)));
        keepNew(wow("between").of("ada").occurredAt(day(3)));

        assertThat(find("zz").weight().stakes()).isGreaterThan(0.2);
        assertThat(find("between").weight().stakes()).isGreaterThan(0.2);
    }

    @Test
    void m13_nobody_makes_good_what_was_done_to_another_or_was_never_done() {
        keepNew(ow("ow").of("ada").occurredAt(day(1)));

        keepNew(wow("theirs").of("bea").occurredAt(day(2)).recovering("ow"));
        keepNew(wow("nothing").of("ada").occurredAt(day(2)).recovering("elsewhere"));
        keepNew(ow("a").of("cleo").occurredAt(day(1)).recovering("b"));
        keepNew(ow("b").of("cleo").occurredAt(day(2)).recovering("a"));

        assertThat(chainOf("ada").standing()).isEqualTo(1);
        assertThat(chainOf("bea").standing()).isZero();
        assertThat(chainOf("cleo").standing()).isEqualTo(2);
    }

    private List<String> told(int atLeast) {
        return Told.atLeast(adapters.events(), brand.id(), atLeast).stream()
                .map(one -> told(one.event()))
                .toList();
    }

    @Test
    void m17_an_ow_and_the_chain_it_breaks_are_announced() {
        keepNew(how("m-1").of("c-1"));
        keepNew(ow("m-2").of("c-1").occurredAt(NOW.minusSeconds(9)));
        keepNew(ow("m-3").of("c-1").occurredAt(NOW.minusSeconds(8)));

        var told = Told.atLeast(adapters.events(), brand.id(), 3);

        assertThat(told(5))
                .containsExactly(
                        "MOMENT_JUDGED_OW m-2",
                        "CHAIN_BROKEN c-1",
                        "RECOVERY_OPENED m-2",
                        "MOMENT_JUDGED_OW m-3",
                        "RECOVERY_OPENED m-3");
        assertThat(told.getFirst().event()).isEqualTo(Event.judgedOw(find("m-2").moment(), 1, NOW));
        assertThat(told.get(1).event().data())
                .containsEntry("moment", "m-2")
                .containsEntry("standing", 1);
    }

    @Test
    void m17_a_batch_is_announced_in_the_order_of_its_moments() {
        moments.keep(
                brand.id(),
                List.of(
                        draft(ow("m-3").of("c-2").occurredAt(NOW.minusSeconds(7))),
                        draft(ow("m-2").of("c-1").occurredAt(NOW.minusSeconds(8))),
                        draft(ow("m-1").of("c-1").occurredAt(NOW.minusSeconds(9))),
                        draft(wow("m-4").of("c-3"))));

        assertThat(told(8))
                .containsExactly(
                        "MOMENT_JUDGED_OW m-1",
                        "CHAIN_BROKEN c-1",
                        "MOMENT_JUDGED_OW m-2",
                        "MOMENT_JUDGED_OW m-3",
                        "CHAIN_BROKEN c-2",
                        "RECOVERY_OPENED m-1",
                        "RECOVERY_OPENED m-2",
                        "RECOVERY_OPENED m-3");
    }

    @Test
    void m17_a_revision_that_makes_an_ow_is_announced_and_no_other() {
        var first = keepNew(how("m-1").of("c-1").occurredAt(NOW.minusSeconds(9)));
        var second = revise(first, praise(first));
        var third = revise(second, blame(second));
        revise(third, praise(third));

        assertThat(told(3))
                .containsExactly("MOMENT_JUDGED_OW m-1", "CHAIN_BROKEN c-1", "RECOVERY_OPENED m-1");
        assertThat(Told.atLeast(adapters.events(), brand.id(), 2).getFirst().event().data())
                .containsEntry("revision", 3);
    }

    @Test
    void m17_what_is_repeated_or_old_or_no_ow_is_not_announced() {
        var recent = draft(ow("m-1").of("c-1").occurredAt(NOW.minus(News.OLD)));
        keepNew(ow("m-0").of("c-2").occurredAt(NOW.minus(News.OLD).minusMillis(1)));
        keepNew(silent("m-2").of("c-3"));
        keepNew(recent);
        keep(recent);
        moments.keep(brand.id(), List.of(recent, recent));
        keepNew(ow("m-4").of("c-4").occurredAt(NOW.minusSeconds(1)));

        assertThat(told(6))
                .containsExactly(
                        "MOMENT_JUDGED_OW m-1",
                        "CHAIN_BROKEN c-1",
                        "RECOVERY_OPENED m-1",
                        "MOMENT_JUDGED_OW m-4",
                        "CHAIN_BROKEN c-4",
                        "RECOVERY_OPENED m-4");
    }

    @Test
    void m17_a_chain_that_is_made_whole_is_announced() {
        keepNew(ow("ow").of("c-1").occurredAt(NOW.minusSeconds(9)));
        keepNew(wow("good").of("c-1").occurredAt(NOW.minusSeconds(8)).recovering("ow"));
        var slip = keepNew(ow("slip").of("c-2").occurredAt(NOW.minusSeconds(7)));
        revise(slip, praise(slip));

        assertThat(told(10))
                .containsExactly(
                        "MOMENT_JUDGED_OW ow",
                        "CHAIN_BROKEN c-1",
                        "RECOVERY_OPENED ow",
                        "CHAIN_HEALED c-1",
                        "RECOVERY_CLOSED ow",
                        "MOMENT_JUDGED_OW slip",
                        "CHAIN_BROKEN c-2",
                        "RECOVERY_OPENED slip",
                        "CHAIN_HEALED c-2",
                        "RECOVERY_CLOSED slip");
        assertThat(Told.atLeast(adapters.events(), brand.id(), 4).get(3).event().data())
                .containsEntry("moment", "good")
                .containsEntry("status", "TURNED");
    }
}
