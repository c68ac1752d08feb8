package dev.wavelength.persistence.sql;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.value.StoreUnavailable;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.DefaultTransactionDefinition;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A PostgreSQL database: transactions, and the statements in them.
///
/// A transaction is begun in a [Part]: it sees the rows of one brand and makes none of another, by
/// the database's own row-level security. Which brand that is travels in front of its first
/// statement, in the same journey, and is forgotten when it ends.
///
/// Every method throws [StoreUnavailable] when the database cannot answer just now.
public final class Database {

    /// How often a transaction is tried that others come in the way of. Each time some other got
    /// through, so that more than a few tries mean more writers than there is room for.
    private static final int MOST_TRIES = 20;

    /// How many rows are held in memory of a result that is read row by row.
    private static final int ROWS_AT_A_TIME = 1_000;

    /// For the transaction and never for the session: what the pool gets back sees nothing.
    private static final String SEE =
            """
            select set_config('wavelength.brand', ?, true),
                set_config('plan_cache_mode', \
            """;

    /// What reads for a report is planned for just that, with all that the server can do.
    private static final String SEE_BY_NEW_PLANS = SEE + "'force_custom_plan', true)";

    /// What writes, or looks by a key, does the same over and over: its plans are kept. They go row
    /// by row and by an index, which stays good however the tables grow.
    private static final String SEE_BY_KEPT_PLANS =
            SEE
                    + """
                    'force_generic_plan', true),
                        set_config('enable_seqscan', 'off', true),
                        set_config('enable_bitmapscan', 'off', true),
                        set_config('enable_hashjoin', 'off', true),
                        set_config('enable_mergejoin', 'off', true)\
                    """;

    private static final String COMMIT = ";\ncommit";

    /// No brand is called this.
    private static final String EVERY_BRAND = "*";

    private static final TransactionDefinition SNAPSHOT = snapshot();
    private static final TransactionDefinition ON_ITS_OWN =
            TransactionDefinition.of(TransactionDefinition.Propagation.SUPPORTS);

    private final JdbcOperations jdbc;
    private final TransactionOperations<Connection> transactions;
    private final Part acrossBrands = new Part(EVERY_BRAND);

    /// What the transaction under way sees.
    private final ScopedValue<Sight> underWay = ScopedValue.newInstance();

    public Database(JdbcOperations jdbc, TransactionOperations<Connection> transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// What is one brand's.
    public Part of(Brand.Id brand) {
        return new Part(brand.text());
    }

    /// What serves all brands: looking up a key, finding what is due, handing out events, and the
    /// service's own keys. Of the tables that hold anything else it sees nothing: the migration
    /// that made row-level security says which are which.
    public Part acrossBrands() {
        return acrossBrands;
    }

    /// Binds the values of a statement's parameters.
    public interface Binding {
        void bind(Parameters parameters) throws SQLException;
    }

    /// Reads a row.
    public interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// The rows that a transaction sees. It may hold others in the same part: they become part of
    /// it.
    public final class Part {

        private final String name;

        private Part(String name) {
            this.name = name;
        }

        /// Does `work` in a transaction that only reads.
        public <T> T read(Supplier<T> work) {
            return whole(
                    SEE_BY_NEW_PLANS,
                    work,
                    tries -> transactions.executeRead(status -> work.get()));
        }

        /// Does `work` in a transaction that sees one and the same state throughout, and only
        /// reads.
        public <T> T readAtOnce(Supplier<T> work) {
            return whole(
                    SEE_BY_NEW_PLANS,
                    work,
                    tries -> transactions.execute(SNAPSHOT, status -> work.get()));
        }

        /// Does `work` in a transaction: all of it or nothing. If others come in the way, which
        /// `work` may tell by a [Raced], it is done again from the start.
        public <T> T write(Supplier<T> work) {
            return write(tries -> work.get());
        }

        /// Does `work` in a transaction: all of it or nothing. If others come in the way, it is
        /// done again from the start, and told how often it was tried, from 1.
        public <T> T write(IntFunction<T> work) {
            return whole(
                    SEE_BY_KEPT_PLANS,
                    () -> work.apply(1),
                    tries -> transactions.executeWrite(status -> work.apply(tries)));
        }

        /// The rows of a query that looks by a key. It stands for itself: it needs no transaction
        /// around it, and so one journey to the database instead of two.
        public <T> List<T> ask(String sql, Binding binding, Reading<T> reading) {
            return ask(new Query<>(sql, binding, reading));
        }

        /// The rows of such a query.
        public <T> List<T> ask(Query<T> query) {
            return ask(List.of(query)).to(query);
        }

        /// What comes of such queries, all in one journey.
        public Answers ask(List<Query<?>> queries) {
            return alone(SEE_BY_KEPT_PLANS, queries);
        }

        /// The one row of a query that looks by a key, or none, in one journey.
        public <T> Optional<T> find(String sql, Binding binding, Reading<T> reading) {
            return ask(sql, binding, reading).stream().findFirst();
        }

        /// The rows of a query that is planned for just that. It stands for itself, and makes one
        /// journey.
        public <T> List<T> report(String sql, Binding binding, Reading<T> reading) {
            var query = new Query<>(sql, binding, reading);
            return alone(SEE_BY_NEW_PLANS, List.of(query)).to(query);
        }

        private Answers alone(String see, List<Query<?>> queries) {
            return whole(
                    see,
                    () -> query(queries),
                    tries -> transactions.execute(ON_ITS_OWN, status -> query(queries)));
        }

        /// Within a transaction, work is part of that: it stands and falls, and is done again, with
        /// it.
        private <T> T whole(String see, Supplier<T> work, IntFunction<T> transaction) {
            if (!underWay.isBound()) return tried(see, transaction);
            if (!underWay.get().part.equals(name))
                throw new IllegalStateException(
                        "a transaction of %s sees nothing of %s"
                                .formatted(underWay.get().part, name));
            return underWay.get().within(work);
        }

        private <T> T tried(String see, IntFunction<T> transaction) {
            return Database.tried(
                    tries ->
                            ScopedValue.where(underWay, new Sight(name, see))
                                    .call(() -> transaction.apply(tries)));
        }
    }

    /// What a transaction sees, and whether the database was told.
    private static final class Sight {

        private final String part;
        private final String see;
        private boolean told;
        private int depth;
        private boolean over;

        private Sight(String part, String see) {
            this.part = part;
            this.see = see;
        }

        /// Does what is part of the transaction.
        private <T> T within(Supplier<T> work) {
            depth++;
            try {
                return work.get();
            } finally {
                depth--;
            }
        }

        private boolean isWhole() {
            return depth == 0;
        }
    }

    /// A query, and how its rows are read.
    public record Query<T>(String sql, Binding binding, Reading<T> reading) {

        private List<T> rows(PreparedStatement statement) throws SQLException {
            try (var rows = statement.getResultSet()) {
                var read = new ArrayList<T>();
                while (rows.next()) read.add(reading.read(rows));
                return read;
            }
        }
    }

    /// What came of several queries.
    public static final class Answers {

        private final Map<Query<?>, List<?>> rows = new HashMap<>();

        /// The rows of one of the queries.
        @SuppressWarnings("unchecked")
        public <T> List<T> to(Query<T> query) {
            var read = rows.get(query);
            if (read == null) throw new IllegalArgumentException("it was not asked");
            return (List<T>) read;
        }
    }

    /// Inside of a transaction: the rows of a query.
    public <T> List<T> query(String sql, Binding binding, Reading<T> reading) {
        var query = new Query<>(sql, binding, reading);
        return execute(sql, binding, query::rows);
    }

    /// Inside of a transaction: what comes of queries, all in one journey.
    private Answers query(List<Query<?>> queries) {
        return execute(
                queries.stream().map(Query::sql).collect(Collectors.joining(";\n")),
                p -> {
                    for (var query : queries) query.binding().bind(p);
                },
                statement -> {
                    var answers = new Answers();
                    for (var query : queries) {
                        answers.rows.put(query, query.rows(statement));
                        statement.getMoreResults();
                    }
                    return answers;
                });
    }

    /// Inside of a transaction: the one row of a query, or none.
    public <T> Optional<T> find(String sql, Binding binding, Reading<T> reading) {
        return query(sql, binding, reading).stream().findFirst();
    }

    /// Inside of a transaction: the rows of a query, one by one, however many there are.
    public <T> void each(String sql, Binding binding, Reading<T> reading, Consumer<T> consumer) {
        tell();
        jdbc.prepareStatement(
                sql,
                statement -> {
                    statement.setFetchSize(ROWS_AT_A_TIME);
                    binding.bind(new Parameters(statement));
                    try (var rows = statement.executeQuery()) {
                        while (rows.next()) consumer.accept(reading.read(rows));
                    }
                    return true;
                });
    }

    /// Tells the database what the transaction sees, if it was not told: the driver reads row by
    /// row only what is alone in its journey.
    private void tell() {
        if (!sight().told) query("select true", p -> {}, row -> true);
    }

    /// Inside of a transaction: changes rows.
    ///
    /// @return how many
    public int change(String sql, Binding binding) {
        return execute(sql, binding, Statement::getUpdateCount);
    }

    /// A statement that changes rows, or only looks for some.
    ///
    /// @param sql where `rows` are given, it returns each of them
    /// @param rows how many those are unless another transaction was first; none if any will do
    public record Change(String sql, Binding binding, @Nullable Integer rows) {

        public Change(String sql, Binding binding) {
            this(sql, binding, null);
        }

        /// Too few rows are an error in the database: what is behind it in the journey, such as the
        /// commit, is not done.
        private String text() {
            return rows == null
                    ? sql
                    : """
                    with changed as (
                    %s)
                    select as_many_rows(count(*), ?)
                    from changed\
                    """
                            .formatted(sql);
        }

        private void bind(Parameters parameters) throws SQLException {
            binding.bind(parameters);
            if (rows != null) parameters.number(rows);
        }
    }

    /// Inside of a transaction: changes rows, statement by statement in their order, but all in one
    /// journey to the database. If one of them does not change or find as many rows as it should,
    /// the transaction is done again.
    public void change(List<Change> changes) {
        change(changes, "");
    }

    /// At the end of a transaction: [changes][#change(List)] rows and commits, all in one journey.
    /// A transaction that is part of another leaves the commit to that.
    public void conclude(List<Change> changes) {
        var sight = sight();
        change(changes, sight.isWhole() ? COMMIT : "");
        sight.over = sight.isWhole();
    }

    private void change(List<Change> changes, String end) {
        execute(
                changes.stream().map(Change::text).collect(Collectors.joining(";\n", "", end)),
                p -> {
                    for (var change : changes) change.bind(p);
                },
                statement -> true);
    }

    /// Reads what came of a statement.
    private interface Results<T> {
        T read(PreparedStatement statement) throws SQLException;
    }

    /// Executes a statement; the first one of a transaction behind the one that says what it sees.
    private <T> T execute(String sql, Binding binding, Results<T> results) {
        var sight = sight();
        if (sight.over) throw new IllegalStateException("behind the end of the transaction");
        boolean first = !sight.told;
        sight.told = true;
        return jdbc.prepareStatement(
                first ? sight.see + ";\n" + sql : sql,
                statement -> {
                    var parameters = new Parameters(statement);
                    if (first) parameters.text(sight.part);
                    binding.bind(parameters);
                    statement.execute();
                    if (first) statement.getMoreResults();
                    return results.read(statement);
                });
    }

    private Sight sight() {
        return underWay.orElseThrow(() -> new IllegalStateException("outside of a transaction"));
    }

    private static <T> T tried(IntFunction<T> transaction) {
        for (int tries = 1; ; tries++) {
            try {
                return transaction.apply(tries);
            } catch (RuntimeException e) {
                switch (Trouble.of(e)) {
                    case OTHERS_IN_THE_WAY -> {
                        if (tries == MOST_TRIES)
                            throw new StoreUnavailable("too many write the same at once", e);
                    }
                    case UNAVAILABLE ->
                            throw new StoreUnavailable("the database cannot answer just now", e);
                    case OUR_OWN -> throw e;
                }
            }
        }
    }

    private static TransactionDefinition snapshot() {
        var definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(Isolation.REPEATABLE_READ);
        definition.setReadOnly(true);
        return definition;
    }
}
