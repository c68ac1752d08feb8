package dev.wavelength.persistence.event;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.persistence.sql.Audit;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Differences;
import dev.wavelength.persistence.sql.Differences.Difference;

/// Whether every event on its way will arrive or be given up: none was left out, none waits for
/// nothing, and none is on its way to nowhere.
public final class DispatchAudit implements Audit {

    private final Database database;

    public DispatchAudit(Database database) {
        this.database = database;
    }

    @Override
    public void compare(Brand.Id brand, Differences differences) {
        states(brand, differences);
        leftOut(brand, differences);
    }

    /// Each dispatch for itself, and beside the others of its customer.
    private void states(Brand.Id brand, Differences differences) {
        database.each(
                """
                select webhook, event, status, due_at, fault
                from (
                    select dispatch.webhook, event, status, due_at,
                        case
                            when webhook.webhook is null then 'a webhook that is there'
                            when (dispatch.xact, dispatch.n) > (webhook.xact, webhook.n)
                            then 'a place up to which its webhook is planned'
                            when status = 'PENDING' and event.id is null then 'an event that is there'
                            when status <> 'PENDING' and due_at is not null
                            then 'no time at which it is due'
                            when status <> 'PENDING' and tried_at is null then 'an attempt'
                            when status = 'PENDING' and due_at is null and (
                                dispatch.customer is null or not exists (
                                    select 1
                                    from dispatch as earlier
                                    where earlier.brand = dispatch.brand
                                    and earlier.webhook = dispatch.webhook
                                    and earlier.customer = dispatch.customer
                                    and earlier.status = 'PENDING'
                                    and (earlier.xact, earlier.n) < (dispatch.xact, dispatch.n)
                                )
                            ) then 'a time at which it is due'
                        end as fault
                    from dispatch
                    left join webhook
                    on webhook.brand = dispatch.brand
                    and webhook.webhook = dispatch.webhook
                    left join event
                    on event.brand = dispatch.brand
                    and event.xact = dispatch.xact
                    and event.n = dispatch.n
                    and event.id = dispatch.event
                    where dispatch.brand = ?
                ) as dispatch
                where fault is not null
                """,
                p -> p.text(brand),
                row ->
                        new Difference(
                                name(Columns.text(row, "event"), Columns.text(row, "webhook")),
                                "%s, due at %s"
                                        .formatted(
                                                Columns.text(row, "status"),
                                                Columns.instantOrNone(row, "due_at")),
                                Columns.text(row, "fault")),
                differences::add);
    }

    /// Between the first that was planned for a webhook and the place up to which it is planned,
    /// every event that it asked for is on its way or was. The oldest are being forgotten.
    private void leftOut(Brand.Id brand, Differences differences) {
        database.each(
                """
                select webhook.webhook, event.id
                from webhook
                cross join lateral (
                    select xact, n
                    from dispatch
                    where dispatch.brand = webhook.brand
                    and dispatch.webhook = webhook.webhook
                    order by xact, n
                    limit 1
                ) as first
                join event
                on event.brand = webhook.brand
                and (event.xact, event.n) > (first.xact, first.n)
                and (event.xact, event.n) <= (webhook.xact, webhook.n)
                where webhook.brand = ?
                and (types = '{}' or event.type = any(types))
                and event.at > now() - interval '29 days'
                and not exists (
                    select 1
                    from dispatch
                    where dispatch.brand = webhook.brand
                    and dispatch.webhook = webhook.webhook
                    and dispatch.xact = event.xact
                    and dispatch.n = event.n
                )
                """,
                p -> p.text(brand),
                row ->
                        new Difference(
                                name(Columns.text(row, "id"), Columns.text(row, "webhook")),
                                null,
                                "on its way, or settled"),
                differences::add);
    }

    private static String name(String event, String webhook) {
        return "event %s to webhook %s".formatted(event, webhook);
    }
}
