package dev.wavelength.bootstrap;

import com.sun.management.OperatingSystemMXBean;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A real PostgreSQL that starts and stops with the service and keeps its data in between.
///
/// It is as durable as one installed by hand: an acknowledged commit is on disk. It listens on
/// 127.0.0.1 only, on a port of its own choice, and lets nobody in without the password.
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /// The database, and the role that owns it and all tables in it.
    private static final String NAME = "wavelength";

    /// The role that serves: the tables are not its own, and it cannot pass row-level security by.
    private static final String SERVICE = "wavelength_service";

    private static final String VERSION = "18";

    /// Replaying the log after a crash may take this long; so may the last checkpoint.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// What an acknowledged write rests on.
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final Map<String, String> SERVER =
            Map.ofEntries(
                    Map.entry("listen_addresses", "127.0.0.1"),
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("password_encryption", "scram-sha-256"),
                    Map.entry("max_connections", "60"),
                    Map.entry("shared_buffers", pagesInMemory() + "MB"),
                    // Few checkpoints: the first touch of a page after each costs a page of log.
                    Map.entry("max_wal_size", "4GB"),
                    Map.entry("checkpoint_timeout", "15min"),
                    Map.entry("random_page_cost", "1.1"),
                    // Compiling a plan costs more than any query here takes.
                    Map.entry("jit", "off"),
                    // Neither statements nor the values of a violated key: customers are in them.
                    Map.entry("log_min_error_statement", "panic"),
                    Map.entry("log_error_verbosity", "terse"));

    /// How many MB of pages PostgreSQL may hold: an eighth of the machine's memory, of which it
    /// takes what it comes to use. New moments touch pages of a large history all over.
    private static long pagesInMemory() {
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Math.clamp((machine.getTotalMemorySize() >> 20) / 8, 128, 2_048);
    }

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;
    private final Settings.Database database;

    private EmbeddedDatabase(
            DataFolder folder, EmbeddedPostgres postgres, Settings.Database database) {
        this.folder = folder;
        this.postgres = postgres;
        this.database = database;
    }

    /// Starts PostgreSQL on the folder's data, which the first start makes.
    ///
    /// A server left behind by a service that was killed is stopped first, its data replayed.
    ///
    /// @throws StartRefused when it cannot start, or would not be durable
    static EmbeddedDatabase start(Path data) {
        refuseRootWithoutUnshare();
        DataFolder folder = DataFolder.take(data);
        try {
            return start(folder);
        } catch (RuntimeException | Error notStarted) {
            new PostgresProcesses(folder.data()).stop(PATIENCE);
            folder.close();
            throw notStarted;
        }
    }

    private static EmbeddedDatabase start(DataFolder folder) {
        if (new PostgresProcesses(folder.data()).stop(PATIENCE))
            LOG.warn("Stopped the PostgreSQL that a killed service had left behind.");
        folder.beginFirstStart();
        String password = folder.password();
        try {
            refuseOtherVersion(folder.data());
            Files.deleteIfExists(folder.log());
            EmbeddedPostgres postgres = builder(folder, password).start();
            prepare(postgres, folder, password);
            folder.endFirstStart();
            String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.getPort(), NAME);
            return new EmbeddedDatabase(
                    folder,
                    postgres,
                    new Settings.Database(
                            url,
                            new Settings.Role(SERVICE, password),
                            new Settings.Role(NAME, password)));
        } catch (IOException | SQLException | IllegalStateException failed) {
            throw new StartRefused(
                    "PostgreSQL did not start on %s (%s); %s says why."
                            .formatted(folder.data(), failed.getMessage(), folder.log()),
                    failed);
        }
    }

    private static EmbeddedPostgres.Builder builder(DataFolder folder, String password) {
        var log = ProcessBuilder.Redirect.appendTo(folder.log().toFile());
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder.data())
                        .setCleanDataDirectory(false)
                        .setOverrideWorkingDirectory(folder.program().toFile())
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(PATIENCE)
                        .setConnectConfig("password", password)
                        // A file, not a pipe: it outlives this process as the server may.
                        .setOutputRedirector(log)
                        .setErrorRedirector(log);
        // These go to initdb as they stand, so that no cluster ever trusts whoever connects.
        builder.setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C");
        SERVER.forEach(builder::setServerConfig);
        DURABLE.forEach(builder::setServerConfig);
        return builder;
    }

    private static void prepare(EmbeddedPostgres postgres, DataFolder folder, String password)
            throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // Were it another server on that port, its data would be elsewhere.
            requireSetting(statement, "data_directory", folder.data().toString());
            for (var setting : DURABLE.entrySet())
                requireSetting(statement, setting.getKey(), setting.getValue());
            for (var role : List.of(NAME, SERVICE))
                if (isAbsent(statement, "pg_roles where rolname = '%s'".formatted(role)))
                    statement.execute(
                            "create role %s login password '%s'".formatted(role, password));
            if (isAbsent(statement, "pg_database where datname = '%s'".formatted(NAME)))
                statement.execute("create database %s owner %s".formatted(NAME, NAME));
        }
    }

    private static void requireSetting(Statement statement, String name, String expected)
            throws SQLException {
        try (ResultSet row = statement.executeQuery("show " + name)) {
            String value = row.next() ? row.getString(1) : "";
            if (!value.equals(expected))
                throw new StartRefused(
                        "PostgreSQL runs with %s = %s where %s is needed; nothing would be safe."
                                .formatted(name, value, expected));
        }
    }

    private static boolean isAbsent(Statement statement, String what) throws SQLException {
        try (ResultSet row = statement.executeQuery("select from " + what)) {
            return !row.next();
        }
    }

    private static void refuseOtherVersion(Path data) throws IOException {
        Path file = data.resolve("PG_VERSION");
        if (!Files.exists(file)) return;
        String version = Files.readString(file).strip();
        if (!version.equals(VERSION))
            throw new StartRefused(
                    "The data in %s is PostgreSQL %s's, this is PostgreSQL %s; convert it with pg_upgrade."
                            .formatted(data, version, VERSION));
    }

    private static void refuseRootWithoutUnshare() {
        boolean root = ProcessHandle.current().info().user().filter("root"::equals).isPresent();
        if (root && !LinuxUtils.isUnshareAvailable())
            throw new StartRefused(
                    "PostgreSQL does not run as root, and this machine bars 'unshare -U', which"
                            + " would help. Start as another user, or name a PostgreSQL of your own"
                            + " with WAVELENGTH_DATABASE_URL.");
    }

    /// Where it is, and who the service is there.
    Settings.Database database() {
        return database;
    }

    /// Stops PostgreSQL, after a checkpoint, and lets the folder go.
    @Override
    public void close() {
        try {
            new PostgresProcesses(folder.data()).stop(PATIENCE);
            postgres.close();
        } catch (IOException alreadyStopped) {
            LOG.debug("PostgreSQL was stopped before it was closed.", alreadyStopped);
        } finally {
            folder.close();
        }
    }
}
