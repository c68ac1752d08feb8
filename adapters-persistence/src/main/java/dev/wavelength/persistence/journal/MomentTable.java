package dev.wavelength.persistence.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Healing;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.FeltAxis;
import dev.wavelength.domain.verdict.Flag;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Rulebooks;
import dev.wavelength.domain.verdict.Verdict;
import dev.wavelength.domain.verdict.Weight;
import dev.wavelength.persistence.chain.PostgresChains;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Database.Change;
import dev.wavelength.persistence.sql.Json;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The table of moments and the one of their superseded revisions. All of this is done inside of a
/// transaction.
final class MomentTable {

    private final Database database;
    private final Evidence evidence;
    private final Rulebooks rulebooks;

    MomentTable(Database database, Json json, Rulebooks rulebooks) {
        this.database = database;
        this.evidence = new Evidence(json);
        this.rulebooks = rulebooks;
    }

    /// A moment that is about to be inserted.
    record Fresh(Draft draft, Link link, String evidence) {

        Moment moment() {
            return draft.moment();
        }
    }

    /// A moment that is about to be inserted, with what it comes to.
    record New(Fresh fresh, Entry entry, @Nullable Healing healing) {

        boolean owStood() {
            return MomentTable.owStood(fresh.link(), entry.weight());
        }
    }

    /// A moment as it is kept.
    record Kept(
            Entry entry, LocalDate day, String evidence, Codes codes, @Nullable Healing healing) {}

    /// The part of a verdict that has columns.
    record Codes(
            @Nullable String experience,
            @Nullable String certainty,
            String delivery,
            String felt,
            boolean nearMiss,
            boolean neverEvent) {

        static Codes of(Verdict verdict) {
            return new Codes(
                    verdict.experience() == null ? null : verdict.experience().name(),
                    verdict.certainty() == null ? null : verdict.certainty().name(),
                    verdict.delivery().name(),
                    verdict.felt().name(),
                    verdict.flags().contains(Flag.NEAR_MISS),
                    verdict.neverEvent());
        }
    }

    Fresh fresh(Brand.Id brand, Draft draft) {
        return new Fresh(
                draft,
                link(brand, draft.moment(), draft.verdict()),
                evidence.write(draft.moment()));
    }

    Link link(Brand.Id brand, Moment moment, Verdict verdict) {
        return Link.of(moment, verdict, rulebook(brand, verdict.rulebook()));
    }

    private Rulebook rulebook(Brand.Id brand, int version) {
        return rulebooks
                .find(brand, version)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "%s has no rulebook %d".formatted(brand, version)));
    }

    /// The digests of those of these moments that there are, each looked for by itself: of many at
    /// once, a server without statistics of a table that has grown would look through all indexes.
    Map<Moment.Id, Digest> digests(Brand.Id brand, Collection<Moment.Id> ids) {
        var digests = new HashMap<Moment.Id, Digest>();
        if (ids.isEmpty()) return digests;
        database.query(
                """
                select known.*
                from unnest(?) as asked (id)
                cross join lateral (
                    select id, content_high, content_low
                    from moment
                    where brand = ?
                    and id = asked.id
                    offset 0
                ) as known
                """,
                p -> p.texts(ids, id -> id).text(brand),
                row ->
                        digests.put(
                                new Moment.Id(Columns.text(row, "id")),
                                new Digest(
                                        row.getLong("content_high"), row.getLong("content_low"))));
        return digests;
    }

    /// The links of these customers, with their healings, and what each weighs.
    Map<Customer, List<Fold.Kept>> links(Brand.Id brand, Collection<Customer> customers) {
        var rows =
                database.query(
                        """
                        select customer, id, occurred_at, touchpoint, day, never_event,
                            experience, felt, recovers, declared, rulebook,
                            stakes, impact, healed_at, healing
                        from moment
                        where brand = ?
                        and customer = any(?)
                        """,
                        p -> p.text(brand).texts(customers, customer -> customer),
                        LinkRow::read);
        var links = new HashMap<Customer, List<Fold.Kept>>();
        for (var row : rows)
            links.computeIfAbsent(row.customer, customer -> new ArrayList<>())
                    .add(row.kept(rulebook(brand, row.rulebook)));
        return links;
    }

    /// Inserts moments in their first revision, unless another inserts one of them before.
    ///
    /// @param moments in code point order of their ids, in which all writers wait for one another
    static Change insert(Brand.Id brand, Collection<New> moments) {
        return new Change(
                """
                insert into moment (
                    brand, id, customer, touchpoint, source,
                    occurred_at, recorded_at, judged_at, day,
                    content_high, content_low, declared, recovers, evidence,
                    experience, certainty, delivery, felt, near_miss, never_event,
                    rulebook, stakes, impact, ow_stood, chain_status, chain_standing,
                    healed_at, healing, recovery, revision)
                select ?, id, customer, touchpoint, source,
                    occurred_at::timestamptz, recorded_at::timestamptz, recorded_at::timestamptz,
                    date 'epoch' + day,
                    content_high, content_low, declared, recovers, evidence::json,
                    experience, certainty, delivery, felt, near_miss, never_event,
                    rulebook, stakes, impact, ow_stood, chain_status, chain_standing,
                    healed_at::timestamptz, healing, recovery, 1
                from (
                    select unnest(?) as id, unnest(?) as customer, unnest(?) as touchpoint,
                        unnest(?) as source, unnest(?) as occurred_at,
                        unnest(?) as recorded_at, unnest(?) as day,
                        unnest(?) as content_high, unnest(?) as content_low,
                        unnest(?) as declared, unnest(?) as recovers,
                        unnest(?) as evidence, unnest(?) as experience,
                        unnest(?) as certainty, unnest(?) as delivery, unnest(?) as felt,
                        unnest(?) as near_miss, unnest(?) as never_event,
                        unnest(?) as rulebook, unnest(?) as stakes, unnest(?) as impact,
                        unnest(?) as ow_stood, unnest(?) as chain_status,
                        unnest(?) as chain_standing, unnest(?) as healed_at,
                        unnest(?) as healing, unnest(?) as recovery
                ) as fresh
                on conflict do nothing
                returning true
                """,
                p -> {
                    var fresh = moments.stream().map(New::fresh).toList();
                    var entries = moments.stream().map(New::entry).toList();
                    var codes = entries.stream().map(one -> Codes.of(one.verdict())).toList();
                    p.text(brand)
                            .texts(entries, one -> one.moment().id())
                            .texts(entries, one -> one.moment().customer())
                            .texts(entries, one -> one.moment().touchpoint())
                            .texts(entries, Entry::source)
                            .instants(entries, one -> one.moment().occurredAt())
                            .instants(entries, Entry::recordedAt)
                            .days(fresh, one -> one.draft().day())
                            .longs(fresh, one -> one.draft().content().high())
                            .longs(fresh, one -> one.draft().content().low())
                            .texts(entries, one -> one.moment().stakes())
                            .texts(entries, one -> one.moment().recovers())
                            .texts(fresh, Fresh::evidence)
                            .texts(codes, Codes::experience)
                            .texts(codes, Codes::certainty)
                            .texts(codes, Codes::delivery)
                            .texts(codes, Codes::felt)
                            .truths(codes, Codes::nearMiss)
                            .truths(codes, Codes::neverEvent)
                            .ints(entries, one -> one.verdict().rulebook())
                            .doubles(entries, one -> one.weight().stakes())
                            .doublesOrNone(entries, one -> one.weight().impact())
                            .truths(moments, New::owStood)
                            .texts(entries, one -> one.chain().status())
                            .ints(entries, one -> one.chain().standing())
                            .texts(moments, one -> PostgresChains.healedAt(one.healing()))
                            .texts(moments, one -> PostgresChains.effect(one.healing()))
                            .texts(entries, Entry::recovery);
                },
                moments.size());
    }

    /// Says anew what moments come to whose chains are held locked. The brand is named twice: if
    /// not, the plan hangs on what the server believes of it, and may read all of its moments.
    static Change restate(Brand.Id brand, Map<Moment.Id, Fold.State> states) {
        var moments = states.entrySet();
        return new Change(
                """
                update moment
                set stakes = state.stakes,
                    impact = state.impact,
                    healed_at = state.healed_at::timestamptz,
                    healing = state.healing
                from (
                    select unnest(?) as id, unnest(?) as stakes, unnest(?) as impact,
                        unnest(?) as healed_at, unnest(?) as healing
                ) as state
                cross join lateral (
                    select ctid
                    from moment
                    where brand = ?
                    and id = state.id
                    offset 0
                ) as kept
                where moment.ctid = kept.ctid
                and moment.brand = ?
                """,
                p ->
                        p.texts(moments, Map.Entry::getKey)
                                .doubles(moments, one -> one.getValue().weight().stakes())
                                .doublesOrNone(moments, one -> one.getValue().weight().impact())
                                .texts(
                                        moments,
                                        one -> PostgresChains.healedAt(one.getValue().healing()))
                                .texts(
                                        moments,
                                        one -> PostgresChains.effect(one.getValue().healing()))
                                .text(brand)
                                .text(brand));
    }

    /// Keeps the latest revision of a moment beside the one that follows.
    static Change supersede(Brand.Id brand, Moment.Id id) {
        return new Change(
                """
                insert into superseded (
                    brand, id, revision, judged_at, rulebook,
                    experience, certainty, delivery, felt, near_miss, never_event,
                    ow_stood, chain_status, chain_standing, recovery)
                select brand, id, revision, judged_at, rulebook,
                    experience, certainty, delivery, felt, near_miss, never_event,
                    ow_stood, chain_status, chain_standing, recovery
                from moment
                where brand = ?
                and id = ?
                """,
                p -> p.text(brand).text(id));
    }

    /// Puts a revision in place of the one it was made from.
    Change revise(
            Brand.Id brand,
            Kept before,
            Revision revision,
            Link link,
            Fold.State state,
            Entry.ChainState chain,
            Recovery.@Nullable Id recovery) {
        var verdict = revision.verdict();
        var weight = state.weight();
        var codes = Codes.of(verdict);
        int number = revision.after() + 1;
        return new Change(
                """
                update moment
                set revision = ?,
                    judged_at = ?,
                    evidence = ?::json,
                    rulebook = ?,
                    experience = ?,
                    certainty = ?,
                    delivery = ?,
                    felt = ?,
                    near_miss = ?,
                    never_event = ?,
                    stakes = ?,
                    impact = ?,
                    ow_stood = ?,
                    chain_status = ?,
                    chain_standing = ?,
                    healed_at = ?::timestamptz,
                    healing = ?,
                    recovery = ?
                where brand = ?
                and id = ?
                """,
                p ->
                        p.number(number)
                                .instant(revision.judgedAt())
                                .text(evidence.write(before.evidence(), revision.moment(), number))
                                .number(verdict.rulebook())
                                .text(codes.experience())
                                .text(codes.certainty())
                                .text(codes.delivery())
                                .text(codes.felt())
                                .truth(codes.nearMiss())
                                .truth(codes.neverEvent())
                                .number(weight.stakes())
                                .numberOrNone(weight.impact())
                                .truth(owStood(link, weight))
                                .text(chain.status())
                                .number(chain.standing())
                                .text(PostgresChains.healedAt(state.healing()))
                                .text(PostgresChains.effect(state.healing()))
                                .text(recovery)
                                .text(brand)
                                .text(revision.moment().id()));
    }

    /// A moment in its latest revision.
    Optional<Kept> find(Brand.Id brand, Moment.Id id) {
        return database.of(brand)
                .find(
                        """
                        select *
                        from moment
                        where brand = ?
                        and id = ?
                        """,
                        p -> p.text(brand).text(id),
                        Row::read)
                .map(row -> kept(brand, row));
    }

    /// A moment in this revision: what it weighs now if that is its latest, else what it weighed.
    Optional<Entry> find(Brand.Id brand, Moment.Id id, int revision) {
        var latest = find(brand, id).map(Kept::entry);
        return latest.isPresent() && latest.get().revision() == revision
                ? latest
                : answered(brand, List.of(id), revision).stream().findFirst();
    }

    /// These moments as this revision of them was answered.
    List<Entry> answered(Brand.Id brand, Collection<Moment.Id> ids, int revision) {
        return database
                .query(
                        """
                select latest.*
                from unnest(?) as asked (id)
                cross join lateral (
                    select *
                    from moment
                    where brand = ?
                    and id = asked.id
                    and revision = ?
                    offset 0
                ) as latest
                union all
                select earlier.*
                from unnest(?) as asked (id)
                cross join lateral (
                    select moment.occurred_at,
                        moment.recorded_at,
                        superseded.judged_at,
                        moment.healed_at,
                        moment.content_high,
                        moment.content_low,
                        moment.stakes,
                        moment.impact,
                        moment.day,
                        superseded.revision,
                        superseded.rulebook,
                        superseded.chain_standing,
                        superseded.ow_stood,
                        superseded.near_miss,
                        superseded.never_event,
                        moment.brand,
                        moment.id,
                        moment.customer,
                        moment.touchpoint,
                        moment.source,
                        moment.declared,
                        superseded.experience,
                        superseded.certainty,
                        superseded.delivery,
                        superseded.felt,
                        superseded.chain_status,
                        moment.healing,
                        moment.recovers,
                        superseded.recovery,
                        moment.evidence,
                        moment.lot
                    from superseded
                    join moment using (brand, id)
                    where brand = ?
                    and id = asked.id
                    and superseded.revision = ?
                    offset 0
                ) as earlier
                """,
                        p ->
                                p.texts(ids, id -> id)
                                        .text(brand)
                                        .number(revision)
                                        .texts(ids, id -> id)
                                        .text(brand)
                                        .number(revision),
                        Row::read)
                .stream()
                .map(row -> answered(brand, row))
                .toList();
    }

    /// Moments in their latest revisions, newest first.
    List<Entry> list(Brand.Id brand, Moments.Filter filter, @Nullable Position after, int limit) {
        var sql =
                """
                select *
                from moment
                where brand = ?
                """
                        + (filter.customer() == null ? "" : "and customer = ?\n")
                        + (filter.touchpoint() == null ? "" : "and touchpoint = ?\n")
                        + (filter.experience() == null ? "" : "and experience = ?\n")
                        + (filter.from() == null ? "" : "and occurred_at >= ?\n")
                        + (filter.until() == null ? "" : "and occurred_at < ?\n")
                        + (after == null ? "" : "and (occurred_at, id) < (?, ?)\n")
                        + """
                        order by occurred_at desc, id desc
                        limit ?
                        """;
        return database
                .of(brand)
                .report(
                        sql,
                        p -> {
                            p.text(brand);
                            if (filter.customer() != null) p.text(filter.customer());
                            if (filter.touchpoint() != null) p.text(filter.touchpoint());
                            if (filter.experience() != null) p.text(filter.experience());
                            if (filter.from() != null) p.instant(nextMicro(filter.from()));
                            if (filter.until() != null) p.instant(nextMicro(filter.until()));
                            if (after != null) p.instant(after.occurredAt()).text(after.id());
                            p.number(limit);
                        },
                        Row::read)
                .stream()
                .map(row -> kept(brand, row).entry())
                .toList();
    }

    /// Shows every moment of some customers in its latest revision, customer by customer.
    ///
    /// @param after the text of the last customer before them
    /// @param upTo the text of the last of them
    void eachByCustomer(Brand.Id brand, String after, String upTo, Consumer<Kept> consumer) {
        database.each(
                """
                select *
                from moment
                where brand = ?
                and customer > ?
                and customer <= ?
                order by customer
                """,
                p -> p.text(brand).text(after).text(upTo),
                Row::read,
                row -> consumer.accept(kept(brand, row)));
    }

    /// The first instant that can be kept and is not before this: what the driver would round.
    private static Instant nextMicro(Instant instant) {
        var micro = instant.truncatedTo(ChronoUnit.MICROS);
        return micro.equals(instant) ? micro : micro.plus(1, ChronoUnit.MICROS);
    }

    /// Whether an OW stood on the chain when a link of this weight came; where that makes no
    /// difference to the weight, no.
    private static boolean owStood(Link link, Weight weight) {
        return !link.rulebook().weigh(link.experience(), link.declared(), false).equals(weight);
    }

    private Kept kept(Brand.Id brand, Row row) {
        var moment = row.moment(evidence.read(row.evidence));
        var verdict = rulebook(brand, row.rulebook).judge(moment, row.judgedAt);
        return new Kept(
                row.entry(moment, verdict, row.weight),
                row.day,
                row.evidence,
                row.codes,
                row.healing);
    }

    private Entry answered(Brand.Id brand, Row row) {
        var moment = row.moment(evidence.read(row.evidence));
        var rules = rulebook(brand, row.rulebook);
        var verdict = rules.judge(moment, row.judgedAt);
        return row.entry(
                moment, verdict, rules.weigh(verdict.experience(), row.declared, row.owStood));
    }

    private record Row(
            Moment.Id id,
            Customer customer,
            Touchpoint.Id touchpoint,
            Instant occurredAt,
            Stakes declared,
            Moment.@Nullable Id recovers,
            String evidence,
            Partner.Name source,
            Instant recordedAt,
            LocalDate day,
            int revision,
            Instant judgedAt,
            int rulebook,
            Codes codes,
            Weight weight,
            boolean owStood,
            Entry.ChainState chain,
            @Nullable Healing healing,
            Recovery.@Nullable Id recovery) {

        static Row read(ResultSet row) throws SQLException {
            var recovers = Columns.textOrNone(row, "recovers");
            var recovery = Columns.textOrNone(row, "recovery");
            return new Row(
                    new Moment.Id(Columns.text(row, "id")),
                    new Customer(Columns.text(row, "customer")),
                    new Touchpoint.Id(Columns.text(row, "touchpoint")),
                    Columns.instant(row, "occurred_at"),
                    Columns.one(row, "declared", Stakes.class),
                    recovers == null ? null : new Moment.Id(recovers),
                    Columns.text(row, "evidence"),
                    new Partner.Name(Columns.text(row, "source")),
                    Columns.instant(row, "recorded_at"),
                    Columns.day(row, "day"),
                    row.getInt("revision"),
                    Columns.instant(row, "judged_at"),
                    row.getInt("rulebook"),
                    new Codes(
                            Columns.textOrNone(row, "experience"),
                            Columns.textOrNone(row, "certainty"),
                            Columns.text(row, "delivery"),
                            Columns.text(row, "felt"),
                            row.getBoolean("near_miss"),
                            row.getBoolean("never_event")),
                    new Weight(row.getDouble("stakes"), Columns.doubleOrNone(row, "impact")),
                    row.getBoolean("ow_stood"),
                    new Entry.ChainState(
                            Columns.one(row, "chain_status", Chain.Status.class),
                            row.getInt("chain_standing")),
                    PostgresChains.healing(row),
                    recovery == null ? null : new Recovery.Id(recovery));
        }

        Moment moment(Evidence.Row pieces) {
            return new Moment(
                    id,
                    customer,
                    touchpoint,
                    pieces.channel(),
                    occurredAt,
                    declared,
                    pieces.deliveries(occurredAt, revision),
                    pieces.feedback(occurredAt, revision),
                    pieces.beyondPromise(),
                    recovers);
        }

        Entry entry(Moment moment, Verdict verdict, Weight weight) {
            return new Entry(
                    moment,
                    source,
                    recordedAt,
                    revision,
                    judgedAt,
                    verdict,
                    weight,
                    chain,
                    recovery);
        }
    }

    private record LinkRow(
            Customer customer,
            Position position,
            Tally.Place place,
            boolean neverEvent,
            @Nullable Experience experience,
            FeltAxis felt,
            Moment.@Nullable Id recovers,
            Stakes declared,
            int rulebook,
            Fold.State state) {

        static LinkRow read(ResultSet row) throws SQLException {
            var recovers = Columns.textOrNone(row, "recovers");
            return new LinkRow(
                    new Customer(Columns.text(row, "customer")),
                    new Position(
                            Columns.instant(row, "occurred_at"),
                            new Moment.Id(Columns.text(row, "id"))),
                    new Tally.Place(
                            new Touchpoint.Id(Columns.text(row, "touchpoint")),
                            Columns.day(row, "day")),
                    row.getBoolean("never_event"),
                    Columns.oneOrNone(row, "experience", Experience.class),
                    Columns.one(row, "felt", FeltAxis.class),
                    recovers == null ? null : new Moment.Id(recovers),
                    Columns.one(row, "declared", Stakes.class),
                    row.getInt("rulebook"),
                    new Fold.State(
                            new Weight(
                                    row.getDouble("stakes"), Columns.doubleOrNone(row, "impact")),
                            PostgresChains.healing(row)));
        }

        Fold.Kept kept(Rulebook rules) {
            return new Fold.Kept(
                    new Link(position, experience, felt, recovers, declared, rules, null),
                    state,
                    place,
                    neverEvent);
        }
    }
}
