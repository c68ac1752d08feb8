package dev.wavelength.persistence.priority;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.priority.Audience;
import dev.wavelength.domain.priority.Audiences;
import dev.wavelength.domain.priority.Lots;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;

/// Customers counted in PostgreSQL: all of a span by its time, or those of some lots by an index of
/// their own, which holds no other customers and all that there is to count.
public final class PostgresAudiences implements Audiences {

    private final Database database;

    public PostgresAudiences(Database database) {
        this.database = database;
    }

    @Override
    public Audience of(Brand.Id brand, Instant from, Instant until, Lots lots) {
        var sql =
                """
                select touchpoint, count(distinct customer) as customers
                from moment
                where brand = ?
                and occurred_at >= ?
                and occurred_at < ?
                """
                        + (lots.all()
                                ? ""
                                : """
                                and lot = any(?)
                                """)
                        + """
                        group by grouping sets ((touchpoint), ())
                        """;
        var rows =
                database.of(brand)
                        .report(
                                sql,
                                p -> {
                                    p.text(brand).instant(from).instant(until);
                                    if (!lots.all()) p.texts(lots.names(), name -> name);
                                },
                                Row::read);
        var at = new HashMap<Touchpoint.Id, Long>();
        long customers = 0;
        for (var row : rows)
            if (row.touchpoint == null) customers = row.customers;
            else at.put(new Touchpoint.Id(row.touchpoint), row.customers);
        return new Audience(lots, customers, at);
    }

    /// @param touchpoint none in the row of all of them
    private record Row(@Nullable String touchpoint, long customers) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(Columns.textOrNone(row, "touchpoint"), row.getLong("customers"));
        }
    }
}
