package dev.wavelength.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// Imports beside `COPY` of the very rows that each import made, in the order in which it made
/// them, into a table of the same definition: bare, and with the same indexes.
final class Imports {

    private static final int CUSTOMERS = 20_000;

    /// How many rounds warm the service up and are not counted.
    private static final int WARM_UP = 3;

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(20);

    private static final String ALL =
            """
            select pg_total_relation_size('moment')
                + pg_total_relation_size('chain')
                + pg_total_relation_size('tally')\
            """;

    private Imports() {}

    static void measure(Plan plan, Report report, Subject subject, Server server)
            throws IOException, SQLException {
        var file = plan.folder().resolve("import.ndjson");
        var sample = new Sample(1, CUSTOMERS, FROM, STEP);
        try (var connection = server.connect(Server.OWN)) {
            Server.execute(connection, "set max_parallel_workers_per_gather = 0");
            Server.execute(connection, "create schema ceiling");
            Server.execute(connection, "create table ceiling.bare (like moment)");
            Server.execute(
                    connection,
                    "create table ceiling.indexed (like moment including all excluding generated)");
            for (int round = 1 - WARM_UP; round <= plan.rounds(); round++) {
                sample.write(file, plan.importLines());
                round(report, subject, connection, file, plan.importLines(), round > 0);
            }
            report.add(
                    "bytes a moment on disk, with indexes, chains and tallies",
                    (double) Server.number(connection, ALL)
                            / Server.number(connection, "select count(*) from moment"));
            Server.execute(connection, "drop schema ceiling cascade");
        }
        report.atLeast(
                "import_vs_copy_indexed",
                0.5,
                report.ratio("import, moments/s", "COPY, indexed table, rows/s"));
    }

    private static void round(
            Report report,
            Subject subject,
            Connection connection,
            Path file,
            int lines,
            boolean counted)
            throws IOException, SQLException {
        var before =
                Server.number(connection, "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
        var begun = begin(connection);
        double imported = run(subject, file, lines);
        var after = Server.number(connection, "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
        var rows =
                Server.copyOut(
                        connection,
                        "select * from moment where recorded_at >= '%s'".formatted(begun));
        double bare = Server.copyIn(connection, "ceiling.bare", rows);
        double indexed = Server.copyIn(connection, "ceiling.indexed", rows);
        if (!counted) return;
        report.add("COPY, bare table, rows/s", bare);
        report.add("COPY, indexed table, rows/s", indexed);
        report.add("import, moments/s", imported);
        report.add("import, WAL bytes a moment", (double) (after - before) / lines);
    }

    private static String begin(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select clock_timestamp()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    /// Imports a file.
    ///
    /// @return moments a second
    static double run(Subject subject, Path file, int lines) throws IOException {
        long begin = System.nanoTime();
        try (var caller = new Caller(subject.port(), subject.key())) {
            var answer = caller.importLines(file);
            if (answer.status() != 200
                    || !answer.text().contains("\"recorded\":%d,".formatted(lines)))
                throw new IOException("%d %s".formatted(answer.status(), answer.text()));
        }
        return lines / ((System.nanoTime() - begin) / 1e9);
    }
}
