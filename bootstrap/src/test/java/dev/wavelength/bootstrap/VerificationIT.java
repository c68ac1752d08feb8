package dev.wavelength.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/// `wavelength verify` says whether a database is as it should be, and never that it is when it
/// could not look.
final class VerificationIT {

    private static final int SOUND = 0;
    private static final int DIFFERENT = 1;
    private static final int UNKNOWN = 2;

    @TempDir private Path folder;

    @Test
    void what_a_service_left_is_sound_and_what_was_changed_since_is_named() throws Exception {
        try (var service = Distribution.launch(folder)) {
            service.address();
        }
        try (var verification = Distribution.verify(folder, Map.of())) {
            assertThat(verification.exit()).as(verification.output()).isEqualTo(SOUND);
            assertThat(verification.output()).contains("Sound: 1 brands were looked through");
        }
        try (var database = EmbeddedDatabase.start(folder.resolve("data"))) {
            execute(
                    database.database(),
                    "insert into tally select 1, 0, 0, 0, 0, 0, 0, 0, 0, '2026-03-02', 'demo', 't', 0");
            execute(database.database(), "alter table audit disable trigger user");
            execute(database.database(), "update audit set actor = 'nobody' where number = 1");
        }
        try (var verification = Distribution.verify(folder, Map.of())) {
            assertThat(verification.exit()).as(verification.output()).isEqualTo(DIFFERENT);
            assertThat(verification.output())
                    .contains("demo: the tally of t on 2026-03-02: found Tally[")
                    .contains("demo: note 1 of the audit trail: found Note[")
                    .contains("Not sound: of 1 brands, 2 things differ.");
        }
    }

    @Test
    void a_database_can_be_looked_through_while_it_is_in_use() throws Exception {
        try (var embedded = EmbeddedDatabase.start(folder.resolve("data"))) {
            var settings = Distribution.serving(embedded.database());
            try (var service = Distribution.launch(folder, settings)) {
                service.address();
                try (var verification = Distribution.verify(folder, settings)) {
                    assertThat(verification.exit()).as(verification.output()).isEqualTo(SOUND);
                }
                assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
            }
        }
    }

    /// Who looks at a brand here would leave a trace, could they write.
    @Test
    void it_could_not_change_anything() throws Exception {
        try (var embedded = EmbeddedDatabase.start(folder.resolve("data"))) {
            var settings = Distribution.serving(embedded.database());
            try (var service = Distribution.launch(folder, settings)) {
                service.address();
            }
            execute(embedded.database(), "insert into brand values ('demo', 'Demo', 'UTC', '{}')");
            execute(
                    embedded.database(),
                    """
                    create table trace (at timestamptz);
                    grant insert on trace to public;
                    create function leave_a_trace() returns boolean language plpgsql as $$
                    begin
                        insert into trace values (now());
                        return true;
                    end $$;
                    create policy traced on brand as restrictive using (leave_a_trace());
                    """);
            assertUnknown(settings, "cannot execute INSERT in a read-only transaction");
        }
    }

    @Test
    void where_it_cannot_look_it_does_not_say_that_all_is_well() throws Exception {
        assertUnknown(Map.of(), "There is no data in");
        assertThat(folder.resolve("data")).doesNotExist();
        assertUnknown(
                Map.of("WAVELENGTH_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none"),
                "could not be looked through");
        assertUnknown(Map.of("WAVELENGTH_LOG", "loud"), "WAVELENGTH_LOG must be text or json");
        try (var embedded = EmbeddedDatabase.start(folder.resolve("data"))) {
            assertUnknown(Distribution.serving(embedded.database()), "could not be looked through");
            assertUnknown(Map.of(), "Another Wavelength is running on");
            try (var service =
                    Distribution.launch(folder, Distribution.serving(embedded.database()))) {
                service.address();
            }
            execute(embedded.database(), "insert into brand values ('demo', 'Demo', 'UTC', '{}')");
            execute(embedded.database(), "alter table superseded rename to elsewhere");
            assertUnknown(Distribution.serving(embedded.database()), "could not be looked through");
        }
        assertThat(Files.exists(folder.resolve("data/postgres"))).isTrue();
    }

    private void assertUnknown(Map<String, String> settings, String why) {
        try (var verification = Distribution.verify(folder, settings)) {
            assertThat(verification.exit()).as(verification.output()).isEqualTo(UNKNOWN);
            assertThat(verification.output()).contains(why);
        }
    }

    /// As the owner of the tables, who sees the brand `demo`.
    private static void execute(Settings.Database database, String sql) throws SQLException {
        var owner = database.owner();
        try (var connection =
                        DriverManager.getConnection(
                                database.url(), owner.user(), owner.password());
                var statement = connection.createStatement()) {
            statement.execute("set wavelength.brand = 'demo'");
            statement.execute(sql);
        }
    }
}
