package dev.wavelength.persistence.verdict;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.verdict.Cell;
import dev.wavelength.domain.verdict.Certainty;
import dev.wavelength.domain.verdict.DeliveryAxis;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.FeltAxis;
import dev.wavelength.domain.verdict.Flag;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Rulebooks;
import dev.wavelength.domain.verdict.Thresholds;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Database.Query;
import dev.wavelength.persistence.sql.Json;
import dev.wavelength.persistence.sql.Raced;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Rulebooks in PostgreSQL: a row for each version, none of them ever changed, so that those in use
/// are held in memory.
public final class PostgresRulebooks implements Rulebooks {

    /// How many versions are held in memory, some kilobytes each.
    private static final int MOST_HELD = 1_000;

    private static final Rulebook STANDARD = Rulebook.standard();

    private final Database database;
    private final Json json;
    private final Map<Version, Rulebook> held =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Version, Rulebook> eldest) {
                            return size() > MOST_HELD;
                        }
                    });

    public PostgresRulebooks(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    private record Version(Brand.Id brand, int number) {}

    @Override
    public Rulebook current(Brand.Id brand) {
        return find(brand, database.of(brand).ask(latest(brand)).getFirst()).orElseThrow();
    }

    /// Asks for the version of the current rulebook, which is one row.
    public static Query<Integer> latest(Brand.Id brand) {
        return new Query<>(
                """
                select coalesce(max(version), ?) as version
                from rulebook
                where brand = ?
                """,
                p -> p.number(STANDARD.version()).text(brand),
                row -> row.getInt("version"));
    }

    @Override
    public Optional<Rulebook> find(Brand.Id brand, int version) {
        if (version == STANDARD.version()) return Optional.of(STANDARD);
        var known = held.get(new Version(brand, version));
        if (known != null) return Optional.of(known);
        return database.of(brand)
                .find(
                        """
                        select rules
                        from rulebook
                        where brand = ?
                        and version = ?
                        """,
                        p -> p.text(brand).number(version),
                        row -> Columns.text(row, "rules"))
                .map(
                        rules -> {
                            var rulebook = json.read(rules, Row.class).rulebook(version);
                            held.put(new Version(brand, version), rulebook);
                            return rulebook;
                        });
    }

    @Override
    public Optional<Rulebook> put(Brand.Id brand, Rulebook rules, @Nullable Integer expected) {
        return database.of(brand)
                .write(
                        () -> {
                            var current = current(brand);
                            if (expected != null && expected != current.version())
                                return Optional.empty();
                            if (rules.as(current.version()).equals(current))
                                return Optional.of(current);
                            var next = rules.as(current.version() + 1);
                            if (!insert(brand, next)) throw new Raced("another made this version");
                            return Optional.of(next);
                        });
    }

    private boolean insert(Brand.Id brand, Rulebook next) {
        return database.change(
                        """
                        insert into rulebook (brand, version, rules)
                        values (?, ?, ?::json)
                        on conflict do nothing
                        """,
                        p -> p.text(brand).number(next.version()).text(json.write(Row.of(next))))
                == 1;
    }

    /// The rules as they are written, without their version.
    @Serdeable
    record Row(
            Map<Instrument, ThresholdsRow> instruments,
            Map<DeliveryAxis, Map<FeltAxis, CellRow>> table,
            CellRow remedied,
            Map<Stakes, Double> stakes,
            double standingRaise,
            Map<Experience, Double> values,
            double stakesFactor) {

        static Row of(Rulebook rules) {
            return new Row(
                    each(Instrument.class, rules.instruments(), ThresholdsRow::of),
                    each(
                            DeliveryAxis.class,
                            rules.table(),
                            row -> each(FeltAxis.class, row, CellRow::of)),
                    CellRow.of(rules.remedied()),
                    rules.stakes(),
                    rules.standingRaise(),
                    rules.values(),
                    rules.stakesFactor());
        }

        Rulebook rulebook(int version) {
            return new Rulebook(
                    version,
                    each(Instrument.class, instruments, ThresholdsRow::thresholds),
                    each(
                            DeliveryAxis.class,
                            table,
                            row -> each(FeltAxis.class, row, CellRow::cell)),
                    remedied.cell(),
                    stakes,
                    standingRaise,
                    values,
                    stakesFactor);
        }

        private static <K extends Enum<K>, A, B> Map<K, B> each(
                Class<K> keys, Map<K, A> map, Function<A, B> change) {
            var changed = new EnumMap<K, B>(keys);
            map.forEach((key, value) -> changed.put(key, change.apply(value)));
            return changed;
        }
    }

    @Serdeable
    record ThresholdsRow(int below, int met, int pleased) {

        static ThresholdsRow of(Thresholds thresholds) {
            return new ThresholdsRow(thresholds.below(), thresholds.met(), thresholds.pleased());
        }

        Thresholds thresholds() {
            return new Thresholds(below, met, pleased);
        }
    }

    @Serdeable
    record CellRow(
            @Nullable Experience experience, @Nullable Certainty certainty, @Nullable Flag flag) {

        static CellRow of(Cell cell) {
            return new CellRow(cell.experience(), cell.certainty(), cell.flag());
        }

        Cell cell() {
            return new Cell(experience, certainty, flag);
        }
    }
}
