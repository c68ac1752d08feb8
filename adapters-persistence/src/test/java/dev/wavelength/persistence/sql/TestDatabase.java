package dev.wavelength.persistence.sql;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.persistence.sql.Differences.Difference;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A database as an instance of the service would be connected with it, by a pool of its own.
public final class TestDatabase implements AutoCloseable {

    /// A pool of one connection, for which nobody waits long.
    public static final Map<String, Object> ONE_CONNECTION =
            Map.of(
                    "datasources.default.maximum-pool-size", 1,
                    "datasources.default.connection-timeout", 250);

    private final String url;
    private final ApplicationContext context;
    private final Database database;

    private TestDatabase(String url, Map<String, Object> further) {
        this.url = url;
        var properties = new HashMap<String, Object>();
        properties.put("datasources.default.url", url);
        properties.put("datasources.default.username", TestServer.SERVICE);
        properties.put("datasources.default.dialect", "POSTGRES");
        properties.put("datasources.default.maximum-pool-size", 8);
        properties.putAll(further);
        context = ApplicationContext.run(properties);
        @SuppressWarnings("unchecked")
        TransactionOperations<Connection> transactions =
                context.getBean(TransactionOperations.class, Qualifiers.byName("default"));
        database = new Database(context.getBean(JdbcOperations.class), transactions);
    }

    /// A new database with all tables and no rows.
    public static TestDatabase create() {
        return connect(TestServer.newDatabase());
    }

    /// A database that others may be connected with as well.
    public static TestDatabase connect(String url) {
        return connect(url, Map.of());
    }

    /// A database, connected in a way of its own.
    public static TestDatabase connect(String url, Map<String, Object> properties) {
        return new TestDatabase(url, properties);
    }

    /// A database on a server that is not there: nobody listens on port 1.
    public static TestDatabase unreachable() {
        return connect(
                "jdbc:postgresql://127.0.0.1:1/nowhere",
                Map.of(
                        "datasources.default.initialization-fail-timeout", -1,
                        "datasources.default.connection-timeout", 250));
    }

    /// Where it is, for others to connect with.
    public String url() {
        return url;
    }

    public Database database() {
        return database;
    }

    public Json json() {
        return new Json(context.getBean(ObjectMapper.class));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// Executes statements in a transaction of their own, as a superuser, for whom no row is out of
    /// sight.
    public void execute(String sql) {
        asSuperuser(statement -> statement.execute(sql));
    }

    /// The first column of a query, as text, as a superuser sees it.
    public List<String> column(String sql) {
        return asSuperuser(
                statement -> {
                    try (ResultSet rows = statement.executeQuery(sql)) {
                        var column = new ArrayList<String>();
                        while (rows.next()) column.add(rows.getString(1));
                        return column;
                    }
                });
    }

    private interface Work<T> {
        T with(Statement statement) throws SQLException;
    }

    private <T> T asSuperuser(Work<T> work) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", null);
                Statement statement = connection.createStatement()) {
            return work.with(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// All that an audit finds not to be as it should with a brand.
    public List<Difference> differences(Audit audit, Brand.Id brand) {
        return database.of(brand)
                .readAtOnce(
                        () -> {
                            var differences = new Differences();
                            audit.compare(brand, differences);
                            return differences.first();
                        });
    }

    @Override
    public void close() {
        context.close();
    }
}
