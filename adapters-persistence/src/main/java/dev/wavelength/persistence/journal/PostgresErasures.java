package dev.wavelength.persistence.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.journal.Erasures;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.verdict.Rulebooks;
import dev.wavelength.persistence.chain.PostgresChains;
import dev.wavelength.persistence.event.PostgresEvents;
import dev.wavelength.persistence.pulse.PostgresTallies;
import dev.wavelength.persistence.recovery.RecoveryTable;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Database.Binding;
import dev.wavelength.persistence.sql.Database.Change;
import dev.wavelength.persistence.sql.Json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Letting go of what is recorded in PostgreSQL. Rows are deleted; what the tallies hold of them is
/// kept beside the tallies, which stay as they are.
///
/// Locks are taken in the order of [PostgresMoments]: the heads of the chains first, so that nobody
/// records anything of these customers meanwhile, then their recoveries, so that all that was done
/// about them is in sight of the statements behind.
public final class PostgresErasures implements Erasures {

    /// Behind everything that occurred: times end with the year 9999.
    private static final Position END =
            new Position(Instant.parse("+10000-01-01T00:00:00Z"), new Moment.Id("end"));

    /// What is let go of: of these customers, what stands up to a place.
    private static final String GONE =
            """
            moment.brand = ?
            and moment.customer = any(?)
            and (moment.occurred_at, moment.id) <= (?, ?)
            """;

    /// The ids of that.
    private static final String MOMENTS = "select id\nfrom moment\nwhere\n" + GONE;

    /// The recoveries of that.
    private static final String THEIR_RECOVERIES =
            """
            from recovery
            where brand = ?
            and customer = any(?)
            and (occurred_at, moment) <= (?, ?)
            """;

    private final Database database;
    private final MomentTable table;
    private final PostgresChains chains;
    private final RecoveryTable recoveries;
    private final PostgresEvents events;
    private final ErasedTable erased;

    public PostgresErasures(
            Database database, Json json, Rulebooks rulebooks, Pseudonyms pseudonyms) {
        this.database = database;
        this.table = new MomentTable(database, json, rulebooks);
        this.chains = new PostgresChains(database);
        this.recoveries = new RecoveryTable(database, json);
        this.events = new PostgresEvents(database, json);
        this.erased = new ErasedTable(database, pseudonyms);
    }

    @Override
    public Erased erase(Brand.Id brand, Customer customer, Instant now) {
        return database.of(brand)
                .write(
                        () -> {
                            var customers = List.of(customer);
                            var head = chains.lock(brand, customers).get(customer);
                            if (head == null)
                                return erased.find(brand, customer)
                                        .<Erased>map(Erased.Before::new)
                                        .orElseGet(Erased.Unknown::new);
                            int cases = lockRecoveries(brand, customers, END);
                            var erasure = erased.next(brand, now, head.links(), cases);
                            var changes = letGo(brand, customers, END, now);
                            changes.add(PostgresChains.delete(brand, customers));
                            changes.add(erased.insert(brand, customer, erasure));
                            database.change(changes);
                            events.forget(brand, customer);
                            return new Erased.Now(erasure);
                        });
    }

    @Override
    public int expire(Brand.Id brand, Instant before, int limit, Instant now) {
        return database.of(brand)
                .write(
                        () -> {
                            var old = oldest(brand, before, limit);
                            if (old.isEmpty()) return 0;
                            var customers = old.stream().map(Old::customer).distinct().toList();
                            return expire(brand, customers, old.getLast().position(), now);
                        });
    }

    private record Old(Customer customer, Position position) {}

    private List<Old> oldest(Brand.Id brand, Instant before, int limit) {
        return database.query(
                """
                select customer, occurred_at, id
                from moment
                where brand = ?
                and occurred_at < ?
                order by occurred_at, id
                limit ?
                """,
                p -> p.text(brand).instant(before).number(limit),
                row ->
                        new Old(
                                new Customer(Columns.text(row, "customer")),
                                new Position(
                                        Columns.instant(row, "occurred_at"),
                                        new Moment.Id(Columns.text(row, "id")))));
    }

    /// @return how many moments were let go of
    private int expire(Brand.Id brand, Collection<Customer> customers, Position upTo, Instant now) {
        int links = links(chains.lock(brand, customers).values());
        lockRecoveries(brand, customers, upTo);
        database.change(letGo(brand, customers, upTo, now));
        var left = table.links(brand, customers);
        var gone = customers.stream().filter(one -> !left.containsKey(one)).toList();
        var changes = new ArrayList<Change>();
        if (!gone.isEmpty()) changes.add(PostgresChains.delete(brand, gone));
        if (!left.isEmpty()) changes.addAll(foldAnew(brand, left, now));
        if (!changes.isEmpty()) database.change(changes);
        for (var customer : gone) events.forget(brand, customer);
        return links - left.values().stream().mapToInt(List::size).sum();
    }

    private static int links(Collection<Chain.Head> heads) {
        return heads.stream().mapToInt(Chain.Head::links).sum();
    }

    /// What is left of chains, folded. The tallies stay as they are also where what is left weighs
    /// less than it did.
    private List<Change> foldAnew(
            Brand.Id brand, Map<Customer, List<Fold.Kept>> left, Instant now) {
        var cases = new Cases(recoveries.of(brand, left.keySet()));
        var states = new HashMap<Moment.Id, Fold.State>();
        var heads = new ArrayList<Chains.Kept>();
        var differences = new TreeMap<Tally.Place, Tally>(PostgresMoments.BY_PLACE);
        left.forEach(
                (customer, kept) -> {
                    var fold = Fold.anew(kept, List.of(), cases.said(customer));
                    cases.know(customer, fold, now);
                    states.putAll(fold.states());
                    heads.add(new Chains.Kept(customer, fold.head()));
                    PostgresMoments.addDifferences(kept, fold.states(), differences);
                });
        var changes = new ArrayList<Change>();
        changes.add(PostgresChains.update(brand, heads));
        if (!states.isEmpty()) changes.add(MomentTable.restate(brand, states));
        changes.addAll(cases.changes(brand, recoveries));
        differences.replaceAll((place, difference) -> Tally.NONE.minus(difference));
        if (!differences.isEmpty()) changes.add(PostgresTallies.addBygone(brand, differences));
        changes.addAll(events.append(brand, cases.tidings()));
        return changes;
    }

    /// Locks the recoveries of what is to be let go of. They are put in order, and not looked for
    /// in the order of an index, which would go through all of the brand's.
    ///
    /// @return how many they are
    private int lockRecoveries(Brand.Id brand, Collection<Customer> customers, Position upTo) {
        return database.query(
                        """
                        select 1
                        """
                                + THEIR_RECOVERIES
                                + """
                                order by recovery || ''
                                for update
                                """,
                        gone(brand, customers, upTo),
                        row -> true)
                .size();
    }

    private static Binding gone(Brand.Id brand, Collection<Customer> customers, Position upTo) {
        return p ->
                p.text(brand)
                        .texts(customers, customer -> customer)
                        .instant(upTo.occurredAt())
                        .text(upTo.id());
    }

    /// Deletes moments of customers whose heads are held locked, and all that hangs on them.
    private static List<Change> letGo(
            Brand.Id brand, Collection<Customer> customers, Position upTo, Instant now) {
        var gone = gone(brand, customers, upTo);
        var changes = new ArrayList<Change>();
        changes.add(
                new Change(
                        """
                        insert into bygone as standing (
                            brand, day, touchpoint, moments, judged, ow, how, wow, near_misses, kept,
                            recovered, never_events, cost)
                        select moment.brand, day, moment.touchpoint,
                        """
                                + PostgresTallies.COUNTS
                                + """
                                from (
                                    select *
                                    from moment
                                    where
                                """
                                + GONE
                                + """
                                    offset 0
                                ) as moment
                                group by moment.brand, day, moment.touchpoint
                                order by day, moment.touchpoint
                                """
                                + PostgresTallies.ADDED,
                        gone));
        changes.add(
                new Change(
                        """
                        insert into unremedied as standing (brand, began, touchpoint, recoveries)
                        select brand.brand, day::timestamp at time zone time_zone as began,
                            its.touchpoint, count(*)
                        from (
                            select moment, urgency, remedy_by
                        """
                                + THEIR_RECOVERIES
                                + """
                                    offset 0
                                ) as theirs
                                cross join lateral (
                                    select day, touchpoint
                                    from moment
                                    where brand = ?
                                    and id = theirs.moment
                                    offset 0
                                ) as its
                                join brand on brand.brand = ?
                                where urgency = 0
                                and remedy_by < ?
                                group by brand.brand, began, its.touchpoint
                                order by began, its.touchpoint
                                on conflict (brand, began, touchpoint) do update
                                set recoveries = standing.recoveries + excluded.recoveries
                                """,
                        p -> {
                            gone.bind(p);
                            p.text(brand).text(brand).instant(now);
                        }));
        changes.add(
                deleteHanging(
                        "claim",
                        MOMENTS + "union all\nselect recovery\n" + THEIR_RECOVERIES,
                        p -> {
                            gone.bind(p);
                            gone.bind(p);
                        },
                        brand));
        changes.add(deleteHanging("owed", MOMENTS, gone, brand));
        changes.add(deleteHanging("superseded", MOMENTS, gone, brand));
        changes.add(new Change("delete " + THEIR_RECOVERIES, gone));
        changes.add(new Change("delete from moment where\n" + GONE, gone));
        return changes;
    }

    /// Deletes what hangs on what is let go of. It is looked for id by id: a plan that was made
    /// when the brand had little would join all that it has by now.
    ///
    /// @param ids a query for the ids of what is let go of
    private static Change deleteHanging(String table, String ids, Binding gone, Brand.Id brand) {
        return new Change(
                """
                delete from %1$s
                using (
                    %2$s
                    offset 0
                ) as gone
                cross join lateral (
                    select ctid
                    from %1$s
                    where brand = ?
                    and id = gone.id
                    offset 0
                ) as hanging
                where %1$s.ctid = hanging.ctid
                and %1$s.brand = ?
                """
                        .formatted(table, ids),
                p -> {
                    gone.bind(p);
                    p.text(brand).text(brand);
                });
    }
}
