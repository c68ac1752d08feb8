package dev.wavelength.persistence.journal;

import static java.util.Objects.requireNonNull;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Hearing;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.News;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.recovery.Opening;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.verdict.Rulebooks;
import dev.wavelength.domain.verdict.Weight;
import dev.wavelength.persistence.chain.PostgresChains;
import dev.wavelength.persistence.event.PostgresEvents;
import dev.wavelength.persistence.journal.MomentTable.Fresh;
import dev.wavelength.persistence.promise.PostgresTouchpoints;
import dev.wavelength.persistence.pulse.PostgresTallies;
import dev.wavelength.persistence.recovery.RecoveryTable;
import dev.wavelength.persistence.sql.Claims;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Database.Change;
import dev.wavelength.persistence.sql.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Moments in PostgreSQL. A batch is one transaction and a fixed number of statements, however many
/// moments there are in it; all that it changes goes to the database in one journey.
///
/// Locks are taken kind by kind, and within a kind in code point order of the keys, by everyone:
/// heads of chains that are there, touchpoints, new heads, moments, recoveries, tallies. So nobody
/// waits in a circle. Whoever holds the head of a customer's chain is the only one to write that
/// customer's moments; whoever finds that another made a head or an id first starts again, and sees
/// it.
public final class PostgresMoments implements Moments {

    private static final Comparator<Customer> BY_REFERENCE =
            Comparator.comparing(Customer::reference);

    private static final Comparator<Touchpoint.Id> BY_ID =
            Comparator.comparing(Touchpoint.Id::text);

    static final Comparator<Tally.Place> BY_PLACE =
            Comparator.comparing(Tally.Place::day).thenComparing(Tally.Place::touchpoint, BY_ID);

    private final Database database;
    private final MomentTable table;
    private final PostgresChains chains;
    private final RecoveryTable recoveries;
    private final Claims claims;
    private final PostgresEvents events;
    private final ErasedTable erased;

    public PostgresMoments(
            Database database, Json json, Rulebooks rulebooks, Pseudonyms pseudonyms) {
        this.database = database;
        this.table = new MomentTable(database, json, rulebooks);
        this.chains = new PostgresChains(database);
        this.recoveries = new RecoveryTable(database, json);
        this.claims = new Claims(database);
        this.events = new PostgresEvents(database, json);
        this.erased = new ErasedTable(database, pseudonyms);
    }

    @Override
    public List<Kept> keep(Brand.Id brand, List<Draft> drafts) {
        if (drafts.isEmpty()) return List.of();
        var firsts = firsts(brand, drafts);
        return database.of(brand)
                .write(
                        tries ->
                                tries == 1
                                        ? keep(brand, drafts, firsts, true)
                                        : keepOfTheOthers(brand, drafts));
    }

    private SortedMap<Moment.Id, Fresh> firsts(Brand.Id brand, List<Draft> drafts) {
        var firsts = new TreeMap<Moment.Id, Fresh>();
        for (var draft : drafts)
            firsts.computeIfAbsent(draft.moment().id(), id -> table.fresh(brand, draft));
        return firsts;
    }

    /// Keeps what is of nobody who was erased. To look for those first would cost every batch what
    /// hardly any needs: so it is found out by the [ErasedTable#none], and looked for only then.
    private List<Kept> keepOfTheOthers(Brand.Id brand, List<Draft> drafts) {
        var gone =
                erased.among(
                        brand, drafts.stream().map(draft -> draft.moment().customer()).toList());
        var others =
                drafts.stream().filter(draft -> !gone.contains(draft.moment().customer())).toList();
        if (others.isEmpty()) return Collections.nCopies(drafts.size(), new Kept.Erased());
        var kept = keep(brand, others, firsts(brand, others), false).iterator();
        return drafts.stream()
                .map(
                        draft ->
                                gone.contains(draft.moment().customer())
                                        ? new Kept.Erased()
                                        : kept.next())
                .toList();
    }

    /// @param firsts of the drafts with one id the first
    /// @param hopeful whether one that looks new may be taken for new
    private List<Kept> keep(
            Brand.Id brand,
            List<Draft> drafts,
            SortedMap<Moment.Id, Fresh> firsts,
            boolean hopeful) {
        var heads = chains.lock(brand, customers(firsts.values()));
        var known =
                table.digests(
                        brand, hopeful ? maybeKnown(firsts.values(), heads) : firsts.keySet());
        var fresh = new TreeMap<>(firsts);
        fresh.keySet().removeAll(known.keySet());
        var entries = new HashMap<Moment.Id, Entry>();
        for (var first : firstEntries(brand, drafts, known))
            entries.put(first.moment().id(), first);
        if (!fresh.isEmpty()) add(brand, fresh.values(), heads, entries);
        return answers(drafts, firsts, known, entries);
    }

    /// What comes behind its customer's chain is new but for a slip: to look for it would cost a
    /// journey, and if it is not new, that shows as a race lost. Where a chain is folded anew all
    /// are looked for: a link may be in it once.
    private static List<Moment.Id> maybeKnown(
            Collection<Fresh> moments, Map<Customer, Chain.Head> heads) {
        var anew = foldedAnew(moments, heads);
        return moments.stream()
                .map(Fresh::moment)
                .filter(moment -> anew.contains(moment.customer()))
                .map(Moment::id)
                .toList();
    }

    /// @param entries what was new or is known, as it was first
    private static List<Kept> answers(
            List<Draft> drafts,
            Map<Moment.Id, Fresh> firsts,
            Map<Moment.Id, Digest> known,
            Map<Moment.Id, Entry> entries) {
        var told = new HashSet<>(known.keySet());
        var answers = new ArrayList<Kept>(drafts.size());
        for (var draft : drafts) {
            var id = draft.moment().id();
            var first = requireNonNull(firsts.get(id)).draft();
            if (!draft.content().equals(known.getOrDefault(id, first.content())))
                answers.add(new Kept.Taken());
            else if (told.add(id)) answers.add(new Kept.New(requireNonNull(entries.get(id))));
            else answers.add(new Kept.Known(requireNonNull(entries.get(id))));
        }
        return answers;
    }

    private List<Entry> firstEntries(
            Brand.Id brand, List<Draft> drafts, Map<Moment.Id, Digest> known) {
        var ids = new TreeSet<Moment.Id>();
        for (var draft : drafts)
            if (draft.content().equals(known.get(draft.moment().id())))
                ids.add(draft.moment().id());
        return ids.isEmpty() ? List.of() : table.answered(brand, ids, 1);
    }

    /// Adds moments that there are not yet, and all that goes with them.
    ///
    /// @param fresh in order of their ids
    /// @param heads the heads there are of their customers' chains, locked
    /// @param entries where the new entries go
    private void add(
            Brand.Id brand,
            Collection<Fresh> fresh,
            Map<Customer, Chain.Head> heads,
            Map<Moment.Id, Entry> entries) {
        var before = before(brand, fresh, heads);
        var cases = new Cases(recoveries.of(brand, concerned(fresh, heads, before)));
        var folds = fold(fresh, heads, before, cases);
        var states = new HashMap<Moment.Id, Fold.State>();
        folds.values().forEach(fold -> states.putAll(fold.states()));
        var opened = follow(fresh, before.keySet(), folds, cases);
        var added = new ArrayList<MomentTable.New>();
        var differences = new TreeMap<Tally.Place, Tally>(BY_PLACE);
        for (var one : fresh) {
            var state = requireNonNull(states.remove(one.moment().id()));
            var head = requireNonNull(folds.get(one.moment().customer())).head();
            var entry = entry(one.draft(), state.weight(), head, opened.get(one.moment().id()));
            added.add(new MomentTable.New(one, entry, state.healing()));
            entries.put(one.moment().id(), entry);
            differences.merge(
                    new Tally.Place(one.moment().touchpoint(), one.draft().day()),
                    Tally.of(entry.verdict(), state.weight(), state.healed()),
                    Tally::plus);
        }
        before.values().forEach(kept -> addDifferences(kept, states, differences));
        var changes = new ArrayList<Change>();
        changes.add(PostgresTouchpoints.makeUndeclared(brand, touchpoints(fresh)));
        changes.addAll(write(brand, folds, heads));
        changes.add(MomentTable.insert(brand, added));
        if (!states.isEmpty()) changes.add(MomentTable.restate(brand, states));
        OwedTable.insert(brand, fresh.stream().map(Fresh::draft).toList()).ifPresent(changes::add);
        changes.addAll(cases.changes(brand, recoveries));
        changes.add(PostgresTallies.add(brand, differences));
        changes.addAll(
                events.append(
                        brand,
                        told(
                                News.of(
                                        added.stream().map(MomentTable.New::entry).toList(),
                                        customer -> heads.getOrDefault(customer, Chain.Head.EMPTY),
                                        customer -> requireNonNull(folds.get(customer)).head()),
                                cases)));
        database.conclude(changes);
    }

    private static List<Event> told(List<Event> news, Cases cases) {
        return Stream.concat(news.stream(), cases.tidings().stream()).toList();
    }

    /// The customers whose recoveries matter: whose chain is folded anew, or who may get one more.
    private static Collection<Customer> concerned(
            Collection<Fresh> fresh,
            Map<Customer, Chain.Head> heads,
            Map<Customer, List<Fold.Kept>> before) {
        var concerned = new TreeSet<>(BY_REFERENCE);
        concerned.addAll(before.keySet());
        for (var one : fresh)
            if (opens(one.draft()) && heads.containsKey(one.moment().customer()))
                concerned.add(one.moment().customer());
        return concerned;
    }

    private static boolean opens(Draft draft) {
        return draft.recovery() != null
                && Opening.due(draft.moment(), draft.verdict(), draft.recordedAt());
    }

    /// Lets recoveries know what follows from new moments, and opens new ones.
    ///
    /// @param anew the customers whose chain was folded anew; for others nothing follows
    /// @return which moment opened which
    private static Map<Moment.Id, Recovery.Id> follow(
            Collection<Fresh> fresh, Set<Customer> anew, Map<Customer, Fold> folds, Cases cases) {
        var latest = new HashMap<Customer, Instant>();
        for (var one : fresh)
            latest.merge(
                    one.moment().customer(),
                    one.draft().recordedAt(),
                    (a, b) -> a.isAfter(b) ? a : b);
        latest.keySet().retainAll(anew);
        latest.forEach(
                (customer, now) -> cases.know(customer, requireNonNull(folds.get(customer)), now));
        var opened = new HashMap<Moment.Id, Recovery.Id>();
        fresh.stream()
                .filter(one -> opens(one.draft()))
                .sorted(Comparator.comparing(one -> one.link().position()))
                .forEach(
                        one -> {
                            var fold = requireNonNull(folds.get(one.moment().customer()));
                            var id = one.moment().id();
                            var recovery =
                                    cases.open(
                                            one.moment(),
                                            one.draft().verdict(),
                                            requireNonNull(fold.states().get(id)).weight(),
                                            fold,
                                            one.draft().recordedAt(),
                                            one.draft().recovery());
                            if (recovery != null) opened.put(id, recovery);
                        });
        return opened;
    }

    /// Adds what it makes in the tallies that kept links come to something else than before.
    static void addDifferences(
            List<Fold.Kept> kept,
            Map<Moment.Id, Fold.State> states,
            Map<Tally.Place, Tally> differences) {
        for (var one : kept) {
            var state = states.get(one.link().position().id());
            if (state == null) continue;
            var difference = one.difference(state);
            if (!difference.equals(Tally.NONE))
                differences.merge(one.place(), difference, Tally::plus);
        }
    }

    private static Entry entry(
            Draft draft, Weight weight, Chain.Head head, Recovery.@Nullable Id recovery) {
        return new Entry(
                draft.moment(),
                draft.source(),
                draft.recordedAt(),
                1,
                draft.recordedAt(),
                draft.verdict(),
                weight,
                Entry.ChainState.of(head),
                recovery);
    }

    /// The links there are of those customers whose chain is to be folded anew.
    private Map<Customer, List<Fold.Kept>> before(
            Brand.Id brand, Collection<Fresh> fresh, Map<Customer, Chain.Head> heads) {
        var anew = foldedAnew(fresh, heads);
        return anew.isEmpty() ? Map.of() : table.links(brand, anew);
    }

    /// Those to whose chain a moment comes late, or one that recovers another.
    private static Set<Customer> foldedAnew(
            Collection<Fresh> fresh, Map<Customer, Chain.Head> heads) {
        var anew = new TreeSet<>(BY_REFERENCE);
        for (var one : fresh) {
            var head = heads.get(one.moment().customer());
            if (head != null
                    && (one.moment().recovers() != null || !head.precedes(one.link().position())))
                anew.add(one.moment().customer());
        }
        return anew;
    }

    /// What the new moments make of their customers' chains, in order of the customers.
    private static SortedMap<Customer, Fold> fold(
            Collection<Fresh> fresh,
            Map<Customer, Chain.Head> heads,
            Map<Customer, List<Fold.Kept>> before,
            Cases cases) {
        var added = new HashMap<Customer, List<Link>>();
        for (var one : fresh)
            added.computeIfAbsent(one.moment().customer(), customer -> new ArrayList<>())
                    .add(one.link());
        var folds = new TreeMap<Customer, Fold>(BY_REFERENCE);
        added.forEach(
                (customer, links) -> {
                    links.sort(Comparator.comparing(Link::position));
                    var kept = before.get(customer);
                    var head = heads.get(customer);
                    folds.put(
                            customer,
                            kept != null || head == null
                                    ? Fold.anew(
                                            kept == null ? List.of() : kept,
                                            links,
                                            cases.said(customer))
                                    : Fold.append(head, links));
                });
        return folds;
    }

    private List<Change> write(
            Brand.Id brand, SortedMap<Customer, Fold> folds, Map<Customer, Chain.Head> heads) {
        var inserted = new ArrayList<Chains.Kept>();
        var updated = new ArrayList<Chains.Kept>();
        folds.forEach(
                (customer, fold) ->
                        (heads.containsKey(customer) ? updated : inserted)
                                .add(new Chains.Kept(customer, fold.head())));
        var changes = new ArrayList<Change>();
        if (!inserted.isEmpty()) {
            changes.add(PostgresChains.insert(brand, inserted));
            changes.add(erased.none(brand, inserted.stream().map(Chains.Kept::customer).toList()));
        }
        if (!updated.isEmpty()) changes.add(PostgresChains.update(brand, updated));
        return changes;
    }

    private static Collection<Customer> customers(Collection<Fresh> fresh) {
        var customers = new HashSet<Customer>();
        for (var one : fresh) customers.add(one.moment().customer());
        return customers;
    }

    private static Collection<Touchpoint.Id> touchpoints(Collection<Fresh> fresh) {
        var ids = new TreeSet<>(BY_ID);
        for (var one : fresh) ids.add(one.moment().touchpoint());
        return ids;
    }

    @Override
    public Revised revise(Brand.Id brand, Revision revision) {
        return database.of(brand)
                .write(
                        () -> {
                            var moment = revision.moment();
                            var heads = chains.lock(brand, List.of(moment.customer()));
                            if (revision.claim() != null) {
                                var before = made(brand, revision.claim());
                                if (before.isPresent()) return before.get();
                            }
                            var latest = table.find(brand, moment.id());
                            if (latest.isEmpty()
                                    || latest.get().entry().revision() != revision.after())
                                return new Revised.Stale();
                            if (revision.claim() != null)
                                claims.keep(
                                        brand, revision.claim(), moment.id(), revision.after() + 1);
                            return new Revised.Made(revise(brand, latest.get(), revision, heads));
                        });
    }

    private Entry revise(
            Brand.Id brand,
            MomentTable.Kept before,
            Revision revision,
            Map<Customer, Chain.Head> heads) {
        var moment = revision.moment();
        var verdict = revision.verdict();
        var customer = moment.customer();
        var others = new ArrayList<Fold.Kept>();
        for (var kept : table.links(brand, List.of(customer)).getOrDefault(customer, List.of()))
            if (!kept.link().position().id().equals(moment.id())) others.add(kept);
        var link = table.link(brand, moment, verdict);
        var cases = new Cases(recoveries.of(brand, List.of(customer)));
        var fold = Fold.anew(others, List.of(link), cases.said(customer));
        var states = new HashMap<>(fold.states());
        var state = requireNonNull(states.remove(moment.id()));
        var chain = Entry.ChainState.of(fold.head());
        cases.know(customer, fold, revision.judgedAt());
        var recovery = before.entry().recovery();
        if (recovery == null)
            recovery =
                    cases.open(
                            moment,
                            verdict,
                            state.weight(),
                            fold,
                            revision.judgedAt(),
                            revision.recovery());
        var changes = new ArrayList<Change>();
        changes.add(MomentTable.supersede(brand, moment.id()));
        changes.add(table.revise(brand, before, revision, link, state, chain, recovery));
        if (!states.isEmpty()) changes.add(MomentTable.restate(brand, states));
        var dueBefore = before.entry().moment().fallsDue(before.entry().judgedAt());
        var due = moment.fallsDue(revision.judgedAt());
        if (!due.equals(dueBefore))
            changes.add(OwedTable.put(brand, moment.id(), due.orElse(null)));
        changes.add(PostgresChains.update(brand, List.of(new Chains.Kept(customer, fold.head()))));
        var differences = new TreeMap<Tally.Place, Tally>(BY_PLACE);
        addDifferences(others, states, differences);
        differences.merge(
                new Tally.Place(moment.touchpoint(), before.day()),
                Tally.of(verdict, state.weight(), state.healed())
                        .minus(
                                Tally.of(
                                        before.entry().verdict(),
                                        before.entry().weight(),
                                        before.healing() != null)),
                Tally::plus);
        changes.addAll(cases.changes(brand, recoveries));
        differences.values().removeIf(Tally.NONE::equals);
        if (!differences.isEmpty()) changes.add(PostgresTallies.add(brand, differences));
        var entry =
                new Entry(
                        moment,
                        before.entry().source(),
                        before.entry().recordedAt(),
                        revision.after() + 1,
                        revision.judgedAt(),
                        verdict,
                        state.weight(),
                        chain,
                        recovery);
        changes.addAll(
                events.append(
                        brand,
                        told(
                                News.of(
                                        before.entry(),
                                        entry,
                                        requireNonNull(heads.get(customer)),
                                        fold.head()),
                                cases)));
        database.conclude(changes);
        return entry;
    }

    @Override
    public Recoveries.Taken hear(Brand.Id brand, Hearing hearing) {
        return database.of(brand)
                .write(
                        () -> {
                            var found = recoveries.find(brand, hearing.recovery());
                            if (found.isEmpty()) return new Recoveries.Taken.Stale();
                            var customer = found.get().opening().customer();
                            chains.lock(brand, List.of(customer));
                            if (hearing.claim() != null) {
                                var before = recoveries.made(brand, hearing.claim());
                                if (before.isPresent()) return before.get();
                            }
                            var cases = new Cases(recoveries.of(brand, List.of(customer)));
                            var recovery = cases.find(customer, hearing.recovery());
                            if (recovery.isEmpty() || recovery.get().version() != hearing.after())
                                return new Recoveries.Taken.Stale();
                            var heard = recovery.get().with(hearing.said());
                            if (hearing.claim() != null)
                                recoveries.claim(brand, hearing.claim(), heard);
                            cases.put(heard);
                            hear(brand, customer, cases, hearing.said().recordedAt());
                            return new Recoveries.Taken.Made(heard);
                        });
    }

    /// Folds a customer's chain anew, for what was said.
    private void hear(Brand.Id brand, Customer customer, Cases cases, Instant now) {
        var kept = table.links(brand, List.of(customer)).getOrDefault(customer, List.of());
        var fold = Fold.anew(kept, List.of(), cases.said(customer));
        cases.know(customer, fold, now);
        var changes = new ArrayList<Change>();
        if (!fold.states().isEmpty()) changes.add(MomentTable.restate(brand, fold.states()));
        changes.add(PostgresChains.update(brand, List.of(new Chains.Kept(customer, fold.head()))));
        changes.addAll(cases.changes(brand, recoveries));
        var differences = new TreeMap<Tally.Place, Tally>(BY_PLACE);
        addDifferences(kept, fold.states(), differences);
        if (!differences.isEmpty()) changes.add(PostgresTallies.add(brand, differences));
        changes.addAll(events.append(brand, cases.tidings()));
        database.conclude(changes);
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        return database.acrossBrands()
                .ask(
                        """
                        select brand, id
                        from owed
                        where due_at < ?
                        order by due_at, brand, id
                        limit ?
                        """,
                        p -> p.instant(now).number(limit),
                        row ->
                                new Due(
                                        new Brand.Id(Columns.text(row, "brand")),
                                        new Moment.Id(Columns.text(row, "id"))));
    }

    @Override
    public Optional<Revised> claimed(Brand.Id brand, Claim claim) {
        return database.of(brand).read(() -> made(brand, claim));
    }

    private Optional<Revised> made(Brand.Id brand, Claim claim) {
        return claims.answer(
                brand,
                claim,
                before ->
                        new Revised.Repeated(
                                table
                                        .answered(
                                                brand,
                                                List.of(new Moment.Id(before.id())),
                                                before.revision())
                                        .stream()
                                        .findFirst()
                                        .orElseThrow(Claims::gone)),
                Revised.KeyReused::new);
    }

    @Override
    public Optional<Entry> find(Brand.Id brand, Moment.Id id) {
        return table.find(brand, id).map(MomentTable.Kept::entry);
    }

    @Override
    public Optional<Entry> find(Brand.Id brand, Moment.Id id, int revision) {
        return database.of(brand).read(() -> table.find(brand, id, revision));
    }

    @Override
    public List<Entry> list(Brand.Id brand, Filter filter, @Nullable Position after, int limit) {
        return table.list(brand, filter, after, limit);
    }
}
