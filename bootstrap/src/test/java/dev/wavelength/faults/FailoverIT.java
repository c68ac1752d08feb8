package dev.wavelength.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wavelength.bootstrap.Distribution;
import dev.wavelength.bootstrap.OwnPostgres;
import dev.wavelength.journey.PartnerSystem;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// A backup that is taken while callers post can be used, and a standby can take over.
class FailoverIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLERS = 8;
    private static final int SOME = 100;

    @TempDir private Path folder;

    private OwnPostgres postgres;

    @BeforeEach
    void start() throws Exception {
        postgres = OwnPostgres.make(folder.resolve("postgres"));
        postgres.start("wal_keep_size=2GB");
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void a_backup_taken_under_load_is_whole() throws Exception {
        var ledger = new Callers.Ledger();
        try (var process = Distribution.launch(folder, postgres.serving())) {
            var address = process.address();
            var key = new PartnerSystem(address).admit("backed-up");
            OwnPostgres restored;
            List<String> before;
            try (var callers = Callers.of(() -> List.of(address), key, CALLERS, ledger)) {
                callers.more(SOME);
                before = ledger.moments();
                restored =
                        postgres.copy(
                                folder.resolve("restored"), freePort(), () -> callers.more(SOME));
                callers.more(SOME);
            }
            try (restored) {
                restored.start();
                assertSound(restored);
                try (var again = Distribution.launch(folder, restored.serving())) {
                    assertThat(new PartnerSystem(again.address()).list("/v1/moments", key))
                            .extracting(moment -> (String) moment.get("id"))
                            .doesNotHaveDuplicates()
                            .containsAll(before);
                }
            }
        }
    }

    @Test
    void a_standby_takes_over_and_has_all_that_was_acknowledged() throws Exception {
        int port = freePort();
        var both = "127.0.0.1:%d,127.0.0.1:%d".formatted(postgres.port(), port);
        var ledger = new Callers.Ledger();
        try (var process = Distribution.launch(folder, postgres.servingAt(both))) {
            URI address = process.address();
            var service = new PartnerSystem(address);
            var key = service.admit("taken-over");
            var standby = postgres.copy(folder.resolve("standby"), port, () -> {});
            Files.createFile(standby.data().resolve("standby.signal"));
            standby.start(postgres.followed());
            try (standby) {
                postgres.execute("alter system set synchronous_standby_names = '*'");
                postgres.execute("select pg_reload_conf()");
                await().atMost(PATIENCE).until(this::isFollowed);
                try (var callers = Callers.of(() -> List.of(address), key, CALLERS, ledger)) {
                    callers.more(SOME);
                    postgres.kill();
                    await().atMost(PATIENCE).until(() -> ledger.answers("503") > 0);
                    standby.execute("select pg_promote()");
                    callers.more(SOME);
                }
                ledger.assertKept(service, key);
                assertSound(standby);
            }
        }
    }

    /// Whether what is committed is at the standby too before it is acknowledged.
    private boolean isFollowed() throws SQLException {
        return postgres.ask("select count(*) from pg_stat_replication where sync_state = 'sync'")
                .equals("1");
    }

    private void assertSound(OwnPostgres database) {
        try (var verification = Distribution.verify(folder, database.serving())) {
            assertThat(verification.exit()).as(verification.output()).isZero();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
