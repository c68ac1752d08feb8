package dev.wavelength.contract.journal;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.moment.MomentBuilder.aMoment;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.chain.Words;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.Moments.Kept;
import dev.wavelength.domain.journal.Moments.Revised;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Weight;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What the contracts of all ports have in common that recording goes through: a brand of their own
/// and words for what is done in it.
abstract class RecordingContract {

    /// When what is recorded here was recorded, and when revisions were judged.
    static final Instant NOW = DraftBuilder.NOW;

    Adapters adapters;
    Moments moments;
    Chains chains;
    Tallies tallies;
    Brand brand;

    /// The adapters under test. Their store need not be empty: each test opens brands of its own.
    protected abstract Adapters adapters();

    @BeforeEach
    void openABrand() {
        adapters = adapters();
        moments = adapters.moments();
        chains = adapters.chains();
        tallies = adapters.tallies();
        brand = open("Europe/Berlin");
    }

    Brand open(String timeZone) {
        var opened = aBrand().in(timeZone).build();
        adapters.brands().put(opened);
        return opened;
    }

    Draft draft(MomentBuilder moment) {
        return DraftBuilder.draft(brand, moment).build();
    }

    Kept keep(Draft draft) {
        var kept = moments.keep(brand.id(), List.of(draft));
        assertThat(kept).hasSize(1);
        return kept.getFirst();
    }

    Entry keepNew(MomentBuilder moment) {
        return keepNew(draft(moment));
    }

    Entry keepNew(Draft draft) {
        return entry(keep(draft));
    }

    /// The entry of a moment that was new.
    static Entry entry(Kept kept) {
        assertThat(kept).isInstanceOf(Kept.New.class);
        return ((Kept.New) kept).entry();
    }

    Entry find(String id) {
        return moments.find(brand.id(), new Moment.Id(id)).orElseThrow();
    }

    Chain.Head chainOf(String customer) {
        return chains.find(brand.id(), new Customer(customer)).orElseThrow();
    }

    /// The revision that adds what was said to an entry.
    static Revision hearing(Entry entry, Feedback said, @Nullable Claim claim) {
        var moment = entry.moment().with(List.of(), List.of(said));
        return revision(entry, moment, NOW.plus(Duration.ofMinutes(entry.revision())), claim);
    }

    /// The revision that judges an entry anew as of some instant.
    static Revision revision(Entry entry, Moment moment, Instant judgedAt, @Nullable Claim claim) {
        var verdict = Rulebook.standard().judge(moment, judgedAt);
        return new Revision(
                moment,
                entry.revision(),
                judgedAt,
                verdict,
                DraftBuilder.recoveryOf(moment, verdict),
                claim);
    }

    static Feedback blame(Entry of) {
        return new Feedback(
                Instrument.COMPLAINT, null, "never again", of.moment().occurredAt().plusSeconds(9));
    }

    static Feedback praise(Entry of) {
        return new Feedback(
                Instrument.COMPLIMENT, null, "what a service", of.moment().occurredAt());
    }

    /// Revises the latest revision and says that this was done.
    Entry revise(Entry latest, Feedback said) {
        return made(moments.revise(brand.id(), hearing(latest, said, null)));
    }

    static Entry made(Revised revised) {
        assertThat(revised).isInstanceOf(Revised.Made.class);
        return ((Revised.Made) revised).entry();
    }

    /// A moment nobody said anything of: unjudged.
    static MomentBuilder silent(String id) {
        return aMoment(id);
    }

    static MomentBuilder ow(String id) {
        return aMoment(id).delivered(6);
    }

    static MomentBuilder how(String id) {
        return aMoment(id).delivered(4);
    }

    static MomentBuilder wow(String id) {
        return aMoment(id).said(Instrument.EXPECTATION, 5);
    }

    /// What each moment is to its customer's chain, by customer.
    static Map<Customer, List<Link>> links(Collection<Draft> drafts) {
        return drafts.stream()
                .collect(
                        groupingBy(
                                draft -> draft.moment().customer(),
                                collectingAndThen(
                                        mapping(
                                                draft -> link(draft, Rulebook.standard()),
                                                toList()),
                                        links -> Words.of(links, List.of()).settle())));
    }

    static Link link(Draft draft, Rulebook rulebook) {
        return Link.of(draft.moment(), draft.verdict(), rulebook);
    }

    /// What each moment counts for, by the business day on which it occurred.
    static Map<Draft, Tally> tallies(Collection<Draft> drafts) {
        var links = new HashMap<Moment.Id, Link>();
        var weights = new HashMap<Moment.Id, Weight>();
        for (var chain : links(drafts).values()) {
            var ordered = chain.stream().sorted(Comparator.comparing(Link::position)).toList();
            var weighed = Chain.of(ordered).weights();
            for (int i = 0; i < ordered.size(); i++) {
                var id = ordered.get(i).position().id();
                links.put(id, ordered.get(i));
                weights.put(id, weighed.get(i));
            }
        }
        var tallies = new HashMap<Draft, Tally>();
        for (var draft : drafts) {
            var id = draft.moment().id();
            tallies.put(
                    draft,
                    Tally.of(
                            draft.verdict(),
                            requireNonNull(weights.get(id)),
                            requireNonNull(links.get(id)).healing() != null));
        }
        return tallies;
    }

    /// Drafts of all kinds, over a few customers, touchpoints and days, with many at the same time.
    List<Draft> generate(long seed, int size) {
        var random = new Random(seed);
        var drafts = new ArrayList<Draft>();
        var alphabet = "aBz09_~.:@+-";
        for (int i = 0; i < size; i++) {
            var occurredAt =
                    Instant.parse("2026-10-23T20:15:00.000001Z")
                            .plus(Duration.ofMinutes(40L * random.nextInt(150)))
                            .plus(Duration.ofNanos(1000L * random.nextInt(2)));
            var moment =
                    aMoment(alphabet.charAt(random.nextInt(alphabet.length())) + "-" + i)
                            .of("c" + alphabet.charAt(random.nextInt(6)))
                            .at(anyOf(random, List.of("checkout", "delivery", "Delivery")))
                            .occurredAt(occurredAt)
                            .stakes(anyOf(random, List.of(Stakes.values())));
            if (random.nextInt(4) > 0) moment.delivered(2 + random.nextInt(5));
            if (random.nextInt(3) == 0) moment.said(Instrument.CSAT, 1 + random.nextInt(5));
            if (random.nextInt(3) == 0) moment.said(Instrument.EXPECTATION, 1 + random.nextInt(5));
            if (random.nextInt(8) == 0) moment.beyondPromise("brought a bell along");
            if (i > 0 && random.nextInt(4) == 0) {
                var other = drafts.get(random.nextInt(i)).moment();
                moment.recovering(other.id().text());
                if (random.nextInt(4) > 0) moment.of(other.customer().reference());
            }
            drafts.add(draft(moment));
        }
        return drafts;
    }

    private static <T> T anyOf(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// Keeps drafts in batches of random sizes and in a random order, some of them twice.
    void keepInAnyOrder(List<Draft> drafts, Random random) {
        var left = new ArrayList<>(drafts);
        for (int i = 0; i < drafts.size() / 10; i++)
            left.add(drafts.get(random.nextInt(drafts.size())));
        Collections.shuffle(left, random);
        while (!left.isEmpty()) {
            var batch = left.subList(0, Math.min(left.size(), 1 + random.nextInt(40)));
            moments.keep(brand.id(), List.copyOf(batch));
            batch.clear();
        }
    }

    static <T> List<List<T>> permutations(List<T> of) {
        if (of.isEmpty()) return List.of(List.of());
        var all = new ArrayList<List<T>>();
        for (int i = 0; i < of.size(); i++) {
            var others = new ArrayList<>(of);
            var first = others.remove(i);
            for (var rest : permutations(others)) {
                var one = new ArrayList<T>(of.size());
                one.add(first);
                one.addAll(rest);
                all.add(one);
            }
        }
        return all;
    }

    /// What an event tells, and of what: of a recovery, the moment that opened it.
    static String told(Event event) {
        var type = event.type().name();
        return "%s %s"
                .formatted(
                        type,
                        type.startsWith("RECOVERY") ? event.data().get("moment") : event.subject());
    }

    static List<String> ids(List<Entry> entries) {
        return entries.stream().map(entry -> entry.moment().id().text()).toList();
    }

    static List<String> sorted(String... ids) {
        Arrays.sort(ids);
        return List.of(ids);
    }
}
