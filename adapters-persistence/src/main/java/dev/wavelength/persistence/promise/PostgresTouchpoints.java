package dev.wavelength.persistence.promise;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Database.Change;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Touchpoints in PostgreSQL.
public final class PostgresTouchpoints implements Touchpoints {

    private final Database database;

    public PostgresTouchpoints(Database database) {
        this.database = database;
    }

    @Override
    public void put(Brand.Id brand, Touchpoint touchpoint) {
        database.of(brand)
                .write(
                        () ->
                                database.change(
                                        """
                                insert into touchpoint (
                                    brand, touchpoint, name,
                                    critical, ow_limit, danger_limit, declared)
                                values (?, ?, ?, ?, ?, ?, ?)
                                on conflict (brand, touchpoint) do update
                                set name = excluded.name,
                                    critical = excluded.critical,
                                    ow_limit = excluded.ow_limit,
                                    danger_limit = excluded.danger_limit,
                                    declared = excluded.declared
                                """,
                                        p ->
                                                p.text(brand)
                                                        .text(touchpoint.id())
                                                        .text(touchpoint.name())
                                                        .truth(touchpoint.critical())
                                                        .number(touchpoint.owLimit())
                                                        .number(touchpoint.dangerLimit())
                                                        .truth(touchpoint.declared())));
    }

    @Override
    public void encounter(Brand.Id brand, Touchpoint.Id id) {
        database.of(brand)
                .write(
                        () -> {
                            database.change(List.of(makeUndeclared(brand, List.of(id))));
                            return true;
                        });
    }

    /// Makes those of these touchpoints that there are not yet.
    ///
    /// @param ids in code point order, in which all writers wait for one another
    public static Change makeUndeclared(Brand.Id brand, Collection<Touchpoint.Id> ids) {
        var made = ids.stream().map(Touchpoint::undeclared).toList();
        return new Change(
                """
                insert into touchpoint (
                    touchpoint, name, critical, ow_limit, danger_limit, declared, brand)
                select unnest(?), unnest(?), unnest(?), unnest(?), unnest(?), unnest(?), ?
                on conflict do nothing
                """,
                p ->
                        p.texts(made, Touchpoint::id)
                                .texts(made, Touchpoint::name)
                                .truths(made, Touchpoint::critical)
                                .doubles(made, Touchpoint::owLimit)
                                .doubles(made, Touchpoint::dangerLimit)
                                .truths(made, Touchpoint::declared)
                                .text(brand));
    }

    @Override
    public Optional<Touchpoint> find(Brand.Id brand, Touchpoint.Id id) {
        return database.of(brand)
                .find(
                        """
                        select touchpoint, name, critical, ow_limit, danger_limit, declared
                        from touchpoint
                        where brand = ?
                        and touchpoint = ?
                        """,
                        p -> p.text(brand).text(id),
                        Row::read);
    }

    @Override
    public List<Touchpoint> list(Brand.Id brand, Touchpoint.@Nullable Id after, int limit) {
        return database.of(brand)
                .report(
                        """
                        select touchpoint, name, critical, ow_limit, danger_limit, declared
                        from touchpoint
                        where brand = ?
                        and touchpoint > ?
                        order by touchpoint
                        limit ?
                        """,
                        p -> p.text(brand).text(after == null ? "" : after).number(limit),
                        Row::read);
    }

    private record Row(
            String touchpoint,
            String name,
            boolean critical,
            double owLimit,
            double dangerLimit,
            boolean declared) {

        static Touchpoint read(ResultSet row) throws SQLException {
            return new Row(
                            Columns.text(row, "touchpoint"),
                            Columns.text(row, "name"),
                            row.getBoolean("critical"),
                            row.getDouble("ow_limit"),
                            row.getDouble("danger_limit"),
                            row.getBoolean("declared"))
                    .touchpointOfRow();
        }

        private Touchpoint touchpointOfRow() {
            return new Touchpoint(
                    new Touchpoint.Id(touchpoint), name, critical, owLimit, dangerLimit, declared);
        }
    }
}
