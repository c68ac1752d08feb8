package dev.wavelength.persistence.promise;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.PromiseHistory;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Database.Query;
import dev.wavelength.persistence.sql.Raced;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Promises in PostgreSQL: a row for each version, none of them ever changed.
public final class PostgresPromises implements Promises {

    private final Database database;

    public PostgresPromises(Database database) {
        this.database = database;
    }

    @Override
    public Promise put(
            Brand.Id brand,
            Place place,
            Promise.Terms terms,
            @Nullable Instant validFrom,
            Instant now) {
        return database.of(brand)
                .write(
                        () -> {
                            var latest = latest(brand, place);
                            if (latest.isPresent() && same(latest.get(), terms, validFrom))
                                return latest.get();
                            var next =
                                    new Promise(
                                            place.touchpoint(),
                                            place.promise(),
                                            latest.map(Promise::version).orElse(0) + 1,
                                            terms,
                                            validFrom == null ? now : validFrom);
                            if (!insert(brand, next)) throw new Raced("another made this version");
                            return next;
                        });
    }

    private static boolean same(Promise latest, Promise.Terms terms, @Nullable Instant validFrom) {
        return latest.terms().equals(terms)
                && (validFrom == null || latest.validFrom().equals(Instants.toMicros(validFrom)));
    }

    private Optional<Promise> latest(Brand.Id brand, Place place) {
        return database.find(
                """
                select touchpoint, promise, version, text, unit,
                    better, promised, tolerated, stretch, never_event, valid_from
                from promise
                where brand = ?
                and touchpoint = ?
                and promise = ?
                order by version desc
                limit 1
                """,
                p -> p.text(brand).text(place.touchpoint()).text(place.promise()),
                Row::read);
    }

    private boolean insert(Brand.Id brand, Promise promise) {
        var terms = promise.terms();
        var levels = terms.levels();
        return database.change(
                        """
                        insert into promise (
                            brand, touchpoint, promise, version, text, unit,
                            better, promised, tolerated, stretch, never_event, valid_from)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        p ->
                                p.text(brand)
                                        .text(promise.touchpoint())
                                        .text(promise.id())
                                        .number(promise.version())
                                        .text(terms.text())
                                        .text(terms.unit())
                                        .text(levels.better())
                                        .number(levels.promised())
                                        .numberOrNone(levels.tolerated())
                                        .numberOrNone(levels.stretch())
                                        .truth(terms.neverEvent())
                                        .instant(promise.validFrom()))
                == 1;
    }

    @Override
    public List<Promise> list(
            Brand.Id brand,
            Touchpoint.Id touchpoint,
            Instant asOf,
            Promise.@Nullable Id after,
            int limit) {
        return database.of(brand)
                .report(
                        """
                        select distinct on (promise) touchpoint, promise, version, text, unit,
                            better, promised, tolerated, stretch, never_event, valid_from
                        from promise
                        where brand = ?
                        and touchpoint = ?
                        and promise > ?
                        and valid_from <= ?
                        order by promise, valid_from desc, version desc
                        limit ?
                        """,
                        p ->
                                p.text(brand)
                                        .text(touchpoint)
                                        .text(after == null ? "" : after)
                                        .instant(asOf)
                                        .number(limit),
                        Row::read);
    }

    @Override
    public Map<Place, PromiseHistory> histories(Brand.Id brand, Collection<Place> places) {
        if (places.isEmpty()) return Map.of();
        return histories(database.of(brand).ask(versions(brand, places)));
    }

    /// Asks for all versions of promises, place by place.
    public static Query<Promise> versions(Brand.Id brand, Collection<Place> places) {
        return new Query<>(
                """
                select touchpoint, promise, version, text, unit,
                    better, promised, tolerated, stretch, never_event, valid_from
                from promise
                where brand = ?
                and (touchpoint, promise) in (select * from unnest(?, ?))
                order by touchpoint, promise, version
                """,
                p -> p.text(brand).texts(places, Place::touchpoint).texts(places, Place::promise),
                Row::read);
    }

    /// All versions of each promise of which there are some.
    public static Map<Place, PromiseHistory> histories(List<Promise> versions) {
        return versions.stream()
                .collect(
                        Collectors.groupingBy(
                                version -> new Place(version.touchpoint(), version.id()),
                                Collectors.collectingAndThen(
                                        Collectors.toList(), PromiseHistory::new)));
    }

    private record Row(
            String touchpoint,
            String promise,
            int version,
            String text,
            @Nullable String unit,
            Better better,
            double promised,
            @Nullable Double tolerated,
            @Nullable Double stretch,
            boolean neverEvent,
            Instant validFrom) {

        static Promise read(ResultSet row) throws SQLException {
            return new Row(
                            Columns.text(row, "touchpoint"),
                            Columns.text(row, "promise"),
                            row.getInt("version"),
                            Columns.text(row, "text"),
                            Columns.textOrNone(row, "unit"),
                            Columns.one(row, "better", Better.class),
                            row.getDouble("promised"),
                            Columns.doubleOrNone(row, "tolerated"),
                            Columns.doubleOrNone(row, "stretch"),
                            row.getBoolean("never_event"),
                            Columns.instant(row, "valid_from"))
                    .promiseOfRow();
        }

        private Promise promiseOfRow() {
            return new Promise(
                    new Touchpoint.Id(touchpoint),
                    new Promise.Id(promise),
                    version,
                    new Promise.Terms(
                            text,
                            unit,
                            new Levels(better, promised, tolerated, stretch),
                            neverEvent),
                    validFrom);
        }
    }
}
