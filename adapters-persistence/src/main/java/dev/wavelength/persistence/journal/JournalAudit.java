package dev.wavelength.persistence.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.recovery.Opening;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.verdict.Rulebooks;
import dev.wavelength.persistence.chain.PostgresChains;
import dev.wavelength.persistence.journal.MomentTable.Codes;
import dev.wavelength.persistence.journal.MomentTable.Kept;
import dev.wavelength.persistence.pulse.PostgresTallies;
import dev.wavelength.persistence.recovery.RecoveryTable;
import dev.wavelength.persistence.sql.Audit;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Differences;
import dev.wavelength.persistence.sql.Differences.Difference;
import dev.wavelength.persistence.sql.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares all that is kept in step with the moments with what follows from the moments alone.
///
/// It reads some customers at a time. What it holds in memory is what is kept of those, and the
/// tallies: touchpoints times days, however many moments there are.
public final class JournalAudit implements Audit {

    /// How many moments are read at a time, and as many more as their last customer has.
    private static final int MOMENTS_AT_A_TIME = 10_000;

    private final Database database;
    private final MomentTable table;
    private final PostgresChains chains;
    private final PostgresTallies tallies;
    private final RecoveryTable recoveries;
    private final OwedTable owed;

    public JournalAudit(Database database, Json json, Rulebooks rulebooks) {
        this.database = database;
        this.table = new MomentTable(database, json, rulebooks);
        this.chains = new PostgresChains(database);
        this.tallies = new PostgresTallies(database);
        this.recoveries = new RecoveryTable(database, json);
        this.owed = new OwedTable(database);
    }

    @Override
    public void compare(Brand.Id brand, Differences differences) {
        var counts = tallies.bygone(brand);
        var after = "";
        var upTo = lastAfter(brand, after);
        while (upTo.isPresent()) {
            new Run(brand, counts, differences).compare(after, upTo.get());
            after = upTo.get();
            upTo = lastAfter(brand, after);
        }
        var kept = tallies.all(brand);
        counts.forEach((place, due) -> differences.compare(name(place), kept.remove(place), due));
        kept.forEach((place, tally) -> differences.compare(name(place), tally, null));
        strays(brand, differences);
        revisions(brand, differences);
        claims(brand, differences);
        erasures(brand, differences);
    }

    private static String name(Tally.Place place) {
        return "the tally of %s on %s".formatted(place.touchpoint(), place.day());
    }

    /// The last of the customers to be looked at next; none if there are no more.
    private Optional<String> lastAfter(Brand.Id brand, String after) {
        return database.find(
                """
                select customer
                from (
                    select coalesce(
                        (
                            select customer
                            from moment
                            where brand = ?
                            and customer > ?
                            order by customer
                            limit 1
                            offset ?
                        ),
                        greatest(
                            (select max(customer) from moment where brand = ?),
                            (select max(customer) from chain where brand = ?),
                            (select max(customer) from recovery where brand = ?)
                        )
                    ) as customer
                ) as last
                where customer > ?
                """,
                p ->
                        p.text(brand)
                                .text(after)
                                .number(MOMENTS_AT_A_TIME)
                                .text(brand)
                                .text(brand)
                                .text(brand)
                                .text(after),
                row -> Columns.text(row, "customer"));
    }

    /// What is owed of a moment that is not there.
    private void strays(Brand.Id brand, Differences differences) {
        database.each(
                """
                select id, due_at
                from owed
                where brand = ?
                and not exists (
                    select 1
                    from moment
                    where moment.brand = owed.brand
                    and moment.id = owed.id
                )
                """,
                p -> p.text(brand),
                row ->
                        new Difference(
                                "what is owed of " + Columns.text(row, "id"),
                                Columns.instant(row, "due_at").toString(),
                                null),
                differences::add);
    }

    /// Every moment of revision n has n - 1 superseded ones, numbered from 1.
    private void revisions(Brand.Id brand, Differences differences) {
        database.each(
                """
                        select coalesce(moment.id, earlier.id) as id,
                            coalesce(moment.revision - 1, 0) as due,
                            coalesce(earlier.kept, 0) as kept
                        from (
                            select id, revision
                            from moment
                            where brand = ?
                        ) as moment
                        full join (
                            select id, count(*) as kept, min(revision) as first, max(revision) as last
                            from superseded
                            where brand = ?
                            group by id
                        ) as earlier on earlier.id = moment.id
                        where coalesce(moment.revision - 1, 0) <> coalesce(earlier.kept, 0)
                        or earlier.first <> 1
                        or earlier.last <> earlier.kept
                        """,
                p -> p.text(brand).text(brand),
                row ->
                        new Difference(
                                "the superseded revisions of " + Columns.text(row, "id"),
                                Columns.text(row, "kept"),
                                Columns.text(row, "due")),
                differences::add);
    }

    /// No claim without what it made.
    private void claims(Brand.Id brand, Differences differences) {
        database.each(
                """
                        select claim.id, claim.revision
                        from claim
                        where brand = ?
                        and not exists (
                            select 1
                            from moment
                            where moment.brand = claim.brand
                            and moment.id = claim.id
                            and moment.revision >= claim.revision
                        )
                        and not exists (
                            select 1
                            from recovery
                            where recovery.brand = claim.brand
                            and recovery.recovery = claim.id
                            and recovery.version >= claim.revision
                        )
                        """,
                p -> p.text(brand),
                row ->
                        new Difference(
                                "what was claimed of " + Columns.text(row, "id"),
                                null,
                                "revision " + Columns.text(row, "revision")),
                differences::add);
    }

    /// Erasures are numbered from 1 without gaps.
    private void erasures(Brand.Id brand, Differences differences) {
        database.each(
                """
                select count(*) as due, max(number) as last
                from erased
                where brand = ?
                having count(*) <> max(number)
                """,
                p -> p.text(brand),
                row ->
                        new Difference(
                                "the number of the last erasure",
                                Columns.text(row, "last"),
                                Columns.text(row, "due")),
                differences::add);
    }

    /// Whom a recovery was opened for, where and when.
    private record Occasion(Position moment, Customer customer, Touchpoint.Id touchpoint) {

        static Occasion of(Opening opening) {
            return new Occasion(opening.moment(), opening.customer(), opening.touchpoint());
        }

        static Occasion of(Moment moment) {
            return new Occasion(Position.of(moment), moment.customer(), moment.touchpoint());
        }
    }

    /// What is kept of some customers.
    private final class Run {

        private final Brand.Id brand;
        private final Map<Tally.Place, Tally> counts;
        private final Differences differences;
        private final Map<Customer, Chain.Head> heads = new HashMap<>();
        private final List<Fold.Kept> links = new ArrayList<>();
        private final Map<Customer, List<Recovery>> cases = new HashMap<>();
        private final Map<Moment.Id, Recovery> opened = new HashMap<>();
        private final Map<Moment.Id, Instant> due = new HashMap<>();
        private @Nullable Customer customer;

        private Run(Brand.Id brand, Map<Tally.Place, Tally> counts, Differences differences) {
            this.brand = brand;
            this.counts = counts;
            this.differences = differences;
        }

        void compare(String after, String upTo) {
            chains.each(brand, after, upTo, kept -> heads.put(kept.customer(), kept.head()));
            recoveries.each(brand, after, upTo, this::recovery);
            due.putAll(owed.all(brand, after, upTo));
            table.eachByCustomer(brand, after, upTo, this::moment);
            endOfChain();
            opened.forEach((moment, one) -> compare("the recovery of " + moment, one.id(), null));
            heads.forEach((reference, head) -> compare("the chain of " + reference, head, null));
        }

        private void compare(String what, @Nullable Object kept, @Nullable Object due) {
            differences.compare(what, kept, due);
        }

        /// What is kept beside the steps of a recovery follows from them.
        private void recovery(RecoveryTable.Kept kept) {
            var recovery = kept.recovery();
            cases.computeIfAbsent(recovery.opening().customer(), customer -> new ArrayList<>())
                    .add(recovery);
            opened.put(recovery.opening().moment().id(), recovery);
            compare(
                    "the state of " + recovery.id(),
                    kept.beside(),
                    RecoveryTable.Beside.of(recovery));
        }

        private void moment(Kept kept) {
            var moment = kept.entry().moment();
            opened(kept.entry(), opened.remove(moment.id()));
            compare(
                    "what is owed of " + moment.id(),
                    due.remove(moment.id()),
                    moment.fallsDue(kept.entry().judgedAt()).orElse(null));
            var verdict = kept.entry().verdict();
            if (!moment.customer().equals(customer)) endOfChain();
            customer = moment.customer();
            compare("the verdict of " + moment.id(), kept.codes(), Codes.of(verdict));
            var place = new Tally.Place(moment.touchpoint(), kept.day());
            links.add(
                    new Fold.Kept(
                            table.link(brand, moment, verdict),
                            new Fold.State(kept.entry().weight(), kept.healing()),
                            place,
                            verdict.neverEvent()));
            counts.merge(place, Tally.of(verdict), Tally::plus);
        }

        /// A moment has the recovery it names, which names the moment; it has one where one is due.
        private void opened(Entry entry, @Nullable Recovery recovery) {
            var moment = entry.moment();
            compare(
                    "the recovery of " + moment.id(),
                    recovery == null ? null : recovery.id(),
                    entry.recovery());
            if (recovery != null)
                compare(
                        "the opening of " + recovery.id(),
                        Occasion.of(recovery.opening()),
                        Occasion.of(moment));
            else if (Opening.due(moment, entry.verdict(), entry.judgedAt()))
                differences.add("the recovery of " + moment.id(), null, "one that is opened");
        }

        private void endOfChain() {
            if (customer == null) return;
            var theirs = cases.getOrDefault(customer, List.of());
            var fold =
                    Fold.anew(
                            links,
                            List.<Link>of(),
                            theirs.stream().flatMap(Recovery::said).toList());
            for (var one : theirs) {
                var moment = one.opening().moment().id();
                compare(
                        "the steps of " + one.id(),
                        one,
                        one.knowing(
                                fold.ow(moment),
                                fold.words().byMoments(moment),
                                one.opening().openedAt()));
            }
            compare("the chain of " + customer, heads.remove(customer), fold.head());
            for (var one : links) {
                var id = one.link().position().id();
                var due = fold.states().getOrDefault(id, one.state());
                compare("the weight of " + id, one.state().weight(), due.weight());
                compare("the healing of " + id, one.state().healing(), due.healing());
                counts.merge(one.place(), one.counted(due), Tally::plus);
            }
            links.clear();
        }
    }
}
