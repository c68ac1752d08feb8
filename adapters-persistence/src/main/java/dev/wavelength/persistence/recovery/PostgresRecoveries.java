package dev.wavelength.persistence.recovery;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.recovery.Figures;
import dev.wavelength.domain.recovery.Figures.Spread;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Recovery.Urgency;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.recovery.Tidings;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.persistence.event.PostgresEvents;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Database.Change;
import dev.wavelength.persistence.sql.Json;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Recoveries in PostgreSQL: a row for each, changed only from the version it was read in, which is
/// how of several that race one wins.
public final class PostgresRecoveries implements Recoveries {

    private static final String OVERDUE =
            "(status = 'OPEN' and least(acknowledge_by, remedy_by) < ?"
                    + " or status = 'ACKNOWLEDGED' and remedy_by < ?)";

    private final Database database;
    private final RecoveryTable table;
    private final PostgresEvents events;

    public PostgresRecoveries(Database database, Json json) {
        this.database = database;
        this.table = new RecoveryTable(database, json);
        this.events = new PostgresEvents(database, json);
    }

    @Override
    public Optional<Recovery> find(Brand.Id brand, Recovery.Id id) {
        return table.find(brand, id);
    }

    @Override
    public List<Recovery> list(Brand.Id brand, Filter filter, @Nullable Urgency after, int limit) {
        var overdue = filter.overdue();
        var sql =
                """
                select *
                from recovery
                where brand = ?
                """
                        + (filter.status() == null ? "" : "and status = ?\n")
                        + (filter.severity() == null ? "" : "and severity = ?\n")
                        + (overdue == null
                                ? ""
                                : overdue
                                        ? "and urgency < 3 and " + OVERDUE + "\n"
                                        : "and not " + OVERDUE + "\n")
                        + (after == null ? "" : "and (urgency, urgent_by, recovery) > (?, ?, ?)\n")
                        + """
                        order by urgency, urgent_by, recovery
                        limit ?
                        """;
        return database.of(brand)
                .report(
                        sql,
                        p -> {
                            p.text(brand);
                            if (filter.status() != null) p.text(filter.status());
                            if (filter.severity() != null) p.text(filter.severity());
                            if (overdue != null) p.instant(filter.now()).instant(filter.now());
                            if (after != null)
                                p.number(after.rank()).instant(after.by()).text(after.id());
                            p.number(limit);
                        },
                        table::read);
    }

    @Override
    public Taken take(Brand.Id brand, Recovery.Id id, int after, Step step, @Nullable Claim claim) {
        return database.of(brand)
                .write(
                        () -> {
                            if (claim != null) {
                                var before = table.made(brand, claim);
                                if (before.isPresent()) return before.get();
                            }
                            var found = table.find(brand, id);
                            if (found.isEmpty() || found.get().version() != after)
                                return new Taken.Stale();
                            var made = found.get().with(step);
                            if (claim != null) table.claim(brand, claim, made);
                            change(brand, Map.of(made, after), Tidings.of(found.get(), made));
                            return new Taken.Made(made);
                        });
    }

    /// @param made the recoveries with the versions they were read in
    private void change(Brand.Id brand, Map<Recovery, Integer> made, List<Event> tidings) {
        var changes = new ArrayList<Change>();
        changes.add(table.update(brand, made));
        changes.addAll(events.append(brand, tidings));
        database.conclude(changes);
    }

    @Override
    public List<Recovery> take(Brand.Id brand, Map<Recovery, Step> steps) {
        if (steps.isEmpty()) return List.of();
        var ids = steps.keySet().stream().map(Recovery::id).sorted().toList();
        return database.of(brand)
                .write(
                        () -> {
                            var made = new LinkedHashMap<Recovery, Integer>();
                            var tidings = new ArrayList<Event>();
                            for (var found : table.find(brand, ids)) {
                                var step = steps.get(found);
                                if (step == null) continue;
                                var next = found.with(step);
                                made.put(next, found.version());
                                tidings.addAll(Tidings.of(found, next));
                            }
                            if (made.isEmpty()) return List.of();
                            change(brand, made, tidings);
                            return List.copyOf(made.keySet());
                        });
    }

    @Override
    public Optional<Taken> claimed(Brand.Id brand, Claim claim) {
        return database.of(brand).read(() -> table.made(brand, claim));
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        return database.acrossBrands()
                .ask(
                        """
                        select *
                        from recovery
                        where due_at < ?
                        order by due_at, brand, recovery
                        limit ?
                        """,
                        p -> p.instant(now).number(limit),
                        row -> new Due(new Brand.Id(Columns.text(row, "brand")), table.read(row)));
    }

    @Override
    public Figures figures(Brand.Id brand, Instant from, Instant until, Instant now) {
        return database.of(brand)
                .report(
                        """
                        select
                            count(*) as opened,
                            percentile_disc(array[0.5, 0.9]) within group (
                                order by (extract(epoch from acknowledged_at - since) * 1000000)::bigint) as acknowledge,
                            count(*) filter (
                                where acknowledged_at <= first_acknowledge_by)
                                as acknowledged_in_time,
                            count(*) filter (
                                where acknowledged_at is not null
                                or first_acknowledge_by < ?
                                and (closed_at is null
                                    or closed_at > first_acknowledge_by))
                                as acknowledge_due,
                            percentile_disc(array[0.5, 0.9]) within group (
                                order by (extract(epoch from remedied_at - since) * 1000000)::bigint) as remedy,
                            count(*) filter (
                                where remedied_at <= first_remedy_by)
                                as remedied_in_time,
                            count(*) filter (
                                where remedied_at is not null
                                or first_remedy_by < ?
                                and (closed_at is null
                                    or closed_at > first_remedy_by))
                                as remedy_due,
                            count(*) filter (where outcome = 'TURNED') as turned,
                            count(*) filter (where outcome = 'MENDED') as mended,
                            percentile_disc(array[0.5, 0.9]) within group (
                                order by (extract(epoch from opened_at - since) * 1000000)::bigint) as blind,
                            count(*) filter (where double_deviation)
                                as double_deviations
                        from recovery
                        where brand = ?
                        and opened_at >= ?
                        and opened_at < ?
                        and outcome is distinct from 'WITHDRAWN'
                        """,
                        p -> p.instant(now).instant(now).text(brand).instant(from).instant(until),
                        PostgresRecoveries::figures)
                .getFirst();
    }

    @Override
    public Map<Touchpoint.Id, Long> unremedied(
            Brand.Id brand,
            Collection<Touchpoint.Id> touchpoints,
            Instant from,
            Instant until,
            Instant now) {
        var unremedied = new HashMap<Touchpoint.Id, Long>();
        database.of(brand)
                .report(
                        """
                        select touchpoint, sum(unremedied) as unremedied
                        from (
                            select touchpoint, count(*) as unremedied
                            from recovery
                            where brand = ?
                            and touchpoint = any(?)
                            and occurred_at >= ?
                            and occurred_at < ?
                            and urgency = 0
                            and remedy_by < ?
                            group by touchpoint
                            union all
                            select touchpoint, recoveries
                            from unremedied
                            where brand = ?
                            and touchpoint = any(?)
                            and began >= ?
                            and began < ?
                        ) as kept_and_gone
                        group by touchpoint
                        """,
                        p ->
                                p.text(brand)
                                        .texts(touchpoints, touchpoint -> touchpoint)
                                        .instant(from)
                                        .instant(until)
                                        .instant(now)
                                        .text(brand)
                                        .texts(touchpoints, touchpoint -> touchpoint)
                                        .instant(from)
                                        .instant(until),
                        row ->
                                unremedied.put(
                                        new Touchpoint.Id(Columns.text(row, "touchpoint")),
                                        row.getLong("unremedied")));
        return unremedied;
    }

    private static Figures figures(ResultSet row) throws SQLException {
        long opened = row.getLong("opened");
        return new Figures(
                opened,
                spread(row, "acknowledge"),
                new Share(row.getLong("acknowledged_in_time"), row.getLong("acknowledge_due")),
                spread(row, "remedy"),
                new Share(row.getLong("remedied_in_time"), row.getLong("remedy_due")),
                new Share(row.getLong("turned"), opened),
                new Share(row.getLong("mended"), opened),
                spread(row, "blind"),
                row.getLong("double_deviations"));
    }

    private static Spread spread(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        if (array == null) return new Spread(null, null);
        var micros = (Long[]) array.getArray();
        return new Spread(duration(micros[0]), duration(micros[1]));
    }

    private static @Nullable Duration duration(@Nullable Long micros) {
        return micros == null ? null : Duration.of(micros, ChronoUnit.MICROS);
    }
}
