package dev.wavelength.persistence.brand;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Database.Query;
import dev.wavelength.persistence.sql.Raced;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Brands in PostgreSQL.
public final class PostgresBrands implements Brands {

    private final Database database;

    public PostgresBrands(Database database) {
        this.database = database;
    }

    @Override
    public Put put(Brand brand) {
        return database.of(brand.id())
                .write(
                        () -> {
                            if (insert(brand)) return Put.CREATED;
                            var before =
                                    lock(brand.id()).orElseThrow(() -> new Raced("brand gone"));
                            if (before.equals(brand)) return Put.SAME;
                            update(brand);
                            return Put.CHANGED;
                        });
    }

    private boolean insert(Brand brand) {
        return database.change(
                        """
                        insert into brand (brand, name, time_zone, brand_values, retain_months)
                        values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        p ->
                                p.text(brand.id())
                                        .text(brand.name())
                                        .text(brand.timeZone())
                                        .texts(brand.values(), value -> value)
                                        .numberOrNone(brand.retainMonths()))
                == 1;
    }

    private Optional<Brand> lock(Brand.Id id) {
        return database.find(
                """
                select brand, name, time_zone, brand_values, retain_months
                from brand
                where brand = ?
                for update
                """,
                p -> p.text(id),
                Row::read);
    }

    private void update(Brand brand) {
        database.change(
                """
                update brand
                set name = ?, time_zone = ?, brand_values = ?, retain_months = ?
                where brand = ?
                """,
                p ->
                        p.text(brand.name())
                                .text(brand.timeZone())
                                .texts(brand.values(), value -> value)
                                .numberOrNone(brand.retainMonths())
                                .text(brand.id()));
    }

    @Override
    public Optional<Brand> find(Brand.Id id) {
        return database.of(id).ask(one(id)).stream().findFirst();
    }

    /// Asks for one brand.
    public static Query<Brand> one(Brand.Id id) {
        return new Query<>(
                """
                select brand, name, time_zone, brand_values, retain_months
                from brand
                where brand = ?
                """,
                p -> p.text(id),
                Row::read);
    }

    @Override
    public List<Brand> forgetting() {
        return database.acrossBrands()
                .ask(
                        """
                        select brand, name, time_zone, brand_values, retain_months
                        from brand
                        where retain_months is not null
                        order by brand
                        """,
                        p -> {},
                        Row::read);
    }

    /// All brands there are.
    public List<Brand.Id> all() {
        return database.acrossBrands()
                .ask(
                        """
                        select brand
                        from brand
                        order by brand
                        """,
                        p -> {},
                        row -> new Brand.Id(Columns.text(row, "brand")));
    }

    private record Row(
            String brand,
            String name,
            String timeZone,
            List<String> values,
            @Nullable Integer retainMonths) {

        static Brand read(ResultSet row) throws SQLException {
            return new Row(
                            Columns.text(row, "brand"),
                            Columns.text(row, "name"),
                            Columns.text(row, "time_zone"),
                            Columns.texts(row, "brand_values"),
                            Columns.intOrNone(row, "retain_months"))
                    .brandOfRow();
        }

        private Brand brandOfRow() {
            return new Brand(new Brand.Id(brand), name, ZoneId.of(timeZone), values, retainMonths);
        }
    }
}
