package dev.wavelength.persistence.chain;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.chain.Healing;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.chain.Word.Effect;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Database.Change;
import dev.wavelength.persistence.sql.Parameters;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// Chains in PostgreSQL: a row for each customer's head.
///
/// Whoever holds a head locked is the only one to change that customer's moments.
public final class PostgresChains implements Chains {

    private static final String INSERT =
            """
            insert into chain (
                brand, customer, status, links, judged, ow, how, wow,
                standing, standing_impact, streak, longest_streak,
                peak, last_impact, since_wow, healed_at, healing, last_occurred_at, last_id)
            select ?, customer, status, links, judged, ow, how, wow,
                standing, standing_impact, streak, longest_streak,
                peak, last_impact, since_wow, healed_at::timestamptz, healing,
                last_occurred_at::timestamptz, last_id
            from (
                select unnest(?) as customer, unnest(?) as status, unnest(?) as links,
                    unnest(?) as judged, unnest(?) as ow, unnest(?) as how,
                    unnest(?) as wow, unnest(?) as standing,
                    unnest(?) as standing_impact, unnest(?) as streak,
                    unnest(?) as longest_streak, unnest(?) as peak,
                    unnest(?) as last_impact, unnest(?) as since_wow,
                    unnest(?) as healed_at, unnest(?) as healing,
                    unnest(?) as last_occurred_at, unnest(?) as last_id
            ) as head
            """;

    private final Database database;

    public PostgresChains(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Chain.Head> find(Brand.Id brand, Customer customer) {
        return database.of(brand)
                .find(
                        """
                        select *
                        from chain
                        where brand = ?
                        and customer = ?
                        """,
                        p -> p.text(brand).text(customer),
                        row -> Row.read(row).head());
    }

    @Override
    public List<Kept> list(
            Brand.Id brand, Chain.@Nullable Status status, @Nullable After after, int limit) {
        var sql =
                """
                select *
                from chain
                where brand = ?
                """
                        + (status == null ? "" : "and status = ?\n")
                        + (after == null ? "" : "and (standing_impact, customer) > (?, ?)\n")
                        + """
                        order by standing_impact, customer
                        limit ?
                        """;
        return database.of(brand)
                .report(
                        sql,
                        p -> {
                            p.text(brand);
                            if (status != null) p.text(status);
                            if (after != null)
                                p.number(after.standingImpact()).text(after.customer());
                            p.number(limit);
                        },
                        Row::read);
    }

    @Override
    public Map<Chain.Status, Long> count(Brand.Id brand) {
        var counts = new EnumMap<Chain.Status, Long>(Chain.Status.class);
        database.of(brand)
                .report(
                        """
                        select status, count(*) as chains
                        from chain
                        where brand = ?
                        group by status
                        """,
                        p -> p.text(brand),
                        row ->
                                counts.put(
                                        Columns.one(row, "status", Chain.Status.class),
                                        row.getLong("chains")));
        return counts;
    }

    /// Inside of a transaction: locks the heads of those of these customers that have one.
    public Map<Customer, Chain.Head> lock(Brand.Id brand, Collection<Customer> customers) {
        var locked = new HashMap<Customer, Chain.Head>();
        var rows =
                database.query(
                        """
                        select *
                        from chain
                        where brand = ?
                        and customer = any(?)
                        order by customer
                        for update
                        """,
                        p -> p.text(brand).texts(customers, customer -> customer),
                        Row::read);
        for (var row : rows) locked.put(row.customer(), row.head());
        return locked;
    }

    /// Inserts heads of customers who have none, unless another does before.
    ///
    /// @param heads in code point order of their customers, in which all writers wait for another
    public static Change insert(Brand.Id brand, Collection<Kept> heads) {
        return new Change(
                INSERT
                        + """
                        on conflict do nothing
                        returning true
                        """,
                p -> Row.bind(p.text(brand), heads),
                heads.size());
    }

    /// Changes heads that are held locked: each is found by its key alone, whatever the server
    /// believes of the table.
    public static Change update(Brand.Id brand, Collection<Kept> heads) {
        return new Change(
                INSERT
                        + """
                        on conflict (brand, customer) do update
                        set status = excluded.status,
                            links = excluded.links,
                            judged = excluded.judged,
                            ow = excluded.ow,
                            how = excluded.how,
                            wow = excluded.wow,
                            standing = excluded.standing,
                            standing_impact = excluded.standing_impact,
                            streak = excluded.streak,
                            longest_streak = excluded.longest_streak,
                            peak = excluded.peak,
                            last_impact = excluded.last_impact,
                            since_wow = excluded.since_wow,
                            healed_at = excluded.healed_at,
                            healing = excluded.healing,
                            last_occurred_at = excluded.last_occurred_at,
                            last_id = excluded.last_id
                        """,
                p -> Row.bind(p.text(brand), heads));
    }

    /// Removes heads that are held locked.
    public static Change delete(Brand.Id brand, Collection<Customer> customers) {
        return new Change(
                """
                delete from chain
                where brand = ?
                and customer = any(?)
                """,
                p -> p.text(brand).texts(customers, customer -> customer));
    }

    /// Inside of a transaction: shows every chain of some customers of the brand, one by one.
    ///
    /// @param after the text of the last customer before them
    /// @param upTo the text of the last of them
    public void each(Brand.Id brand, String after, String upTo, Consumer<Kept> consumer) {
        database.each(
                """
                select *
                from chain
                where brand = ?
                and customer > ?
                and customer <= ?
                """,
                p -> p.text(brand).text(after).text(upTo),
                Row::read,
                consumer);
    }

    /// The healing in a row that has the columns healed_at and healing; or none.
    public static @Nullable Healing healing(ResultSet row) throws SQLException {
        var effect = Columns.oneOrNone(row, "healing", Effect.class);
        return effect == null ? null : new Healing(Columns.instant(row, "healed_at"), effect);
    }

    /// What the column healed_at holds of it.
    public static @Nullable Instant healedAt(@Nullable Healing healing) {
        return healing == null ? null : healing.at();
    }

    /// What the column healing holds of it.
    public static @Nullable Effect effect(@Nullable Healing healing) {
        return healing == null ? null : healing.effect();
    }

    /// How a head stands in its row.
    private static final class Row {

        private Row() {}

        static Kept read(ResultSet row) throws SQLException {
            return new Kept(
                    new Customer(Columns.text(row, "customer")),
                    new Chain.Head(
                            row.getInt("links"),
                            row.getInt("judged"),
                            row.getInt("ow"),
                            row.getInt("how"),
                            row.getInt("wow"),
                            row.getInt("standing"),
                            row.getDouble("standing_impact"),
                            row.getInt("streak"),
                            row.getInt("longest_streak"),
                            Columns.doubleOrNone(row, "peak"),
                            Columns.doubleOrNone(row, "last_impact"),
                            Columns.intOrNone(row, "since_wow"),
                            healing(row),
                            new Position(
                                    Columns.instant(row, "last_occurred_at"),
                                    new Moment.Id(Columns.text(row, "last_id")))));
        }

        static Parameters bind(Parameters parameters, Collection<Kept> heads) throws SQLException {
            return parameters
                    .texts(heads, Kept::customer)
                    .texts(heads, kept -> kept.head().status())
                    .ints(heads, kept -> kept.head().links())
                    .ints(heads, kept -> kept.head().judged())
                    .ints(heads, kept -> kept.head().ow())
                    .ints(heads, kept -> kept.head().how())
                    .ints(heads, kept -> kept.head().wow())
                    .ints(heads, kept -> kept.head().standing())
                    .doubles(heads, kept -> kept.head().standingImpact())
                    .ints(heads, kept -> kept.head().streak())
                    .ints(heads, kept -> kept.head().longestStreak())
                    .doublesOrNone(heads, kept -> kept.head().peak())
                    .doublesOrNone(heads, kept -> kept.head().end())
                    .intsOrNone(heads, kept -> kept.head().sinceWow())
                    .texts(heads, kept -> healedAt(kept.head().healing()))
                    .texts(heads, kept -> effect(kept.head().healing()))
                    .instants(heads, kept -> last(kept).occurredAt())
                    .texts(heads, kept -> last(kept).id());
        }

        private static Position last(Kept kept) {
            return Objects.requireNonNull(kept.head().last(), "a chain that is kept has a link");
        }
    }
}
