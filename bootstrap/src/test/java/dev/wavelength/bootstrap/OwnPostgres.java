package dev.wavelength.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wavelength.journey.PartnerSystem;

import io.zonky.test.db.postgres.util.LinuxUtils;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A PostgreSQL as a business runs it for itself: no service starts or stops it. Tests kill it,
/// freeze it and start it again, always on the same port.
public final class OwnPostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final Settings.Database database;
    private final int port;
    private final Path data;
    private final List<String> command;
    private final PostgresProcesses processes;

    private OwnPostgres(Settings.Database database, int port, Path data, List<String> command) {
        this.database = database;
        this.port = port;
        this.data = data;
        this.command = command;
        this.processes = new PostgresProcesses(data);
    }

    /// Makes one in a folder. Its roles, its database and all that makes it durable are those of
    /// the embedded one, which leaves behind with what it was started.
    public static OwnPostgres make(Path folder) throws IOException {
        Settings.Database database;
        try (var embedded = EmbeddedDatabase.start(folder)) {
            database = embedded.database();
        }
        Path data = folder.toRealPath().resolve("postgres");
        String line = Files.readString(data.resolve("postmaster.opts"));
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) command.addAll(List.of("unshare", "-U"));
        command.add(line.substring(0, line.indexOf(' ')));
        command.addAll(QUOTED.matcher(line).results().map(OwnPostgres::unquoted).toList());
        int port = URI.create(database.url().substring("jdbc:".length())).getPort();
        return new OwnPostgres(database, port, data, command);
    }

    private static String unquoted(MatchResult quoted) {
        return quoted.group(1);
    }

    /// A copy taken while this one is in use: a base backup, which is started elsewhere.
    ///
    /// Source: PostgreSQL, "Making a Base Backup Using the Low Level API".
    ///
    /// @param meanwhile what goes on between the copying of its data and of the log of changes
    public OwnPostgres copy(Path folder, int otherPort, Runnable meanwhile) throws Exception {
        Path copy = Files.createDirectories(folder).toRealPath().resolve("postgres");
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('copy', true)");
            // Files come and go while they are copied, which is no harm.
            new ProcessBuilder("cp", "-a", data.toString(), copy.toString()).start().waitFor();
            meanwhile.run();
            try (var label = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                label.next();
                Files.writeString(copy.resolve("backup_label"), label.getString(1));
            }
        }
        Files.delete(copy.resolve("postmaster.pid"));
        new ProcessBuilder("cp", "-a", data.resolve("pg_wal").toString(), copy.toString())
                .start()
                .waitFor();
        return at(copy, otherPort);
    }

    private OwnPostgres at(Path elsewhere, int otherPort) {
        var other =
                command.stream()
                        .map(word -> word.equals(data.toString()) ? elsewhere.toString() : word)
                        .map(word -> word.replace(Integer.toString(port), "" + otherPort))
                        .toList();
        return new OwnPostgres(database, otherPort, elsewhere, other);
    }

    /// The setting of a standby that follows this one.
    public String followed() {
        return "primary_conninfo=host=127.0.0.1 port=%d user=postgres password=%s"
                .formatted(port, database.owner().password());
    }

    public int port() {
        return port;
    }

    /// Where its data is.
    public Path data() {
        return data;
    }

    /// Starts it, and returns once it lets somebody in.
    ///
    /// @param settings for this start, such as `synchronous_commit=off`
    public void start(String... settings) throws IOException {
        var started = new ArrayList<>(command);
        for (var setting : settings) started.addAll(List.of("-c", setting));
        Path log = data.resolveSibling(data.getFileName() + ".log");
        new ProcessBuilder(started)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        await().atMost(PATIENCE).until(this::letsIn);
    }

    private boolean letsIn() {
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /// A connection as its superuser.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/wavelength".formatted(port),
                "postgres",
                database.owner().password());
    }

    /// Executes a statement as its superuser.
    public void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of the first row of a query, as its superuser sees it.
    public String ask(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    /// The settings of a service that finds this database at an address.
    ///
    /// @param at host and port, or several
    public Map<String, String> servingAt(String at) {
        var settings =
                new HashMap<>(
                        Distribution.serving(
                                new Settings.Database(
                                        url(at), database.service(), database.owner())));
        settings.put("WAVELENGTH_OPERATOR_KEY", PartnerSystem.OPERATOR_KEY);
        return settings;
    }

    /// The settings of a service that has this database.
    public Map<String, String> serving() {
        return servingAt("127.0.0.1:" + port);
    }

    /// Of several, the one that takes writes.
    private static String url(String at) {
        return "jdbc:postgresql://%s/wavelength?targetServerType=primary".formatted(at);
    }

    /// SIGKILL to its first process alone: the others notice, and end by themselves.
    public void killPostmaster() {
        processes.postmaster().orElseThrow().destroyForcibly();
        awaitEnd();
    }

    /// SIGKILL to all of its processes at once, as when the power fails.
    public void kill() {
        processes.alive().forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    private void awaitEnd() {
        await().atMost(PATIENCE).until(() -> processes.alive().isEmpty());
        // Nothing is left to stop: what remains is forgotten.
        processes.stop(PATIENCE);
    }

    /// SIGSTOP to all of its processes: their connections stand, and nobody answers.
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        var pids = processes.alive().stream().map(process -> "" + process.pid()).toList();
        new ProcessBuilder(Stream.concat(Stream.of("kill", "-" + signal), pids.stream()).toList())
                .start()
                .waitFor();
    }

    /// Stops it in order.
    @Override
    public void close() {
        processes.stop(PATIENCE);
    }
}
