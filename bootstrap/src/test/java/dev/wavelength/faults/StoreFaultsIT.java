package dev.wavelength.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wavelength.bootstrap.Distribution;
import dev.wavelength.bootstrap.OwnPostgres;
import dev.wavelength.faults.FaultyNetwork.Fault;
import dev.wavelength.journey.PartnerSystem;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Whatever befalls the database, or the way to it: what was acknowledged is there once, callers
/// are told to come later, and the service goes on by itself as soon as it can. It is one and the
/// same process through all of it.
class StoreFaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLERS = 8;
    private static final int SOME = 60;

    private static final Callers.Ledger LEDGER = new Callers.Ledger();

    @TempDir private static Path folder;

    private static OwnPostgres postgres;
    private static FaultyNetwork network;
    private static Distribution process;
    private static URI address;
    private static PartnerSystem service;
    private static String key;

    private Callers callers;
    private int refusedBefore;

    @BeforeAll
    static void start() throws Exception {
        postgres = OwnPostgres.make(folder.resolve("postgres"));
        postgres.start();
        network = new FaultyNetwork(postgres.port());
        process = Distribution.launch(folder, postgres.servingAt(network.address()));
        address = process.address();
        service = new PartnerSystem(address);
        key = service.admit("brand");
    }

    @AfterAll
    static void stop() throws Exception {
        process.close();
        network.close();
        postgres.close();
    }

    @BeforeEach
    void call() {
        refusedBefore = LEDGER.answers("503");
        callers = Callers.of(() -> List.of(address), key, CALLERS, LEDGER);
        callers.more(SOME);
    }

    @AfterEach
    void all_that_was_acknowledged_is_there_once() throws Exception {
        callers.more(SOME);
        callers.close();
        LEDGER.assertKept(service, key);
        try (var verification = Distribution.verify(folder, postgres.serving())) {
            assertThat(verification.exit()).as(verification.output()).isZero();
        }
    }

    @Test
    void its_first_process_is_killed() throws Exception {
        postgres.killPostmaster();
        awaitRefusals();
        postgres.start();
        awaitReady();
    }

    @Test
    void all_of_it_is_killed_at_once() throws Exception {
        for (int time = 0; time < 3; time++) {
            postgres.kill();
            awaitRefusals();
            postgres.start();
            callers.more(SOME);
        }
        awaitReady();
    }

    @Test
    void it_is_restarted_in_order() throws Exception {
        postgres.close();
        awaitRefusals();
        postgres.start();
        awaitReady();
    }

    @Test
    void it_is_frozen() throws Exception {
        postgres.freeze();
        try {
            awaitNotReady();
        } finally {
            postgres.thaw();
        }
        awaitReady();
    }

    @Test
    void the_way_to_it_is_slow() {
        network.suffer(Fault.DELAY);
        callers.more(CALLERS);
        network.suffer(Fault.NONE);
        assertThat(LEDGER.answers("503")).isEqualTo(refusedBefore);
    }

    @Test
    void connections_to_it_are_reset() {
        for (int time = 0; time < 3; time++) {
            network.suffer(Fault.RESET);
            awaitNotReady();
            network.suffer(Fault.NONE);
            callers.more(SOME);
        }
        awaitReady();
    }

    @Test
    void nothing_is_heard_of_it_any_more() {
        network.suffer(Fault.SILENCE);
        awaitNotReady();
        awaitRefusals();
        // What was under way waits for answers that never come, and is given up in time.
        network.suffer(Fault.NONE);
        awaitReady();
    }

    @Test
    void it_commits_and_its_answer_is_lost() {
        int before = network.unanswered();
        network.suffer(Fault.COMMITS_UNANSWERED);
        await().atMost(PATIENCE).until(() -> network.unanswered() >= before + 30);
        network.suffer(Fault.NONE);
        awaitReady();
        assertThat(LEDGER.answers("200")).isPositive();
    }

    @Test
    void others_have_taken_all_its_connections() throws Exception {
        var taken = new ArrayList<Connection>();
        try {
            taken.add(postgres.connect());
            await().atMost(PATIENCE).until(() -> noneIsLeft(taken));
            awaitNotReady();
            awaitRefusals();
        } finally {
            for (var connection : taken) connection.close();
        }
        awaitReady();
    }

    /// Takes all there are, and ends those of the service, whose places are taken next time.
    private static boolean noneIsLeft(List<Connection> taken) throws SQLException {
        try {
            while (true) taken.add(postgres.connect());
        } catch (SQLException full) {
            assertThat(full.getSQLState()).isEqualTo("53300");
        }
        try (var statement = taken.getFirst().createStatement();
                var ended =
                        statement.executeQuery(
                                """
                                select count(pg_terminate_backend(pid))
                                from pg_stat_activity
                                where usename = 'wavelength_service'
                                """)) {
            ended.next();
            return ended.getInt(1) == 0;
        }
    }

    private void awaitRefusals() {
        await().atMost(PATIENCE).until(() -> LEDGER.answers("503") > refusedBefore);
    }

    private static void awaitReady() {
        await().atMost(PATIENCE).until(ready(200));
    }

    private static void awaitNotReady() {
        await().atMost(PATIENCE).until(ready(503));
    }

    private static Callable<Boolean> ready(int status) {
        return () -> process.get("/health/ready").statusCode() == status;
    }
}
