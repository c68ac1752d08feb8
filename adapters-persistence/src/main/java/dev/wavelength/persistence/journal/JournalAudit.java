package dev.wavelength.persistence.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.verdict.Rulebooks;
import dev.wavelength.persistence.chain.PostgresChains;
import dev.wavelength.persistence.journal.MomentTable.Codes;
import dev.wavelength.persistence.journal.MomentTable.Kept;
import dev.wavelength.persistence.pulse.PostgresTallies;
import dev.wavelength.persistence.recovery.RecoveryTable;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Compares all that is kept in step with the moments with what follows from the moments alone.
///
/// It reads one state of the database throughout, so that it can be run while others write; and it
/// reads all of a brand. If it cannot, it throws: no differences means that none were found, and
/// never that none were looked for.
public final class JournalAudit {

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

    /// Something that is kept, and is not what it should be.
    ///
    /// @param what such as `the chain of c-1042`
    /// @param kept as it is kept; none if it is not there
    /// @param due as it should be; none if it should not be there
    public record Difference(String what, @Nullable String kept, @Nullable String due) {}

    /// The brands of which anything is kept that is audited.
    public List<Brand.Id> brands() {
        return database.read(
                () ->
                        database.query(
                                """
                                select brand from moment
                                union
                                select brand from chain
                                union
                                select brand from tally
                                union
                                select brand from superseded
                                union
                                select brand from claim
                                union
                                select brand from recovery
                                union
                                select brand from owed
                                order by brand
                                """,
                                p -> {},
                                row -> new Brand.Id(Columns.text(row, "brand"))));
    }

    /// All that is not as it should be with one brand.
    public List<Difference> differences(Brand.Id brand) {
        return database.readAtOnce(() -> new Run(brand).differences());
    }

    /// One audit of one brand.
    private final class Run {

        private final Brand.Id brand;
        private final List<Difference> differences = new ArrayList<>();
        private final Map<Customer, Chain.Head> heads = new HashMap<>();
        private final Map<Tally.Place, Tally> counts = new HashMap<>();
        private final List<Fold.Kept> links = new ArrayList<>();
        private final Map<Customer, List<Recovery>> cases = new HashMap<>();
        private final Map<Moment.Id, Recovery.Id> opened = new HashMap<>();
        private final Map<Moment.Id, Instant> due = new HashMap<>();
        private @Nullable Customer customer;

        private Run(Brand.Id brand) {
            this.brand = brand;
        }

        List<Difference> differences() {
            chains.each(brand, kept -> heads.put(kept.customer(), kept.head()));
            recoveries.each(brand, this::recovery);
            due.putAll(owed.all(brand));
            table.eachByCustomer(brand, this::moment);
            endOfChain();
            opened.forEach((moment, id) -> compare("the recovery of " + moment, id, null));
            due.forEach((moment, at) -> compare("what is owed of " + moment, at, null));
            heads.forEach((reference, head) -> compare("the chain of " + reference, head, null));
            var kept = tallies.all(brand);
            counts.forEach((place, due) -> compare(name(place), kept.remove(place), due));
            kept.forEach((place, tally) -> compare(name(place), tally, null));
            revisions();
            claims();
            return List.copyOf(differences);
        }

        /// What is kept beside the steps of a recovery follows from them.
        private void recovery(RecoveryTable.Kept kept) {
            var recovery = kept.recovery();
            cases.computeIfAbsent(recovery.opening().customer(), customer -> new ArrayList<>())
                    .add(recovery);
            opened.put(recovery.opening().moment().id(), recovery.id());
            compare(
                    "the state of " + recovery.id(),
                    kept.beside(),
                    RecoveryTable.Beside.of(recovery));
        }

        private void moment(Kept kept) {
            var moment = kept.entry().moment();
            compare(
                    "the recovery of " + moment.id(),
                    opened.remove(moment.id()),
                    kept.entry().recovery());
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
            counts.merge(place, Tally.of(verdict, false), Tally::plus);
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
                if (due.healed())
                    counts.merge(one.place(), Tally.ofHealing(one.neverEvent()), Tally::plus);
            }
            links.clear();
        }

        /// Every moment of revision n has n - 1 superseded ones, numbered from 1.
        private void revisions() {
            database.query(
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
                                            "the superseded revisions of "
                                                    + Columns.text(row, "id"),
                                            Columns.text(row, "kept"),
                                            Columns.text(row, "due")))
                    .forEach(differences::add);
        }

        /// No claim without what it made.
        private void claims() {
            database.query(
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
                                            "revision " + Columns.text(row, "revision")))
                    .forEach(differences::add);
        }

        private static String name(Tally.Place place) {
            return "the tally of %s on %s".formatted(place.touchpoint(), place.day());
        }

        private void compare(String what, @Nullable Object kept, @Nullable Object due) {
            if (!Objects.equals(kept, due))
                differences.add(
                        new Difference(
                                what,
                                kept == null ? null : kept.toString(),
                                due == null ? null : due.toString()));
        }
    }
}
