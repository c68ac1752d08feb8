package dev.wavelength.benchmarks;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/// The service's own embedded PostgreSQL, seen by its superuser.
///
/// @param data the service's data folder
record Server(Path data) {

    /// The service's own database.
    static final String OWN = "wavelength";

    private static final int CHUNK = 1 << 16;

    private String url(String database) throws IOException {
        // The fourth line is the port.
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        return "jdbc:postgresql://127.0.0.1:%s/%s".formatted(port.strip(), database);
    }

    Connection connect(String database) throws IOException, SQLException {
        return DriverManager.getConnection(url(database), "postgres", password());
    }

    private String password() throws IOException {
        return Files.readString(data.resolve("password")).strip();
    }

    /// The settings of a service that has a database here.
    Map<String, String> settings(String database) throws IOException {
        return Map.of(
                "WAVELENGTH_PORT",
                "0",
                "WAVELENGTH_OPERATOR_KEY",
                Subject.OPERATOR_KEY,
                "WAVELENGTH_DATABASE_URL",
                url(database),
                "WAVELENGTH_DATABASE_USER",
                "wavelength_service",
                "WAVELENGTH_DATABASE_PASSWORD",
                password(),
                "WAVELENGTH_DATABASE_OWNER_USER",
                "postgres",
                "WAVELENGTH_DATABASE_OWNER_PASSWORD",
                password());
    }

    void create(String database) throws IOException, SQLException {
        try (var connection = connect("postgres")) {
            execute(connection, "create database " + database);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static CopyManager copying(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /// Rows as `COPY` writes them in binary.
    static byte[] copyOut(Connection connection, String query) throws IOException, SQLException {
        var rows = new ByteArrayOutputStream(1 << 24);
        copying(connection).copyOut("copy (%s) to stdout (format binary)".formatted(query), rows);
        return rows.toByteArray();
    }

    /// Copies such rows into a table, and commits.
    ///
    /// @return rows a second
    static double copyIn(Connection connection, String table, byte[] rows)
            throws IOException, SQLException {
        long begin = System.nanoTime();
        long copied =
                copying(connection)
                        .copyIn(
                                "copy %s from stdin (format binary)".formatted(table),
                                new ByteArrayInputStream(rows),
                                CHUNK);
        return copied / ((System.nanoTime() - begin) / 1e9);
    }
}
