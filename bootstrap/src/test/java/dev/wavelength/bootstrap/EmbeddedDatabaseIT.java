package dev.wavelength.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The embedded database against real crashes: processes are killed here.
final class EmbeddedDatabaseIT {

    @TempDir private static Path folder;

    private EmbeddedDatabase database;

    @BeforeEach
    void start() {
        database = EmbeddedDatabase.start(folder);
    }

    @AfterEach
    void stop() {
        database.close();
        assertThat(processes().alive()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "jit, off",
        "server_encoding, UTF8",
    })
    void the_server_is_set_as_promised(String setting, String value) throws SQLException {
        Settings.Database at = database.database();
        try (Connection superuser =
                DriverManager.getConnection(at.url(), "postgres", at.owner().password())) {
            assertThat(ask(superuser, "show " + setting)).isEqualTo(value);
        }
    }

    @Test
    void the_service_sees_no_more_there_than_it_is_shown() throws SQLException {
        try (Connection service = connect(database.database().service())) {
            assertThat(
                            ask(
                                    service,
                                    "select rolsuper or rolbypassrls or rolcreaterole or exists ("
                                            + "select from pg_auth_members where member = pg_roles.oid)"
                                            + " from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThatThrownBy(() -> ask(service, "create table made as select 1"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void who_sees_all_is_refused() throws SQLException {
        Settings.Database at = database.database();
        Settings.Role superuser = new Settings.Role("postgres", at.owner().password());
        assertThatThrownBy(
                        () ->
                                DatabaseRole.refuseWhoSeesAll(
                                        new Settings.Database(at.url(), superuser, superuser)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("postgres is a superuser or has BYPASSRLS")
                .hasMessageContaining("WAVELENGTH_DATABASE_USER");
        DatabaseRole.refuseWhoSeesAll(at);
    }

    @Test
    void data_from_before_the_service_had_a_role_of_its_own_is_taken_over() throws SQLException {
        keep("before");
        try (Connection superuser =
                        connect(
                                new Settings.Role(
                                        "postgres", database.database().owner().password()));
                Statement statement = superuser.createStatement()) {
            statement.execute("drop role wavelength_service");
        }
        database.close();
        database = EmbeddedDatabase.start(folder);
        assertThat(isKept("before")).isTrue();
        try (Connection service = connect(database.database().service())) {
            assertThat(ask(service, "select current_user")).isEqualTo("wavelength_service");
        }
    }

    @Test
    void nobody_gets_in_without_the_password() {
        String url = database.database().url();
        for (String user : new String[] {"wavelength", "wavelength_service", "postgres"})
            for (String password : new String[] {"", "postgres", "wavelength"})
                assertThatThrownBy(() -> DriverManager.getConnection(url, user, password))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
    }

    @Test
    void no_way_in_is_open_to_whoever_comes() throws IOException {
        assertThat(Files.readAllLines(folder.resolve("postgres/pg_hba.conf")))
                .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("scram-sha-256"));
    }

    @Test
    void rows_survive_an_orderly_restart() throws SQLException {
        keep("orderly");
        database.close();
        database = EmbeddedDatabase.start(folder);
        assertThat(isKept("orderly")).isTrue();
    }

    @Test
    void rows_survive_the_death_of_the_postmaster() throws SQLException {
        keep("postmaster");
        processes().postmaster().orElseThrow().destroyForcibly();
        database.close();
        database = EmbeddedDatabase.start(folder);
        assertThat(isKept("postmaster")).isTrue();
    }

    @Test
    void rows_survive_the_death_of_all_its_processes() throws SQLException {
        keep("all");
        processes().alive().forEach(ProcessHandle::destroyForcibly);
        await().until(() -> processes().alive().isEmpty());
        database.close();
        database = EmbeddedDatabase.start(folder);
        assertThat(isKept("all")).isTrue();
    }

    @Test
    void a_process_number_that_now_belongs_to_another_does_not_hinder() throws Exception {
        keep("number");
        database.close();
        Path pidFile = folder.resolve("postgres/postmaster.pid");
        Files.writeString(
                pidFile, "%d%n%s%n".formatted(ProcessHandle.current().pid(), pidFile.getParent()));
        database = EmbeddedDatabase.start(folder);
        assertThat(isKept("number")).isTrue();
    }

    @Test
    void a_second_service_on_the_same_data_is_refused() {
        assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Another Wavelength is running on")
                .hasMessageContaining("WAVELENGTH_DATA");
        assertThat(processes().postmaster()).isPresent();
    }

    @Test
    void data_of_another_version_is_refused_and_left_alone() throws IOException {
        database.close();
        Path version = folder.resolve("postgres/PG_VERSION");
        String ours = Files.readString(version);
        Files.writeString(version, "17\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PostgreSQL 17's");
        Files.writeString(version, ours);
        database = EmbeddedDatabase.start(folder);
    }

    @Test
    void other_addresses_are_not_listened_on() throws IOException {
        int port = URI.create(database.database().url().substring("jdbc:".length())).getPort();
        try (var sameElsewhere = new ServerSocket()) {
            sameElsewhere.bind(new InetSocketAddress("127.0.0.2", port));
            assertThat(sameElsewhere.isBound()).isTrue();
        }
    }

    private PostgresProcesses processes() {
        try {
            return new PostgresProcesses(folder.toRealPath().resolve("postgres"));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void keep(String row) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (row text)");
            statement.execute("insert into kept values ('%s')".formatted(row));
        }
    }

    private boolean isKept(String row) throws SQLException {
        return ask("select count(*) from kept where row = '%s'".formatted(row)).equals("1");
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return ask(connection, sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return connect(database.database().owner());
    }

    private Connection connect(Settings.Role role) throws SQLException {
        return DriverManager.getConnection(database.database().url(), role.user(), role.password());
    }
}
