package dev.wavelength.contract.journal;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.wavelength.contract.brand.InMemoryClaims;
import dev.wavelength.contract.chain.InMemoryChains;
import dev.wavelength.contract.pulse.InMemoryTallies;
import dev.wavelength.contract.pulse.InMemoryTallies.Countable;
import dev.wavelength.contract.recovery.InMemoryRecoveries;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.chain.Words;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Erasure;
import dev.wavelength.domain.journal.Erasures.Erased;
import dev.wavelength.domain.journal.Hearing;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.News;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.recovery.Opening;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.verdict.Experience;
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
/// [#chains()], [#tallies()] and [#recoveries()] show what is kept here, and [#erasures()] let go
/// of it.
public final class InMemoryMoments implements Moments {

    private final Rulebooks rulebooks;
    private final Touchpoints touchpoints;
    private final Events events;
    private final InMemoryClaims claims = new InMemoryClaims();
    private final InMemoryRecoveries recoveries;
    private final Map<Brand.Id, Journal> journals = new HashMap<>();

    /// @param rulebooks where the versions are found by which moments were judged
    /// @param touchpoints where touchpoints are encountered
    /// @param events where the news of the journal are announced
    public InMemoryMoments(Rulebooks rulebooks, Touchpoints touchpoints, Events events) {
        this.rulebooks = rulebooks;
        this.touchpoints = touchpoints;
        this.events = events;
        this.recoveries = new InMemoryRecoveries(claims, events);
    }

    /// The recoveries that what is kept here opened.
    public InMemoryRecoveries recoveries() {
        return recoveries;
    }

    /// The chains of what is kept here.
    public InMemoryChains chains() {
        return new InMemoryChains(this::links);
    }

    /// The tallies of what is kept here.
    public InMemoryTallies tallies() {
        return new InMemoryTallies(this::countables);
    }

    /// What lets go of what is kept here.
    public InMemoryErasures erasures() {
        return new InMemoryErasures(this);
    }

    /// What is kept of one brand.
    private static final class Journal {
        private final Map<Moment.Id, Draft> drafts = new HashMap<>();
        private final Map<Moment.Id, Present> present = new HashMap<>();
        private final Map<Moment.Id, List<Entry>> answers = new HashMap<>();
        private final Map<Customer, Erasure> erased = new HashMap<>();
        private final Map<Tally.Place, Tally> bygone = new HashMap<>();
    }

    /// A moment with all its evidence, and what it comes to.
    private record Present(Moment moment, Verdict verdict) {}

    @Override
    public synchronized List<Kept> keep(Brand.Id brand, List<Draft> drafts) {
        Predicate<Draft> erased = draft -> of(brand).erased.containsKey(draft.moment().customer());
        var kept = record(brand, drafts.stream().filter(erased.negate()).toList()).iterator();
        return drafts.stream()
                .map(draft -> erased.test(draft) ? new Kept.Erased() : kept.next())
                .toList();
    }

    private List<Kept> record(Brand.Id brand, List<Draft> drafts) {
        var journal = of(brand);
        var isNew = new ArrayList<Boolean>();
        var before = heads(brand, drafts);
        for (var draft : drafts) {
            var id = draft.moment().id();
            isNew.add(journal.drafts.putIfAbsent(id, draft) == null);
            journal.present.putIfAbsent(id, new Present(draft.moment(), draft.verdict()));
        }
        var fresh = new ArrayList<Draft>();
        for (int i = 0; i < drafts.size(); i++) if (isNew.get(i)) fresh.add(drafts.get(i));
        fresh.stream()
                .collect(groupingBy(draft -> draft.moment().customer()))
                .forEach((customer, theirs) -> follow(brand, customer, theirs));
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
        recoveries.announce(brand);
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

    /// Lets the recoveries of a customer know what follows from new moments, and opens new ones.
    private void follow(Brand.Id brand, Customer customer, List<Draft> fresh) {
        know(
                brand,
                customer,
                fresh.stream().map(Draft::recordedAt).max(Instant::compareTo).orElseThrow());
        fresh.stream()
                .sorted(Comparator.comparing(draft -> Position.of(draft.moment())))
                .forEach(
                        draft ->
                                open(
                                        brand,
                                        draft.moment(),
                                        draft.verdict(),
                                        draft.recordedAt(),
                                        draft.recovery()));
    }

    private void know(Brand.Id brand, Customer customer, Instant now) {
        for (var one : recoveries.of(brand, customer))
            recoveries.put(brand, knowing(brand, one, now));
    }

    private Recovery knowing(Brand.Id brand, Recovery recovery, Instant now) {
        var moment = recovery.opening().moment().id();
        return recovery.knowing(
                present(of(brand), moment).verdict().experience() == Experience.OW,
                words(brand, recovery.opening().customer()).byMoments(moment),
                now);
    }

    private void open(
            Brand.Id brand, Moment moment, Verdict verdict, Instant now, Recovery.@Nullable Id id) {
        if (id == null || opened(brand, moment).isPresent() || !Opening.due(moment, verdict, now))
            return;
        boolean another = recoveries.of(brand, moment.customer()).stream().anyMatch(Recovery::open);
        var opening = Opening.of(moment, verdict, weight(brand, moment), now, another);
        recoveries.put(brand, knowing(brand, Recovery.of(id, opening, List.of()), now));
    }

    private Optional<Recovery.Id> opened(Brand.Id brand, Moment moment) {
        return recoveries.of(brand, moment.customer()).stream()
                .filter(one -> one.opening().moment().id().equals(moment.id()))
                .map(Recovery::id)
                .findFirst();
    }

    @Override
    public synchronized Recoveries.Taken hear(Brand.Id brand, Hearing hearing) {
        var taken =
                recoveries.take(
                        brand,
                        hearing.recovery(),
                        hearing.after(),
                        hearing.said(),
                        hearing.claim());
        if (taken instanceof Recoveries.Taken.Made(var made))
            know(brand, made.opening().customer(), hearing.said().recordedAt());
        recoveries.announce(brand);
        return taken;
    }

    @Override
    public synchronized List<Due> due(Instant now, int limit) {
        record At(Instant due, Due one) {}
        return journals.entrySet().stream()
                .flatMap(
                        journal ->
                                journal.getValue().answers.values().stream()
                                        .map(List::getLast)
                                        .flatMap(
                                                latest ->
                                                        latest
                                                                .moment()
                                                                .fallsDue(latest.judgedAt())
                                                                .map(
                                                                        due ->
                                                                                new At(
                                                                                        due,
                                                                                        new Due(
                                                                                                journal
                                                                                                        .getKey(),
                                                                                                latest.moment()
                                                                                                        .id())))
                                                                .stream()))
                .filter(at -> at.due().isBefore(now))
                .sorted(
                        Comparator.comparing(At::due)
                                .thenComparing(at -> at.one().brand().text())
                                .thenComparing(at -> at.one().id()))
                .limit(limit)
                .map(At::one)
                .toList();
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
        know(brand, revision.moment().customer(), revision.judgedAt());
        open(
                brand,
                revision.moment(),
                revision.verdict(),
                revision.judgedAt(),
                revision.recovery());
        var made = entry(brand, id, revision.after() + 1, revision.judgedAt());
        var answers = new ArrayList<>(before);
        answers.add(made);
        journal.answers.put(id, answers);
        events.announce(brand, News.of(before.getLast(), made, headBefore, head(brand, customer)));
        recoveries.announce(brand);
        if (revision.claim() != null) claims.keep(brand, revision.claim(), made);
        return new Revised.Made(made);
    }

    @Override
    public synchronized Optional<Revised> claimed(Brand.Id brand, Claim claim) {
        return claims.find(brand, claim)
                .map(
                        before ->
                                before.claim().equals(claim) && before.made() instanceof Entry then
                                        ? new Revised.Repeated(then)
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
                Entry.ChainState.of(head(brand, customer)),
                opened(brand, present.moment()).orElse(null));
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
                made.chain(),
                made.recovery());
    }

    private Weight weight(Brand.Id brand, Moment moment) {
        var links = links(brand, moment.customer());
        var place = Position.of(moment);
        int before =
                (int) links.stream().filter(link -> link.position().compareTo(place) < 0).count();
        return Chain.of(links).weights().get(before);
    }

    private List<Link> links(Brand.Id brand, Customer customer) {
        return words(brand, customer).settle();
    }

    private Words words(Brand.Id brand, Customer customer) {
        return Words.of(
                of(brand).present.values().stream()
                        .filter(one -> one.moment().customer().equals(customer))
                        .map(one -> link(brand, one))
                        .toList(),
                recoveries.of(brand, customer).stream().flatMap(Recovery::said).toList());
    }

    private synchronized Map<Customer, List<Link>> links(Brand.Id brand) {
        return of(brand).present.values().stream()
                .map(one -> one.moment().customer())
                .distinct()
                .collect(toMap(customer -> customer, customer -> links(brand, customer)));
    }

    private Link link(Brand.Id brand, Present one) {
        return Link.of(
                one.moment(),
                one.verdict(),
                rulebooks.find(brand, one.verdict().rulebook()).orElseThrow());
    }

    /// Erases a customer, unless that was done before.
    synchronized Erased erase(Brand.Id brand, Customer customer, Instant now) {
        var erased = of(brand).erased;
        var before = erased.get(customer);
        if (before != null) return new Erased.Before(before);
        var gone = moments(brand, one -> one.customer().equals(customer));
        if (gone.isEmpty()) return new Erased.Unknown();
        int cases = recoveries.of(brand, customer).size();
        letGo(brand, gone, now);
        var erasure = new Erasure(erased.size() + 1, now, gone.size(), cases);
        erased.put(customer, erasure);
        return new Erased.Now(erasure);
    }

    /// Lets the oldest moments go that occurred before an instant.
    synchronized int expire(Brand.Id brand, Instant before, int limit, Instant now) {
        var gone =
                moments(brand, one -> one.occurredAt().isBefore(before)).stream()
                        .limit(limit)
                        .toList();
        letGo(brand, gone, now);
        return gone.size();
    }

    private List<Moment> moments(Brand.Id brand, Predicate<Moment> which) {
        return of(brand).present.values().stream()
                .map(Present::moment)
                .filter(which)
                .sorted(Comparator.comparing(Position::of))
                .toList();
    }

    /// What was counted before stays counted, whatever what is left comes to.
    private void letGo(Brand.Id brand, List<Moment> gone, Instant now) {
        var journal = of(brand);
        var before = counts(brand);
        for (var moment : gone) {
            var id = moment.id();
            recoveries.forget(brand, id, now);
            claims.forget(brand, made -> made instanceof Entry one && one.moment().id().equals(id));
            journal.drafts.remove(id);
            journal.present.remove(id);
            journal.answers.remove(id);
        }
        for (var customer : gone.stream().map(Moment::customer).distinct().toList()) {
            if (moments(brand, one -> one.customer().equals(customer)).isEmpty())
                events.forget(brand, customer);
            know(brand, customer, now);
        }
        recoveries.announce(brand);
        var after = counts(brand);
        before.forEach(
                (place, tally) ->
                        journal.bygone.merge(
                                place,
                                tally.minus(after.getOrDefault(place, Tally.NONE)),
                                Tally::plus));
    }

    /// What is kept, counted, and what is no longer kept beside it.
    private Map<Tally.Place, Tally> counts(Brand.Id brand) {
        var counts = new HashMap<>(of(brand).bygone);
        for (var one : present(brand))
            counts.merge(new Tally.Place(one.touchpoint(), one.day()), one.tally(), Tally::plus);
        return counts;
    }

    private synchronized List<Countable> countables(Brand.Id brand) {
        var countables = new ArrayList<>(present(brand));
        of(brand)
                .bygone
                .forEach(
                        (place, tally) ->
                                countables.add(
                                        new Countable(
                                                place.touchpoint(), place.day(), null, tally)));
        return countables;
    }

    private List<Countable> present(Brand.Id brand) {
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
                                                weight(
                                                        brand,
                                                        present(journal, draft.moment().id())
                                                                .moment()),
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
