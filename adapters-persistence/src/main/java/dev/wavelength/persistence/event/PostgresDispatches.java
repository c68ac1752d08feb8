package dev.wavelength.persistence.event;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Json;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Dispatches in PostgreSQL.
///
/// Whoever plans and whoever settles holds the row of the webhook: so nobody plans an event to wait
/// for one that is just being settled. What is given out is put off until its time is up, so that
/// it is due again if whoever took it dies; the number of the attempt tells the takers apart.
public final class PostgresDispatches implements Dispatches {

    /// How many webhooks are planned for in one transaction.
    private static final int WEBHOOKS_AT_ONCE = 100;

    /// How many rows are deleted at once, so that nobody waits for long.
    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private final Database database;
    private final Json json;

    public PostgresDispatches(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    private record Place(Brand.Id brand, Webhook.Id webhook) {}

    @Override
    public int plan(Instant now, int limit) {
        return database.acrossBrands()
                .write(
                        () -> {
                            int planned = 0;
                            for (var place : withNews())
                                planned += plan(place.brand(), place.webhook(), now, limit);
                            return planned;
                        });
    }

    /// Webhooks for which there is something to plan, locked; others plan for those left out.
    private List<Place> withNews() {
        return database.query(
                """
                select brand, webhook
                from webhook
                where disabled is null
                and exists (
                    select 1
                    from event
                    where event.brand = webhook.brand
                    and (event.xact, event.n) > (webhook.xact, webhook.n)
                    and event.xact < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                )
                order by brand, webhook
                limit ?
                for update skip locked
                """,
                p -> p.number(WEBHOOKS_AT_ONCE),
                row ->
                        new Place(
                                new Brand.Id(Columns.text(row, "brand")),
                                new Webhook.Id(Columns.text(row, "webhook"))));
    }

    /// A statement of its own: it must see what was settled before the webhook was locked.
    private int plan(Brand.Id brand, Webhook.Id webhook, Instant now, int limit) {
        return database.find(
                        """
                        with news as (
                            select event.*,
                                types = '{}' or type = any(types) as wanted
                            from webhook
                            cross join lateral (
                                select *
                                from event
                                where brand = ?
                                and (xact, n) > (webhook.xact, webhook.n)
                                and xact < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                                order by xact, n
                                limit ?
                            ) as event
                            where webhook.brand = ?
                            and webhook.webhook = ?
                        ), planned as (
                            insert into dispatch (
                                brand, webhook, xact, n, event, type, subject, customer, at,
                                status, attempts, due_at)
                            select brand, ?, xact, n, id, type, subject, customer, at, 'PENDING', 0,
                                case when customer is null or (
                                    row_number() over (partition by customer order by xact, n) = 1
                                    and not exists (
                                        select 1
                                        from dispatch as earlier
                                        where earlier.brand = news.brand
                                        and earlier.webhook = ?
                                        and earlier.customer = news.customer
                                        and earlier.status = 'PENDING'
                                    )
                                ) then ?::timestamptz end
                            from news
                            where wanted
                        )
                        update webhook
                        set xact = last.xact, n = last.n
                        from (
                            select xact, n, count(*) over () as read
                            from news
                            order by xact desc, n desc
                            limit 1
                        ) as last
                        where brand = ?
                        and webhook = ?
                        returning read
                        """,
                        p ->
                                p.text(brand)
                                        .number(limit)
                                        .text(brand)
                                        .text(webhook)
                                        .text(webhook)
                                        .text(webhook)
                                        .instant(now)
                                        .text(brand)
                                        .text(webhook),
                        row -> row.getInt("read"))
                .orElse(0);
    }

    @Override
    public List<Due> take(Instant now, Instant until, int share, Collection<Webhook.Id> busy) {
        return database.acrossBrands()
                .write(
                        () ->
                                database.query(
                                        """
                                with due as (
                                    select next.*
                                    from webhook
                                    cross join lateral (
                                        select ctid
                                        from dispatch
                                        where dispatch.brand = webhook.brand
                                        and dispatch.webhook = webhook.webhook
                                        and due_at <= ?
                                        order by due_at
                                        limit ?
                                        for update skip locked
                                    ) as next
                                    where disabled is null
                                    and webhook.webhook <> all(?)
                                ), taken as (
                                    update dispatch
                                    set due_at = ?, attempts = attempts + 1
                                    from due
                                    where dispatch.ctid = due.ctid
                                    returning dispatch.brand, dispatch.webhook,
                                        dispatch.xact, dispatch.n, dispatch.attempts
                                )
                                select webhook.*, taken.attempts, event.xact as event_xact,
                                    event.n as event_n, event.at, event.id, event.type,
                                    event.subject, event.customer, event.data
                                from taken
                                join webhook using (brand, webhook)
                                join event
                                on event.brand = taken.brand
                                and event.xact = taken.xact
                                and event.n = taken.n
                                order by event.xact, event.n
                                """,
                                        p ->
                                                p.instant(now)
                                                        .number(share)
                                                        .texts(busy, id -> id)
                                                        .instant(until),
                                        row ->
                                                new Due(
                                                        PostgresWebhooks.read(row),
                                                        PostgresEvents.Row.announced(
                                                                row, "event_xact", "event_n", json),
                                                        row.getInt("attempts"))));
    }

    @Override
    public Optional<Dispatch> settle(
            Due due, Dispatch.Status status, Dispatch.Attempt attempt, @Nullable Instant again) {
        var webhook = due.webhook();
        noteHealth(webhook, status == Dispatch.Status.DELIVERED ? null : attempt.at());
        return database.of(webhook.brand())
                .write(
                        () -> {
                            lock(webhook);
                            var settled = settle(webhook, due, status, attempt, again);
                            var customer = due.announced().event().customer();
                            if (settled.isPresent()
                                    && status != Dispatch.Status.PENDING
                                    && customer != null)
                                letGo(webhook, customer.reference(), attempt.at());
                            return settled;
                        });
    }

    /// In a transaction of its own: it stands whatever becomes of the dispatch.
    ///
    /// @param failed when something failed there; none where something arrived
    private void noteHealth(Webhook webhook, @Nullable Instant failed) {
        if ((webhook.failingSince() == null) == (failed == null)) return;
        database.of(webhook.brand())
                .write(
                        () ->
                                database.change(
                                        """
                                update webhook
                                set failing_since = ?::timestamptz
                                where brand = ?
                                and webhook = ?
                                and (failing_since is null) <> (?::timestamptz is null)
                                """,
                                        p ->
                                                p.text(failed)
                                                        .text(webhook.brand())
                                                        .text(webhook.id())
                                                        .text(failed)));
    }

    /// Whoever settles takes turns: two who settled a customer's events at once would each take the
    /// other's for one still under way, and let nobody go.
    private void lock(Webhook webhook) {
        database.find(
                """
                select 1
                from webhook
                where brand = ?
                and webhook = ?
                for update
                """,
                p -> p.text(webhook.brand()).text(webhook.id()),
                row -> true);
    }

    private Optional<Dispatch> settle(
            Webhook webhook,
            Due due,
            Dispatch.Status status,
            Dispatch.Attempt attempt,
            @Nullable Instant again) {
        var position = due.announced().position();
        return database.find(
                """
                update dispatch
                set status = ?, due_at = ?::timestamptz, tried_at = ?, answered = ?, note = ?
                where brand = ?
                and webhook = ?
                and xact = ?
                and n = ?
                and attempts = ?
                and status = 'PENDING'
                returning *
                """,
                p ->
                        p.text(status)
                                .text(again)
                                .instant(attempt.at())
                                .numberOrNone(attempt.answered())
                                .text(attempt.note())
                                .text(webhook.brand())
                                .text(webhook.id())
                                .number(position.step())
                                .number(position.number())
                                .number(due.attempt()),
                PostgresDispatches::read);
    }

    /// Makes due what waited for this; what waits for still another goes on waiting.
    private void letGo(Webhook webhook, String customer, Instant now) {
        database.change(
                """
                update dispatch
                set due_at = ?
                where brand = ?
                and webhook = ?
                and (xact, n) = (
                    select xact, n
                    from dispatch
                    where brand = ?
                    and webhook = ?
                    and customer = ?
                    and status = 'PENDING'
                    order by xact, n
                    limit 1
                )
                and due_at is null
                """,
                p ->
                        p.instant(now)
                                .text(webhook.brand())
                                .text(webhook.id())
                                .text(webhook.brand())
                                .text(webhook.id())
                                .text(customer));
    }

    @Override
    public List<Dispatch> list(
            Brand.Id brand, Webhook.Id webhook, Event.@Nullable Position before, int limit) {
        var from = before == null ? new Event.Position(Long.MAX_VALUE, 0) : before;
        return database.of(brand)
                .report(
                        """
                        select *
                        from dispatch
                        where brand = ?
                        and webhook = ?
                        and (xact, n) < (?, ?)
                        order by xact desc, n desc
                        limit ?
                        """,
                        p ->
                                p.text(brand)
                                        .text(webhook)
                                        .number(from.step())
                                        .number(from.number())
                                        .number(limit),
                        PostgresDispatches::read);
    }

    @Override
    public Optional<Dispatch> again(
            Brand.Id brand, Webhook.Id webhook, Event.Position position, Instant now) {
        return database.of(brand)
                .write(
                        () ->
                                database.find(
                                        """
                                update dispatch
                                set status = 'PENDING',
                                    due_at =
                                        case
                                            when status <> 'PENDING' or due_at is not null
                                            then ?::timestamptz
                                        end,
                                    attempts = case when status = 'PENDING' then attempts else 0 end
                                where brand = ?
                                and webhook = ?
                                and xact = ?
                                and n = ?
                                returning *
                                """,
                                        p ->
                                                p.instant(now)
                                                        .text(brand)
                                                        .text(webhook)
                                                        .number(position.step())
                                                        .number(position.number()),
                                        PostgresDispatches::read));
    }

    @Override
    public int forget(Instant before) {
        return Forgetting.inSteps(
                () ->
                        database.acrossBrands()
                                .write(
                                        () ->
                                                database.change(
                                                        """
                                                delete from dispatch
                                                where (brand, webhook, xact, n) in (
                                                    select brand, webhook, xact, n
                                                    from dispatch
                                                    where at < ?
                                                    limit ?
                                                )
                                                """,
                                                        p ->
                                                                p.instant(before)
                                                                        .number(
                                                                                FORGOTTEN_AT_ONCE))),
                FORGOTTEN_AT_ONCE);
    }

    private static Dispatch read(ResultSet row) throws SQLException {
        var triedAt = Columns.instantOrNone(row, "tried_at");
        return new Dispatch(
                new Event.Position(row.getLong("xact"), row.getInt("n")),
                new Event.Id(Columns.text(row, "event")),
                Columns.one(row, "type", Event.Type.class),
                Columns.text(row, "subject"),
                Columns.one(row, "status", Dispatch.Status.class),
                row.getInt("attempts"),
                Columns.instantOrNone(row, "due_at"),
                triedAt == null
                        ? null
                        : new Dispatch.Attempt(
                                triedAt,
                                Columns.intOrNone(row, "answered"),
                                Columns.text(row, "note")));
    }
}
