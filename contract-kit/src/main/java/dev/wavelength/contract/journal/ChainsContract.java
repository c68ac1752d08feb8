package dev.wavelength.contract.journal;

import static dev.wavelength.contract.moment.MomentBuilder.aMoment;
import static dev.wavelength.contract.verdict.RulebookBuilder.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.value.Pages;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chain.Status;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.chain.Chains.After;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.Rulebook;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// What every adapter for [Chains] must do, rule by rule.
public abstract class ChainsContract extends RecordingContract {

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    private static Instant day(int days) {
        return MONDAY.plus(Duration.ofDays(days));
    }

    /// Keeps OWs of a customer, and so gives them a standing impact.
    private void disappoint(String customer, int ows, Stakes stakes) {
        for (int i = 0; i < ows; i++)
            keepNew(ow(customer + "-ow-" + i).of(customer).occurredAt(day(i)).stakes(stakes));
    }

    private List<Chains.Kept> expected(List<Draft> drafts) {
        return links(drafts).entrySet().stream()
                .map(entry -> new Chains.Kept(entry.getKey(), Chain.of(entry.getValue()).head()))
                .sorted(
                        Comparator.<Chains.Kept>comparingDouble(one -> one.head().standingImpact())
                                .thenComparing(one -> one.customer().reference()))
                .toList();
    }

    private static List<String> customers(List<Chains.Kept> listed) {
        return listed.stream().map(one -> one.customer().reference()).toList();
    }

    private static @Nullable After after(Chains.@Nullable Kept one) {
        return one == null ? null : new After(one.head().standingImpact(), one.customer());
    }

    @Test
    void c1_a_chain_is_the_fold_of_all_its_moments() {
        keepNew(how("m-1").of("ada").occurredAt(day(1)));
        keepNew(wow("m-2").of("ada").occurredAt(day(2)).stakes(Stakes.HIGH));
        keepNew(silent("m-3").of("ada").occurredAt(day(3)));

        var head = chainOf("ada");

        assertThat(head.status()).isEqualTo(Status.SHINING);
        assertThat(List.of(head.links(), head.judged(), head.ow(), head.how(), head.wow()))
                .containsExactly(3, 2, 0, 1, 1);
        assertThat(List.of(head.standing(), head.streak(), head.longestStreak()))
                .containsExactly(0, 2, 2);
        assertThat(head.remembered()).isEqualTo(2.0);
        assertThat(head.last()).isEqualTo(new Position(day(3), new Moment.Id("m-3")));
    }

    @Test
    void c1_nobody_who_was_not_met_has_a_chain() {
        keepNew(how("m-1").of("ada"));

        assertThat(chains.find(brand.id(), new Customer("Ada"))).isEmpty();
        assertThat(chains.find(open("UTC").id(), new Customer("ada"))).isEmpty();
    }

    @Test
    void c1_batches_in_any_split_and_order_give_the_same_chains() {
        for (long seed = 1; seed <= 5; seed++) {
            brand = open("Europe/Berlin");
            var drafts = generate(seed, 120);

            keepInAnyOrder(drafts, new Random(seed));

            assertThat(chains.list(brand.id(), null, null, 1000))
                    .as("seed %d", seed)
                    .isEqualTo(expected(drafts));
            for (var one : expected(drafts))
                assertThat(chains.find(brand.id(), one.customer()))
                        .as("seed %d, customer %s", seed, one.customer())
                        .contains(one.head());
        }
    }

    @Test
    void c1_a_long_chain_is_folded_whole() {
        var drafts = new ArrayList<Draft>();
        for (int i = 0; i < 600; i++) {
            var id = "m-" + i;
            var moment =
                    i % 97 == 5
                            ? ow(id)
                            : i % 7 == 3 ? wow(id) : i % 11 == 0 ? silent(id) : how(id);
            drafts.add(draft(moment.of("ada").occurredAt(day(0).plusSeconds(i))));
        }
        var late = new ArrayList<>(drafts.subList(0, 200));
        moments.keep(brand.id(), List.copyOf(drafts.subList(200, 400)));
        moments.keep(brand.id(), List.copyOf(drafts.subList(400, 600)));
        moments.keep(brand.id(), late);

        assertThat(chainOf("ada")).isEqualTo(expected(drafts).getFirst().head());
    }

    @Test
    void c1_a_chain_changes_when_a_verdict_does() {
        var first = keepNew(how("m-1").of("ada").occurredAt(day(1)));
        keepNew(wow("m-2").of("ada").occurredAt(day(2)));

        var blamed = revise(first, blame(first));

        assertThat(chainOf("ada").status()).isEqualTo(Status.BROKEN);
        assertThat(chainOf("ada").standing()).isEqualTo(1);
        assertThat(chainOf("ada").streak()).isEqualTo(1);
        assertThat(chainOf("ada").links()).isEqualTo(2);
        assertThat(blamed.chain().status()).isEqualTo(Status.BROKEN);
        assertThat(blamed.chain().standing()).isEqualTo(1);
    }

    @Test
    void c1_an_ow_that_turns_out_a_how_stands_no_more() {
        var first = keepNew(ow("m-1").of("ada").occurredAt(day(1)));
        var second = keepNew(wow("m-2").of("ada").occurredAt(day(2)));
        assertThat(chainOf("ada").status()).isEqualTo(Status.BROKEN);

        revise(first, praise(first));

        assertThat(chainOf("ada").status()).isEqualTo(Status.SHINING);
        assertThat(chainOf("ada").standingImpact()).isZero();
        assertThat(find("m-2").weight().stakes()).isEqualTo(0.2);
        assertThat(second.weight().stakes()).isGreaterThan(0.2);
    }

    @Test
    void c1_each_link_weighs_by_the_rules_it_was_judged_by() {
        var second = rulebook().value(Experience.OW, -3).standingRaise(0.5).build().as(2);
        assertThat(adapters.rulebooks().put(brand.id(), second, null)).contains(second);
        var drafts =
                List.of(
                        draft(ow("m-1").of("ada").occurredAt(day(1))),
                        DraftBuilder.draft(brand, ow("m-2").of("ada").occurredAt(day(2)))
                                .judgedBy(second)
                                .build(),
                        draft(wow("m-3").of("ada").occurredAt(day(3))));
        for (var draft : drafts.reversed()) keepNew(draft);

        var folded =
                Chain.of(
                        List.of(
                                link(drafts.get(0), Rulebook.standard()),
                                link(drafts.get(1), second),
                                link(drafts.get(2), Rulebook.standard())));
        assertThat(chainOf("ada")).isEqualTo(folded.head());
        for (int i = 0; i < 3; i++)
            assertThat(find("m-" + (i + 1)).weight()).isEqualTo(folded.weights().get(i));
    }

    @Test
    void c1_customers_of_one_name_in_two_brands_have_two_chains() {
        keepNew(ow("m-1").of("ada"));
        var ours = brand;
        brand = open("Europe/Berlin");
        keepNew(how("m-1").of("ada"));

        assertThat(chainOf("ada").status()).isEqualTo(Status.UNBROKEN);
        assertThat(customers(chains.list(brand.id(), null, null, 10))).containsExactly("ada");
        assertThat(chains.find(ours.id(), new Customer("ada")).orElseThrow().status())
                .isEqualTo(Status.BROKEN);
    }

    @Test
    void c2_the_worst_standing_impact_is_listed_first() {
        disappoint("one-low", 1, Stakes.LOW);
        disappoint("three", 3, Stakes.NORMAL);
        disappoint("one-critical", 1, Stakes.CRITICAL);
        keepNew(wow("w-1").of("happy"));

        assertThat(customers(chains.list(brand.id(), null, null, 10)))
                .containsExactly("three", "one-critical", "one-low", "happy");
    }

    @Test
    void c2_of_the_same_impact_they_are_listed_by_customer_in_code_point_order() {
        var references = sorted("10", "9", "Zeta", "_", "a", "a+", "a-b", "a.b", "b", "~");
        for (var reference : references.reversed()) keepNew(how("m" + reference).of(reference));

        assertThat(customers(chains.list(brand.id(), null, null, 100)))
                .containsExactlyElementsOf(references);
    }

    @Test
    void c2_a_list_goes_on_just_behind_the_last_one_seen() {
        for (var reference : List.of("b", "B", "a", "_", "~"))
            for (int ows = 0; ows <= 2; ows++) {
                keepNew(wow(reference + ows + "-wow").of(reference + ows).occurredAt(day(-1)));
                disappoint(reference + ows, ows, Stakes.NORMAL);
            }
        for (var status : new @Nullable Status[] {null, Status.BROKEN, Status.SHINING}) {
            var all = chains.list(brand.id(), status, null, 100);
            assertThat(all).hasSize(status == null ? 15 : status == Status.BROKEN ? 10 : 5);
            for (int limit = 1; limit <= all.size(); limit++) {
                int most = limit;
                var seen =
                        Pages.<Chains.Kept>read(
                                all.size(),
                                most,
                                last -> chains.list(brand.id(), status, after(last), most));
                assertThat(seen).as("%s by %d", status, limit).isEqualTo(all);
            }
        }
    }

    @Test
    void c2_a_list_may_be_of_one_status() {
        disappoint("broken", 1, Stakes.NORMAL);
        keepNew(wow("w-1").of("shining"));
        keepNew(how("h-1").of("unbroken"));
        keepNew(silent("s-1").of("open"));

        for (var status : List.of(Status.BROKEN, Status.SHINING, Status.UNBROKEN, Status.OPEN))
            assertThat(customers(chains.list(brand.id(), status, null, 10)))
                    .containsExactly(status.name().toLowerCase(Locale.ROOT));
        assertThat(chains.list(brand.id(), Status.TURNED, null, 10)).isEmpty();
    }

    @Test
    void c2_what_was_listed_stays_as_it_was_when_more_arrives() {
        keepNew(how("h-1").of("ada"));
        var listed = chains.list(brand.id(), null, null, 10);
        var before = List.copyOf(listed);

        disappoint("ada", 2, Stakes.NORMAL);

        assertThat(listed).isEqualTo(before);
    }

    @Test
    void c3_each_chain_is_counted_under_its_one_status() {
        disappoint("broken-1", 1, Stakes.NORMAL);
        disappoint("broken-2", 3, Stakes.NORMAL);
        keepNew(wow("w-1").of("shining"));
        keepNew(silent("s-1").of("open"));
        keepNew(silent("s-2").of("open"));

        assertThat(chains.count(brand.id()))
                .isEqualTo(Map.of(Status.BROKEN, 2L, Status.SHINING, 1L, Status.OPEN, 1L));
    }

    @Test
    void c3_a_chain_that_changes_is_counted_anew() {
        keepNew(silent("s-1").of("ada").occurredAt(day(0)));
        assertThat(chains.count(brand.id())).isEqualTo(Map.of(Status.OPEN, 1L));
        keepNew(wow("w-1").of("ada").occurredAt(day(1)));
        assertThat(chains.count(brand.id())).isEqualTo(Map.of(Status.SHINING, 1L));
        for (int i = 2; i <= 6; i++) keepNew(how("h-" + i).of("ada").occurredAt(day(i)));
        assertThat(chains.count(brand.id())).isEqualTo(Map.of(Status.UNBROKEN, 1L));
        disappoint("ada", 1, Stakes.NORMAL);
        assertThat(chains.count(brand.id())).isEqualTo(Map.of(Status.BROKEN, 1L));
    }

    @Test
    void c3_a_brand_without_chains_counts_nothing() {
        keepNew(how("m-1"));

        assertThat(chains.count(open("UTC").id())).isEmpty();
    }

    @Test
    void c3_counts_are_those_of_all_chains_folded_anew() {
        var drafts = generate(31, 150);
        keepInAnyOrder(drafts, new Random(31));

        var counts = new EnumMap<Status, Long>(Status.class);
        for (var one : expected(drafts)) counts.merge(one.head().status(), 1L, Long::sum);
        assertThat(chains.count(brand.id())).isEqualTo(counts);
    }

    @Test
    void c3_what_was_counted_stays_as_it_was_when_more_arrives() {
        keepNew(how("h-1").of("ada"));
        var counted = chains.count(brand.id());

        keepNew(aMoment("h-2").of("bea").said(Instrument.CSAT, 3));

        assertThat(counted).isEqualTo(Map.of(Status.UNBROKEN, 1L));
    }
}
