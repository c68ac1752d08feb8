package dev.wavelength.persistence.sql;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A PostgreSQL database: transactions, and the statements in them.
///
/// A transaction may hold others: they become part of it. Every method throws [StoreUnavailable]
/// when the database cannot answer just now.
public final class Database {

    /// How often a transaction is tried that others come in the way of. Each time some other got
    /// through, so that more than a few tries mean more writers than there is room for.
    private static final int MOST_TRIES = 20;

    /// How many rows are held in memory of a result that is read row by row.
    private static final int ROWS_AT_A_TIME = 1_000;

    private static final TransactionDefinition SNAPSHOT = snapshot();
    private static final TransactionDefinition ON_ITS_OWN =
            TransactionDefinition.of(TransactionDefinition.Propagation.SUPPORTS);

    private final JdbcOperations jdbc;
    private final TransactionOperations<Connection> transactions;

    public Database(JdbcOperations jdbc, TransactionOperations<Connection> transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// Binds the values of a statement's parameters.
    public interface Binding {
        void bind(Parameters parameters) throws SQLException;
    }

    /// Reads a row.
    public interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Does `work` in a transaction that only reads.
    public <T> T read(Supplier<T> work) {
        return whole(work, tries -> transactions.executeRead(status -> work.get()));
    }

    /// Does `work` in a transaction that sees one and the same state throughout, and only reads.
    public <T> T readAtOnce(Supplier<T> work) {
        return whole(work, tries -> transactions.execute(SNAPSHOT, status -> work.get()));
    }

    /// Does `work` in a transaction: all of it or nothing. If others come in the way, which `work`
    /// may tell by a [Raced], it is done again from the start.
    public <T> T write(Supplier<T> work) {
        return whole(work, tries -> transactions.executeWrite(status -> work.get()));
    }

    /// Does `work` in a transaction that is no part of another: all of it or nothing. If others
    /// come in the way, it is done again from the start, and told how often it was tried, from 1.
    public <T> T write(IntFunction<T> work) {
        return tried(tries -> transactions.executeWrite(status -> work.apply(tries)));
    }

    /// The rows of a query that stands for itself: it needs no transaction around it, and so one
    /// journey to the database instead of two.
    public <T> List<T> ask(String sql, Binding binding, Reading<T> reading) {
        return whole(
                () -> query(sql, binding, reading),
                tries -> transactions.execute(ON_ITS_OWN, status -> query(sql, binding, reading)));
    }

    /// Inside of a transaction: the rows of a query.
    public <T> List<T> query(String sql, Binding binding, Reading<T> reading) {
        return jdbc.prepareStatement(
                sql,
                statement -> {
                    binding.bind(new Parameters(statement));
                    try (var rows = statement.executeQuery()) {
                        var read = new ArrayList<T>();
                        while (rows.next()) read.add(reading.read(rows));
                        return read;
                    }
                });
    }

    /// Inside of a transaction: the one row of a query, or none.
    public <T> Optional<T> find(String sql, Binding binding, Reading<T> reading) {
        return query(sql, binding, reading).stream().findFirst();
    }

    /// Inside of a transaction: the rows of a query, one by one, however many there are.
    public <T> void each(String sql, Binding binding, Reading<T> reading, Consumer<T> consumer) {
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

    /// Inside of a transaction: changes rows.
    ///
    /// @return how many
    public int change(String sql, Binding binding) {
        return jdbc.prepareStatement(
                sql,
                (PreparedStatement statement) -> {
                    binding.bind(new Parameters(statement));
                    return statement.executeUpdate();
                });
    }

    /// A statement that changes rows.
    ///
    /// @param rows how many it changes unless another transaction was first; none if any will do
    public record Change(String sql, Binding binding, @Nullable Integer rows) {

        public Change(String sql, Binding binding) {
            this(sql, binding, null);
        }
    }

    /// Inside of a transaction: changes rows, statement by statement in their order, but all in one
    /// journey to the database.
    ///
    /// @throws Raced if one of them did not change as many rows as it should
    public void change(List<Change> changes) {
        var sql = changes.stream().map(Change::sql).collect(Collectors.joining(";\n"));
        jdbc.prepareStatement(
                sql,
                (PreparedStatement statement) -> {
                    var parameters = new Parameters(statement);
                    for (var change : changes) change.binding().bind(parameters);
                    statement.execute();
                    for (var change : changes) {
                        int changed = statement.getUpdateCount();
                        if (change.rows() != null && change.rows() != changed)
                            throw new Raced("another wrote some of these rows");
                        statement.getMoreResults();
                    }
                    return true;
                });
    }

    /// Within a transaction, work is part of that: it stands and falls, and is done again, with it.
    private <T> T whole(Supplier<T> work, IntFunction<T> transaction) {
        return transactions.findTransactionStatus().isPresent() ? work.get() : tried(transaction);
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
