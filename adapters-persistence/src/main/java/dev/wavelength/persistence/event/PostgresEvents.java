package dev.wavelength.persistence.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Database.Change;
import dev.wavelength.persistence.sql.Json;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Events in PostgreSQL.
///
/// They are told in the order of the transactions that announced them, up to the oldest one under
/// way on this server. A transaction that stays open holds back all that began behind it: none here
/// may take longer than a statement may.
public final class PostgresEvents implements Events {

    /// How many rows are deleted at once, so that nobody waits for long.
    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private final Database database;
    private final Json json;

    public PostgresEvents(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void announce(Brand.Id brand, List<Event> events) {
        database.of(brand)
                .write(
                        () -> {
                            database.change(append(brand, events));
                            return events.size();
                        });
    }

    /// What announces events when its transaction commits.
    public List<Change> append(Brand.Id brand, List<Event> events) {
        return events.isEmpty() ? List.of() : List.of(appending(brand, events));
    }

    private Change appending(Brand.Id brand, List<Event> events) {
        return new Change(
                """
                insert into event (brand, xact, n, at, id, type, subject, customer, data)
                select ?, this.xact, this.n + place,
                    at::timestamptz, id, type, subject, customer, data::json
                from (
                    select unnest(?) as place, unnest(?) as at, unnest(?) as id,
                        unnest(?) as type, unnest(?) as subject, unnest(?) as customer,
                        unnest(?) as data
                ) as fresh
                cross join (
                    select xact, (
                        select coalesce(max(n) + 1, 0)
                        from event
                        where brand = ?
                        and event.xact = own.xact
                    ) as n
                    from (select pg_current_xact_id()::text::bigint as xact) as own
                ) as this
                """,
                p ->
                        p.text(brand)
                                .ints(IntStream.range(0, events.size()).boxed().toList(), n -> n)
                                .instants(events, Event::at)
                                .texts(events, Event::id)
                                .texts(events, event -> event.type().name())
                                .texts(events, Event::subject)
                                .texts(events, Event::customer)
                                .texts(events, event -> json.write(event.data()))
                                .text(brand));
    }

    @Override
    public Map<Brand.Id, List<Announced>> after(Map<Brand.Id, Event.Position> places, int limit) {
        if (places.isEmpty()) return Map.of();
        var asked = List.copyOf(places.entrySet());
        var rows =
                seeing(places.keySet())
                        .report(
                                """
                                select next.*
                                from unnest(?, ?, ?) as place (brand, xact, n)
                                cross join lateral (
                                    select brand, xact, n, at, id, type, subject, customer, data
                                    from event
                                    where event.brand = place.brand
                                    and (event.xact, event.n) > (place.xact, place.n)
                                    and event.xact
                                        < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                                    order by event.xact, event.n
                                    limit ?
                                ) as next
                                order by brand, xact, n
                                """,
                                p ->
                                        p.texts(asked, Map.Entry::getKey)
                                                .longs(asked, one -> one.getValue().step())
                                                .ints(asked, one -> one.getValue().number())
                                                .number(limit),
                                row -> Row.read(row, json));
        return rows.stream().collect(groupingBy(Row::brand, mapping(Row::announced, toList())));
    }

    @Override
    public List<Announced> of(Brand.Id brand, Customer customer, Event.Position after, int limit) {
        return database.of(brand)
                .ask(
                        """
                        select brand, xact, n, at, id, type, subject, customer, data
                        from event
                        where brand = ?
                        and customer = ?
                        and (xact, n) > (?, ?)
                        and xact < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                        order by xact, n
                        limit ?
                        """,
                        p ->
                                p.text(brand)
                                        .text(customer)
                                        .number(after.step())
                                        .number(after.number())
                                        .number(limit),
                        row -> Row.read(row, json).announced());
    }

    private Database.Part seeing(Set<Brand.Id> brands) {
        return brands.size() == 1 ? database.of(brands.iterator().next()) : database.acrossBrands();
    }

    @Override
    public Event.Position end(Brand.Id brand) {
        return database.of(brand).read(() -> end());
    }

    /// Inside of a transaction: where all events end that were announced before it began.
    Event.Position end() {
        return database.find(
                        """
                        select pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1 as xact
                        """,
                        p -> {},
                        row -> new Event.Position(row.getLong("xact"), Integer.MAX_VALUE))
                .orElseThrow();
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
                                                delete from event
                                                where (brand, xact, n) in (
                                                    select brand, xact, n
                                                    from event
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

    /// Holds the webhooks of the brand, so that nobody plans meanwhile what is to be forgotten.
    @Override
    public int forget(Brand.Id brand, Customer customer) {
        return database.of(brand)
                .write(
                        () -> {
                            database.change(
                                    List.of(
                                            new Change(
                                                    """
                                                    select 1
                                                    from webhook
                                                    where brand = ?
                                                    order by webhook
                                                    for update
                                                    """,
                                                    p -> p.text(brand)),
                                            new Change(
                                                    """
                                                    delete from dispatch
                                                    where brand = ?
                                                    and customer = ?
                                                    """,
                                                    p -> p.text(brand).text(customer))));
                            return database.change(
                                    """
                                    delete from event
                                    where brand = ?
                                    and customer = ?
                                    """,
                                    p -> p.text(brand).text(customer));
                        });
    }

    /// An event as it is kept.
    record Row(Brand.Id brand, Announced announced) {

        static Row read(ResultSet row, Json json) throws SQLException {
            return new Row(
                    new Brand.Id(Columns.text(row, "brand")), announced(row, "xact", "n", json));
        }

        /// @param xact the column of the transaction
        /// @param n the column of the place in it
        static Announced announced(ResultSet row, String xact, String n, Json json)
                throws SQLException {
            var customer = Columns.textOrNone(row, "customer");
            return new Announced(
                    new Event.Position(row.getLong(xact), row.getInt(n)),
                    new Event(
                            new Event.Id(Columns.text(row, "id")),
                            Columns.one(row, "type", Event.Type.class),
                            Columns.text(row, "subject"),
                            Columns.instant(row, "at"),
                            customer == null ? null : new Customer(customer),
                            data(Columns.text(row, "data"), json)));
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> data(String text, Json json) {
            return json.read(text, Map.class);
        }
    }
}
