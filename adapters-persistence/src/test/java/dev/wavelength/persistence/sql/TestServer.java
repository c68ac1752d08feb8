package dev.wavelength.persistence.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.flywaydb.core.Flyway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The PostgreSQL server of a test run: started when it is first needed, ended with the JVM.
///
/// It does not wait for the disk, for nothing in it outlives the run.
public final class TestServer {

    /// Who the service is there: nobody who could see more than it should.
    static final String SERVICE = "service";

    /// Whose the tables are in tests: the superuser of the server.
    private static final String OWNER = "postgres";

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestServer() {}

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.builder().start();
            execute(server, "create role %s login".formatted(SERVICE));
            execute(server, "create database " + TEMPLATE);
            migrate(url(server, TEMPLATE));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /// The URL of a new database as an earlier version of the service would have left it.
    public static String newDatabase(String version) {
        var name = "test_" + DATABASES.incrementAndGet();
        execute(SERVER, "create database " + name);
        var url = url(SERVER, name);
        Flyway.configure()
                .dataSource(url, OWNER, null)
                .placeholders(Map.of("service", SERVICE))
                .target(version)
                .load()
                .migrate();
        return url;
    }

    /// A URL that does not say who is to be there.
    private static String url(EmbeddedPostgres server, String name) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), name);
    }

    /// Brings a database up to date.
    public static void migrate(String url) {
        Schema.migrate(url, OWNER, null, SERVICE);
    }

    /// The URL of a new database with all tables and no rows.
    public static String newDatabase() {
        var name = "test_" + DATABASES.incrementAndGet();
        execute(SERVER, "create database %s template %s".formatted(name, TEMPLATE));
        return url(SERVER, name);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
