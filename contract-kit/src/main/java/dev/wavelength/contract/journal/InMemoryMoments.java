package dev.wavelength.contract.journal;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.wavelength.contract.chain.InMemoryChains;
import dev.wavelength.contract.pulse.InMemoryTallies;
import dev.wavelength.contract.pulse.InMemoryTallies.Countable;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.chain.Words;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.News;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.verdict.Rulebooks;
import dev.wavelength.domain.verdict.Verdict;
import dev.wavelength.domain.verdict.Weight;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The reference for keeping moments: drafts and revisions as they came, and all that follows from
/// them worked out anew each time it is asked for.
///
/// [#chains()] and [#tallies()] read what is kept here.
public final class InMemoryMoments implements Moments {

    private final Rulebooks rulebooks;
    private final Touchpoints touchpoints;
    private final Events events;
    private final Map<Brand.Id, Journal> journals = new HashMap<>();

    /// @param rulebooks where the versions are found by which moments were judged
    /// @param touchpoints where touchpoints are encountered
    /// @param events where the news of the journal are announced
    public InMemoryMoments(Rulebooks rulebooks, Touchpoints touchpoints, Events events) {
        this.rulebooks = rulebooks;
        this.touchpoints = touchpoints;
        this.events = events;
    }

    /// The chains of what is kept here.
    public InMemoryChains chains() {
        return new InMemoryChains(this::links);
    }

    /// The tallies of what is kept here.
    public InMemoryTallies tallies() {
        return new InMemoryTallies(this::countables);
    }

    /// What is kept of one brand.
    private static final class Journal {
        private final Map<Moment.Id, Draft> drafts = new HashMap<>();
        private final Map<Moment.Id, Present> present = new HashMap<>();
        private final Map<Moment.Id, List<Entry>> answers = new HashMap<>();
        private final Map<ClaimKey, Claimed> claims = new HashMap<>();
    }

    /// A moment with all its evidence, and what it comes to.
    private record Present(Moment moment, Verdict verdict) {}

    private record ClaimKey(String caller, String key) {
        static ClaimKey of(Claim claim) {
            return new ClaimKey(claim.caller(), claim.key());
        }
    }

    private record Claimed(Claim claim, Entry made) {}

    @Override
    public synchronized List<Kept> keep(Brand.Id brand, List<Draft> drafts) {
        var journal = of(brand);
        var isNew = new ArrayList<Boolean>();
        var before = heads(brand, drafts);
        for (var draft : drafts) {
            var id = draft.moment().id();
            isNew.add(journal.drafts.putIfAbsent(id, draft) == null);
            journal.present.putIfAbsent(id, new Present(draft.moment(), draft.verdict()));
        }
        for (int i = 0; i < drafts.size(); i++)
            if (isNew.get(i)) {
                var moment = drafts.get(i).moment();
                touchpoints.encounter(brand, moment.touchpoint());
                journal.answers.put(
                        moment.id(),
                        List.of(entry(brand, moment.id(), 1, drafts.get(i).recordedAt())));
            }
        var kept = new ArrayList<Kept>();
        for (int i = 0; i < drafts.size(); i++) {
            var id = drafts.get(i).moment().id();
            var first = answers(journal, id).getFirst();
            if (isNew.get(i)) kept.add(new Kept.New(first));
            else if (drafts.get(i).content().equals(draft(journal, id).content()))
                kept.add(new Kept.Known(first));
            else kept.add(new Kept.Taken());
        }
        events.announce(
                brand,
                News.of(
                        newEntries(kept),
                        customer -> requireNonNull(before.get(customer)),
                        customer -> head(brand, customer)));
        return kept;
    }

    private Map<Customer, Chain.Head> heads(Brand.Id brand, List<Draft> drafts) {
        var heads = new HashMap<Customer, Chain.Head>();
        for (var draft : drafts)
            heads.computeIfAbsent(draft.moment().customer(), customer -> head(brand, customer));
        return heads;
    }

    private Chain.Head head(Brand.Id brand, Customer customer) {
        return Chain.of(links(brand, customer)).head();
    }

    private static List<Entry> newEntries(List<Kept> kept) {
        var entries = new ArrayList<Entry>();
        for (var one : kept) if (one instanceof Kept.New(var entry)) entries.add(entry);
        return entries;
    }

    @Override
    public synchronized Revised revise(Brand.Id brand, Revision revision) {
        var journal = of(brand);
        if (revision.claim() != null) {
            var before = claimed(brand, revision.claim());
            if (before.isPresent()) return before.get();
        }
        var id = revision.moment().id();
        var before = answers(journal, id);
        if (before.size() != revision.after()) return new Revised.Stale();
        var customer = revision.moment().customer();
        var headBefore = head(brand, customer);
        journal.present.put(id, new Present(revision.moment(), revision.verdict()));
        var made = entry(brand, id, revision.after() + 1, revision.judgedAt());
        var answers = new ArrayList<>(before);
        answers.add(made);
        journal.answers.put(id, answers);
        events.announce(brand, News.of(before.getLast(), made, headBefore, head(brand, customer)));
        if (revision.claim() != null)
            journal.claims.put(ClaimKey.of(revision.claim()), new Claimed(revision.claim(), made));
        return new Revised.Made(made);
    }

    @Override
    public synchronized Optional<Revised> claimed(Brand.Id brand, Claim claim) {
        return Optional.ofNullable(of(brand).claims.get(ClaimKey.of(claim)))
                .map(
                        before ->
                                before.claim().equals(claim)
                                        ? new Revised.Repeated(before.made())
                                        : new Revised.KeyReused());
    }

    @Override
    public synchronized Optional<Entry> find(Brand.Id brand, Moment.Id id) {
        var journal = of(brand);
        return journal.answers.containsKey(id)
                ? Optional.of(asOfNow(brand, answers(journal, id).getLast()))
                : Optional.empty();
    }

    @Override
    public synchronized Optional<Entry> find(Brand.Id brand, Moment.Id id, int revision) {
        var answers = answers(of(brand), id);
        if (revision < 1 || revision > answers.size()) return Optional.empty();
        return revision == answers.size()
                ? find(brand, id)
                : Optional.of(answers.get(revision - 1));
    }

    @Override
    public synchronized List<Entry> list(
            Brand.Id brand, Filter filter, @Nullable Position after, int limit) {
        return of(brand).present.values().stream()
                .filter(passes(filter))
                .map(Present::moment)
                .filter(one -> after == null || Position.of(one).compareTo(after) < 0)
                .sorted(Comparator.comparing(Position::of).reversed())
                .limit(limit)
                .flatMap(one -> find(brand, one.id()).stream())
                .toList();
    }

    private static Predicate<Present> passes(Filter filter) {
        return one -> {
            var moment = one.moment();
            return (filter.customer() == null || filter.customer().equals(moment.customer()))
                    && (filter.touchpoint() == null
                            || filter.touchpoint().equals(moment.touchpoint()))
                    && (filter.experience() == null
                            || filter.experience() == one.verdict().experience())
                    && (filter.from() == null || !moment.occurredAt().isBefore(filter.from()))
                    && (filter.until() == null || moment.occurredAt().isBefore(filter.until()));
        };
    }

    private Entry entry(Brand.Id brand, Moment.Id id, int revision, Instant judgedAt) {
        var journal = of(brand);
        var draft = draft(journal, id);
        var present = present(journal, id);
        var customer = draft.moment().customer();
        return new Entry(
                present.moment(),
                draft.source(),
                draft.recordedAt(),
                revision,
                judgedAt,
                present.verdict(),
                weight(brand, present.moment()),
                Entry.ChainState.of(head(brand, customer)));
    }

    private Entry asOfNow(Brand.Id brand, Entry made) {
        return new Entry(
                made.moment(),
                made.source(),
                made.recordedAt(),
                made.revision(),
                made.judgedAt(),
                made.verdict(),
                weight(brand, made.moment()),
                made.chain());
    }

    private Weight weight(Brand.Id brand, Moment moment) {
        var links = links(brand, moment.customer());
        var place = Position.of(moment);
        int before =
                (int) links.stream().filter(link -> link.position().compareTo(place) < 0).count();
        return Chain.of(links).weights().get(before);
    }

    private List<Link> links(Brand.Id brand, Customer customer) {
        return links(brand).getOrDefault(customer, List.of());
    }

    private synchronized Map<Customer, List<Link>> links(Brand.Id brand) {
        return of(brand).present.values().stream()
                .collect(
                        groupingBy(
                                one -> one.moment().customer(),
                                collectingAndThen(
                                        mapping(one -> link(brand, one), toList()),
                                        links -> Words.of(links, List.of()).settle())));
    }

    private Link link(Brand.Id brand, Present one) {
        return Link.of(
                one.moment(),
                one.verdict(),
                rulebooks.find(brand, one.verdict().rulebook()).orElseThrow());
    }

    private synchronized List<Countable> countables(Brand.Id brand) {
        var journal = of(brand);
        var healed =
                links(brand).values().stream()
                        .flatMap(List::stream)
                        .filter(link -> link.healing() != null)
                        .map(link -> link.position().id())
                        .collect(toSet());
        return journal.drafts.values().stream()
                .map(
                        draft ->
                                new Countable(
                                        draft.moment().touchpoint(),
                                        draft.day(),
                                        draft.moment().occurredAt(),
                                        Tally.of(
                                                present(journal, draft.moment().id()).verdict(),
                                                healed.contains(draft.moment().id()))))
                .toList();
    }

    private Journal of(Brand.Id brand) {
        return journals.computeIfAbsent(brand, unseen -> new Journal());
    }

    private static List<Entry> answers(Journal journal, Moment.Id id) {
        return journal.answers.getOrDefault(id, List.of());
    }

    private static Draft draft(Journal journal, Moment.Id id) {
        return requireNonNull(journal.drafts.get(id));
    }

    private static Present present(Journal journal, Moment.Id id) {
        return requireNonNull(journal.present.get(id));
    }
}
