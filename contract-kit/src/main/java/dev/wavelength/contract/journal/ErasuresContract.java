package dev.wavelength.contract.journal;

import static dev.wavelength.contract.moment.MomentBuilder.aMoment;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Erasure;
import dev.wavelength.domain.journal.Erasures;
import dev.wavelength.domain.journal.Erasures.Erased;
import dev.wavelength.domain.journal.Moments.Filter;
import dev.wavelength.domain.journal.Moments.Kept;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;

/// The rules G1 to G7: everyone who implements [Erasures] runs them against their own.
public abstract class ErasuresContract extends RecordingContract {

    private static final Customer ANNA = new Customer("anna");
    private static final Customer BERT = new Customer("bert");
    private static final Filter ALL = new Filter(null, null, null, null, null);
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final LocalDate LAST = LocalDate.parse("2026-12-31");
    private static final Claim CLAIM = new Claim("shop", "k-1", Digest.of("said"));
    private static final Claim STEPPED = new Claim("shop", "k-2", Digest.of("stepped"));

    private Erasures erasures;

    @BeforeEach
    void meetErasures() {
        erasures = adapters.erasures();
    }

    private Erasure erase(Customer customer) {
        var erased = erasures.erase(brand.id(), customer, NOW);
        assertThat(erased).isInstanceOf(Erased.Now.class);
        return ((Erased.Now) erased).erasure();
    }

    private SortedMap<LocalDate, Tally> counted(Brand in) {
        return tallies.daily(in.id(), null, FIRST, LAST);
    }

    private List<Event> told(Brand in) {
        var told = adapters.events().after(Map.of(in.id(), Event.Position.START), 1_000);
        return told.getOrDefault(in.id(), List.of()).stream().map(Announced::event).toList();
    }

    private Recoveries.Taken note(Recovery.Id id, @Nullable Claim claim) {
        var step = new Step.Taken(NOW, Step.Action.NOTE, "eve", null, "called twice");
        var version = adapters.recoveries().find(brand.id(), id).orElseThrow().version();
        return adapters.recoveries().take(brand.id(), id, version, step, claim);
    }

    /// A customer with all there can be of one: moments, revisions, a recovery, steps, claims.
    private Recovery.Id live(String customer) {
        var late = keepNew(ow(customer + "-1").of(customer).occurredAt(NOW.minusSeconds(90)));
        keepNew(how(customer + "-2").of(customer).occurredAt(NOW.minusSeconds(60)));
        if (customer.equals("anna"))
            made(moments.revise(brand.id(), hearing(late, blame(late), CLAIM)));
        var recovery = requireNonNull(late.recovery());
        note(recovery, customer.equals("anna") ? STEPPED : null);
        return recovery;
    }

    @Test
    void g1_of_an_erased_customer_nothing_is_left() {
        var recovery = live("anna");

        assertThat(erase(ANNA)).isEqualTo(new Erasure(1, NOW, 2, 1));

        assertThat(moments.find(brand.id(), new Moment.Id("anna-1"))).isEmpty();
        assertThat(moments.find(brand.id(), new Moment.Id("anna-1"), 1)).isEmpty();
        assertThat(moments.list(brand.id(), ALL, null, 9)).isEmpty();
        assertThat(moments.claimed(brand.id(), CLAIM)).isEmpty();
        assertThat(moments.due(Instant.parse("2100-01-01T00:00:00Z"), 1_000))
                .noneMatch(due -> due.brand().equals(brand.id()));
        assertThat(chains.find(brand.id(), ANNA)).isEmpty();
        assertThat(adapters.recoveries().find(brand.id(), recovery)).isEmpty();
        assertThat(adapters.recoveries().claimed(brand.id(), STEPPED)).isEmpty();
        assertThat(told(brand)).isEmpty();
    }

    @Test
    void g1_of_others_all_is_left() {
        live("anna");
        live("bert");
        var theirs = open("UTC");
        moments.keep(theirs.id(), List.of(DraftBuilder.draft(theirs, ow("a").of("anna")).build()));
        var mine = moments.list(brand.id(), Filter.of(BERT), null, 9);
        var events = told(brand).stream().filter(one -> BERT.equals(one.customer())).toList();
        var foreign = told(theirs);

        erase(ANNA);

        assertThat(moments.list(brand.id(), ALL, null, 9)).isEqualTo(mine).hasSize(2);
        assertThat(chainOf("bert").links()).isEqualTo(2);
        assertThat(told(brand)).isEqualTo(events).isNotEmpty();
        assertThat(moments.list(theirs.id(), ALL, null, 9)).hasSize(1);
        assertThat(told(theirs)).isEqualTo(foreign);
    }

    @Test
    void g2_what_was_counted_of_the_erased_stays_counted() {
        keepInAnyOrder(generate(11, 120), new Random(11));
        var before = counted(brand);
        var chained = chains.list(brand.id(), null, null, 9);

        for (var chain : chained) erase(chain.customer());

        assertThat(moments.list(brand.id(), ALL, null, 9)).isEmpty();
        assertThat(counted(brand)).isEqualTo(before).isNotEmpty();
        assertThat(counted(open("UTC"))).isEmpty();
    }

    @Test
    void g2_what_comes_later_is_counted_on_top() {
        keepNew(ow("a").of("anna"));
        erase(ANNA);
        keepNew(how("b").of("bert"));

        var day = counted(brand).values().iterator().next();
        assertThat(List.of(day.moments(), day.ow(), day.how())).containsExactly(2L, 1L, 1L);
    }

    @Test
    void g2_a_critical_that_waited_for_its_remedy_too_long_goes_on_waiting() {
        var occurred = NOW.minus(Duration.ofDays(2));
        for (var one : List.of("anna", "bert", "cleo"))
            keepNew(ow(one).of(one).at("door").occurredAt(occurred).stakes(Stakes.CRITICAL));
        var done = new Step.Taken(NOW, Step.Action.REMEDY, "eve", null, "replaced");
        var bert = requireNonNull(find("bert").recovery());
        adapters.recoveries().take(brand.id(), bert, 1, done, null);
        var before = unremedied(occurred, NOW);
        assertThat(before).isEqualTo(Map.of(new Touchpoint.Id("door"), 2L));

        erase(ANNA);
        erase(BERT);

        assertThat(unremedied(occurred, NOW)).isEqualTo(before);
        var next = brand.begin(brand.dayOf(occurred).plusDays(1));
        assertThat(unremedied(next, NOW)).isEmpty();
        assertThat(unremedied(brand.begin(brand.dayOf(occurred)), next)).isEqualTo(before);
    }

    private Map<Touchpoint.Id, Long> unremedied(Instant from, Instant until) {
        var asked = List.of(new Touchpoint.Id("door"), new Touchpoint.Id("till"));
        var begin = brand.begin(brand.dayOf(from));
        return adapters.recoveries().unremedied(brand.id(), asked, begin, until, NOW);
    }

    @Test
    void g3_who_was_erased_is_known_again() {
        live("anna");
        var first = erase(ANNA);

        assertThat(erasures.erase(brand.id(), ANNA, NOW.plusSeconds(60)))
                .isEqualTo(new Erased.Before(first));
    }

    @Test
    void g3_of_whom_nothing_is_known_nothing_is_erased() {
        live("bert");
        var other = open("UTC");

        assertThat(erasures.erase(brand.id(), ANNA, NOW)).isEqualTo(new Erased.Unknown());
        assertThat(erasures.erase(other.id(), BERT, NOW)).isEqualTo(new Erased.Unknown());
        erase(BERT);
        assertThat(erasures.erase(other.id(), BERT, NOW)).isEqualTo(new Erased.Unknown());
        assertThat(keep(draft(how("a").of("anna")))).isInstanceOf(Kept.New.class);
    }

    @Test
    void g4_erasures_are_numbered_without_gaps() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            var in = open("UTC");
            for (int one = 0; one < Race.RACERS; one++)
                moments.keep(
                        in.id(),
                        List.of(DraftBuilder.draft(in, ow("m" + one).of("c" + one)).build()));

            var numbers =
                    Race.run(
                            Race.RACERS,
                            racer ->
                                    erasures.erase(in.id(), new Customer("c" + racer), NOW)
                                                    instanceof Erased.Now(var erasure)
                                            ? erasure.number()
                                            : 0);

            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, Race.RACERS).boxed().toList());
        }
    }

    @Test
    void g5_who_races_with_an_erasure_is_erased_or_refused() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            var in = open("UTC");
            moments.keep(in.id(), List.of(DraftBuilder.draft(in, ow("first").of("anna")).build()));

            var outcomes =
                    Race.run(
                            Race.RACERS,
                            racer ->
                                    racer == 0
                                            ? List.<Object>of(erasures.erase(in.id(), ANNA, NOW))
                                            : List.<Object>copyOf(
                                                    moments.keep(in.id(), batch(in, racer))));

            assertThat(outcomes.getFirst().getFirst()).isInstanceOf(Erased.Now.class);
            long kept =
                    outcomes.stream()
                            .flatMap(List::stream)
                            .filter(Kept.New.class::isInstance)
                            .count();
            var erasure = ((Erased.Now) outcomes.getFirst().getFirst()).erasure();
            assertThat(erasure.moments()).isEqualTo(1 + (int) kept - (Race.RACERS - 1));
            assertThat(moments.list(in.id(), Filter.of(ANNA), null, 9)).isEmpty();
            assertThat(chains.find(in.id(), ANNA)).isEmpty();
            assertThat(moments.list(in.id(), Filter.of(BERT), null, 9)).hasSize(Race.RACERS - 1);
        }
    }

    /// Two moments of the one who is being erased, and one of another.
    private static List<Draft> batch(Brand in, int racer) {
        return IntStream.range(0, 3)
                .mapToObj(n -> ow("r-%d-%d".formatted(racer, n)).of(n < 2 ? "anna" : "bert"))
                .map(moment -> DraftBuilder.draft(in, moment).build())
                .toList();
    }

    @Test
    void g6_just_what_is_older_expires_the_oldest_first() {
        var oldest = NOW.minus(Duration.ofDays(40));
        for (int n = 0; n < 6; n++)
            keepNew(how("m" + n).of("c" + n % 2).occurredAt(oldest.plusSeconds(n)));
        var theirs = open("UTC");
        moments.keep(theirs.id(), List.of(DraftBuilder.draft(theirs, how("m0")).build()));
        var before = oldest.plusSeconds(5);

        assertThat(erasures.expire(brand.id(), before, 2, NOW)).isEqualTo(2);
        assertThat(left()).containsExactly("m5", "m4", "m3", "m2");
        assertThat(erasures.expire(brand.id(), before, 9, NOW)).isEqualTo(3);
        assertThat(left()).containsExactly("m5");
        assertThat(erasures.expire(brand.id(), before, 9, NOW)).isZero();
        assertThat(moments.list(theirs.id(), ALL, null, 9)).hasSize(1);
    }

    private List<String> left() {
        return ids(moments.list(brand.id(), ALL, null, 9));
    }

    @Test
    void g7_a_chain_is_what_its_other_moments_make_of_it() {
        var drafts = generate(7, 80);
        keepInAnyOrder(drafts, new Random(7));
        var counted = counted(brand);
        var ordered =
                drafts.stream()
                        .map(Draft::moment)
                        .sorted(Comparator.comparing(Moment::occurredAt))
                        .toList();
        var before = ordered.get(40).occurredAt();

        while (erasures.expire(brand.id(), before, 7, NOW) > 0)
            assertThat(counted(brand)).isEqualTo(counted);

        var young =
                drafts.stream().filter(one -> !one.moment().occurredAt().isBefore(before)).toList();
        links(young)
                .forEach(
                        (customer, links) -> {
                            var sorted = new ArrayList<>(links);
                            sorted.sort(Comparator.comparing(link -> link.position()));
                            assertThat(chainOf(customer.reference()))
                                    .isEqualTo(Chain.of(sorted).head());
                        });
        var customers = young.stream().collect(groupingBy(one -> one.moment().customer()));
        assertThat(chains.list(brand.id(), null, null, 99)).hasSameSizeAs(customers.keySet());
    }

    @Test
    void g7_of_a_chain_without_any_moment_nothing_is_left() {
        var old = keepNew(ow("a").of("anna").occurredAt(NOW.minus(Duration.ofDays(20))));
        assertThat(told(brand)).isNotEmpty();

        assertThat(erasures.expire(brand.id(), NOW.minus(Duration.ofDays(9)), 9, NOW)).isOne();

        assertThat(chains.find(brand.id(), ANNA)).isEmpty();
        var recovery = requireNonNull(old.recovery());
        assertThat(adapters.recoveries().find(brand.id(), recovery)).isEmpty();
        assertThat(told(brand)).isEmpty();
        assertThat(keep(draft(how("b").of("anna")))).isInstanceOf(Kept.New.class);
    }

    /// Not of the port's own, but of what it does to another.
    @Test
    void m19_what_is_of_the_erased_is_refused_and_nothing_else() {
        keepNew(ow("a").of("anna"));
        erase(ANNA);
        var batch =
                List.of(
                        draft(how("a").of("anna")),
                        draft(how("b").of("bert")),
                        draft(wow("c").of("anna")),
                        draft(how("a").of("cleo")));

        var kept = moments.keep(brand.id(), batch);

        assertThat(kept.get(0)).isEqualTo(new Kept.Erased());
        assertThat(kept.get(1)).isInstanceOf(Kept.New.class);
        assertThat(kept.get(2)).isEqualTo(new Kept.Erased());
        assertThat(kept.get(3)).isInstanceOf(Kept.New.class);
        assertThat(new HashSet<>(left())).containsExactlyInAnyOrder("a", "b");
        assertThat(keep(draft(aMoment("d").of("anna")))).isEqualTo(new Kept.Erased());
        var elsewhere = open("UTC");
        var there = DraftBuilder.draft(elsewhere, how("e").of("anna")).build();
        assertThat(moments.keep(elsewhere.id(), List.of(there)).getFirst())
                .isInstanceOf(Kept.New.class);
    }
}
