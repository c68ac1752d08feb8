package dev.wavelength.persistence.pulse;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Database.Change;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tallies in PostgreSQL: a row for each touchpoint and business day; hours are counted anew.
public final class PostgresTallies implements Tallies {

    /// What tallies come to together.
    private static final String SUMS =
            """
                sum(moments) as moments,
                sum(judged) as judged,
                sum(ow) as ow,
                sum(how) as how,
                sum(wow) as wow,
                sum(near_misses) as near_misses,
                sum(kept) as kept,
                sum(recovered) as recovered,
                sum(never_events) as never_events,
                sum(cost) as cost
            """;

    /// What moments of the table come to in a tally.
    public static final String COUNTS =
            """
                count(*) as moments,
                count(experience) as judged,
                count(*) filter (where experience = 'OW') as ow,
                count(*) filter (where experience = 'HOW') as how,
                count(*) filter (where experience = 'WOW') as wow,
                count(*) filter (where near_miss) as near_misses,
                count(*) filter (where delivery in ('KEPT', 'EXCEEDED')) as kept,
                count(healing) as recovered,
                count(*) filter (where never_event and healing is null) as never_events,
                coalesce(sum(
                    greatest(0, round(-impact * 1000000))::bigint
                    * case when healing is null then 2 else 1 end)
                    filter (where experience = 'OW'), 0) as cost
            """;

    /// Behind an insert of tallies as `standing`: one that is there is added to.
    public static final String ADDED =
            """
            on conflict (brand, day, touchpoint) do update
            set moments = standing.moments + excluded.moments,
                judged = standing.judged + excluded.judged,
                ow = standing.ow + excluded.ow,
                how = standing.how + excluded.how,
                wow = standing.wow + excluded.wow,
                near_misses = standing.near_misses + excluded.near_misses,
                kept = standing.kept + excluded.kept,
                recovered = standing.recovered + excluded.recovered,
                never_events = standing.never_events + excluded.never_events,
                cost = standing.cost + excluded.cost
            """;

    private final Database database;

    public PostgresTallies(Database database) {
        this.database = database;
    }

    @Override
    public SortedMap<LocalDate, Tally> daily(
            Brand.Id brand, Touchpoint.@Nullable Id touchpoint, LocalDate from, LocalDate to) {
        var sql =
                """
                select day - date 'epoch' as day,
                """
                        + SUMS
                        + """
                from tally
                where brand = ?
                and day between date 'epoch' + ? and date 'epoch' + ?
                """
                        + (touchpoint == null ? "" : "and touchpoint = ?\n")
                        + """
                        group by day
                        """;
        var days = new TreeMap<LocalDate, Tally>();
        database.of(brand)
                .report(
                        sql,
                        p -> {
                            p.text(brand).day(from).day(to);
                            if (touchpoint != null) p.text(touchpoint);
                        },
                        row -> days.put(LocalDate.ofEpochDay(row.getInt("day")), Row.read(row)));
        return days;
    }

    @Override
    public SortedMap<Instant, Tally> hourly(
            Brand.Id brand, Touchpoint.@Nullable Id touchpoint, Instant from, Instant until) {
        var sql =
                """
                select date_bin(interval '1 hour', occurred_at, ?) as hour,
                """
                        + COUNTS
                        + """
                from moment
                where brand = ?
                and occurred_at >= ?
                and occurred_at < ?
                """
                        + (touchpoint == null ? "" : "and touchpoint = ?\n")
                        + """
                        group by hour
                        """;
        var hours = new TreeMap<Instant, Tally>();
        database.of(brand)
                .report(
                        sql,
                        p -> {
                            p.instant(from).text(brand).instant(from).instant(until);
                            if (touchpoint != null) p.text(touchpoint);
                        },
                        row -> hours.put(Columns.instant(row, "hour"), Row.read(row)));
        return hours;
    }

    @Override
    public Map<Touchpoint.Id, SortedMap<LocalDate, Tally>> byTouchpoint(
            Brand.Id brand,
            Collection<Touchpoint.Id> touchpoints,
            LocalDate from,
            LocalDate to,
            int days) {
        var tallies = new HashMap<Touchpoint.Id, SortedMap<LocalDate, Tally>>();
        database.of(brand)
                .report(
                        """
                        select touchpoint, (day - (date 'epoch' + ?)) / ? as beat,
                        """
                                + SUMS
                                + """
                                from tally
                                where brand = ?
                                and day between date 'epoch' + ? and date 'epoch' + ?
                                and touchpoint = any(?)
                                group by touchpoint, beat
                                """,
                        p ->
                                p.day(from)
                                        .number(days)
                                        .text(brand)
                                        .day(from)
                                        .day(to)
                                        .texts(touchpoints, touchpoint -> touchpoint),
                        row ->
                                tallies.computeIfAbsent(
                                                new Touchpoint.Id(Columns.text(row, "touchpoint")),
                                                touchpoint -> new TreeMap<>())
                                        .put(
                                                from.plusDays((long) row.getInt("beat") * days),
                                                Row.read(row)));
        return tallies;
    }

    /// Adds to tallies.
    ///
    /// @param differences in order of their places, in which all writers wait for one another
    public static Change add(Brand.Id brand, SortedMap<Tally.Place, Tally> differences) {
        return add("tally", brand, differences);
    }

    /// Adds to what the tallies hold of what is no longer kept.
    ///
    /// @param differences in order of their places, in which all writers wait for one another
    public static Change addBygone(Brand.Id brand, SortedMap<Tally.Place, Tally> differences) {
        return add("bygone", brand, differences);
    }

    private static Change add(
            String table, Brand.Id brand, SortedMap<Tally.Place, Tally> differences) {
        var places = differences.keySet();
        var tallies = differences.values();
        return new Change(
                """
                insert into %s as standing (
                    brand, day, touchpoint,
                    moments, judged, ow, how, wow, near_misses, kept, recovered, never_events,
                    cost)
                select ?, date 'epoch' + day, touchpoint,
                    moments, judged, ow, how, wow, near_misses, kept, recovered, never_events,
                    cost
                from (
                    select unnest(?) as day, unnest(?) as touchpoint, unnest(?) as moments,
                        unnest(?) as judged, unnest(?) as ow, unnest(?) as how,
                        unnest(?) as wow, unnest(?) as near_misses, unnest(?) as kept,
                        unnest(?) as recovered, unnest(?) as never_events, unnest(?) as cost
                ) as difference
                """
                                .formatted(table)
                        + ADDED,
                p ->
                        p.text(brand)
                                .days(places, Tally.Place::day)
                                .texts(places, Tally.Place::touchpoint)
                                .longs(tallies, Tally::moments)
                                .longs(tallies, Tally::judged)
                                .longs(tallies, Tally::ow)
                                .longs(tallies, Tally::how)
                                .longs(tallies, Tally::wow)
                                .longs(tallies, Tally::nearMisses)
                                .longs(tallies, Tally::kept)
                                .longs(tallies, Tally::recovered)
                                .longs(tallies, Tally::neverEvents)
                                .longs(tallies, Tally::cost));
    }

    /// Inside of a transaction: all tallies of the brand.
    public Map<Tally.Place, Tally> all(Brand.Id brand) {
        return all("tally", brand);
    }

    /// Inside of a transaction: what all tallies of the brand hold of what is no longer kept.
    public Map<Tally.Place, Tally> bygone(Brand.Id brand) {
        return all("bygone", brand);
    }

    private Map<Tally.Place, Tally> all(String table, Brand.Id brand) {
        var tallies = new HashMap<Tally.Place, Tally>();
        database.query(
                """
                select day - date 'epoch' as day, touchpoint,
                    moments, judged, ow, how, wow, near_misses, kept, recovered, never_events,
                    cost
                from %s
                where brand = ?
                """
                        .formatted(table),
                p -> p.text(brand),
                row ->
                        tallies.put(
                                new Tally.Place(
                                        new Touchpoint.Id(Columns.text(row, "touchpoint")),
                                        LocalDate.ofEpochDay(row.getInt("day"))),
                                Row.read(row)));
        return tallies;
    }

    /// How a tally stands in its row.
    private static final class Row {

        private Row() {}

        static Tally read(ResultSet row) throws SQLException {
            return new Tally(
                    row.getLong("moments"),
                    row.getLong("judged"),
                    row.getLong("ow"),
                    row.getLong("how"),
                    row.getLong("wow"),
                    row.getLong("near_misses"),
                    row.getLong("kept"),
                    row.getLong("recovered"),
                    row.getLong("never_events"),
                    row.getLong("cost"));
        }
    }
}
