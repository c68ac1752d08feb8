package dev.wavelength.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wavelength.bootstrap.Distribution;
import dev.wavelength.bootstrap.OwnPostgres;
import dev.wavelength.journey.PartnerSystem;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// However the service ends, in order or not: whatever it has done it has acknowledged, or does not
/// do again when it is asked again.
class EndsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// What requests have to be finished in when the service ends.
    private static final Duration GRACE = Duration.ofSeconds(20);

    private static final String MOMENT =
            """
            {"id":"%s","customer":"c","touchpoint":"till","occurredAt":"2026-03-02T08:00:00Z"}""";

    private static final int CALLERS = 8;
    private static final int SOME = 100;

    private static final Callers.Ledger LEDGER = new Callers.Ledger();

    @TempDir private static Path folder;

    private static OwnPostgres postgres;
    private static String key;

    private final AtomicReference<List<URI>> addresses = new AtomicReference<>(List.of());
    private Distribution process;

    @BeforeAll
    static void makeDatabase() throws Exception {
        postgres = OwnPostgres.make(folder.resolve("postgres"));
        postgres.start();
        try (var first = Distribution.launch(folder, postgres.serving())) {
            key = new PartnerSystem(first.address()).admit("brand");
        }
    }

    @AfterAll
    static void stopDatabase() {
        postgres.close();
    }

    @BeforeEach
    void start() {
        process = Distribution.launch(folder, postgres.serving());
        addresses.set(List.of(process.address()));
    }

    @AfterEach
    void all_that_was_acknowledged_is_there_once() throws Exception {
        try (var running = process) {
            LEDGER.assertKept(new PartnerSystem(running.address()), key);
        }
        try (var verification = Distribution.verify(folder, postgres.serving())) {
            assertThat(verification.exit()).as(verification.output()).isZero();
        }
    }

    private void restart() {
        start();
    }

    @Test
    void it_is_killed_under_load() throws Exception {
        try (var callers = Callers.of(addresses::get, key, CALLERS, LEDGER)) {
            for (int time = 0; time < 2; time++) {
                callers.more(SOME);
                process.kill();
                restart();
            }
            callers.more(SOME);
        }
    }

    /// Whoever is not answered gives up here: had the service done what they asked, it would be
    /// there, and nobody would have acknowledged it.
    @Test
    void it_is_asked_to_end_under_load_and_leaves_nothing_done_that_was_not_answered()
            throws Exception {
        try (var callers = Callers.of(addresses::get, key, CALLERS, LEDGER)) {
            callers.more(SOME);
            callers.discourage();
            assertThat(process.end("TERM")).isZero();
        }
        restart();
    }

    @Test
    void who_stops_in_the_middle_of_an_import_does_not_hold_up_the_end() throws Exception {
        var address = addresses.get().getFirst();
        var other = new PartnerSystem(address).admit("imports");
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            say(
                    socket,
                    """
                    POST /v1/moments/import HTTP/1.1\r
                    Host: service\r
                    Authorization: Bearer %s\r
                    Content-Type: application/x-ndjson\r
                    Content-Length: 100000\r
                    Expect: 100-continue\r
                    \r
                    """
                            .formatted(other));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            assertThat(in.readLine()).contains("100 Continue");
            say(
                    socket,
                    MOMENT.formatted("whole") + "\n" + MOMENT.formatted("half").substring(0, 9));

            var asked = Instant.now();
            assertThat(process.end("TERM")).isZero();

            assertThat(Duration.between(asked, Instant.now())).isLessThan(GRACE);
        }
        restart();
        var again = new PartnerSystem(addresses.get().getFirst());
        var lines = MOMENT.formatted("whole") + "\n" + MOMENT.formatted("half");
        assertThat(again.importing(new ByteArrayInputStream(lines.getBytes(UTF_8)), other))
                .containsEntry("rejected", 0);
        assertThat(again.list("/v1/moments", other))
                .extracting(moment -> moment.get("id"))
                .containsExactlyInAnyOrder("whole", "half");
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    @Test
    void what_falls_due_while_nobody_is_there_happens_once_when_somebody_is() throws Exception {
        var service = new PartnerSystem(addresses.get().getFirst());
        var other = service.admit("dues");
        var due = Instant.now().plusSeconds(2);
        var owed =
                """
                {"id": "owed", "customer": "c", "touchpoint": "till", "occurredAt": "%s",
                 "deliveries": [{"promise": "call-back", "unit": "days", "better": "LOWER",
                                 "promised": 1, "dueAt": "%s"}]}"""
                        .formatted(due.minusSeconds(60), due);
        var posted = service.send("POST", "/v1/moments", other, PartnerSystem.json(owed));
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(201);
        process.kill();
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(due));

        restart();

        var again = new PartnerSystem(addresses.get().getFirst());
        await().atMost(PATIENCE)
                .until(() -> again.get("/v1/moments/owed", other).get("recovery") != null);
        assertThat(again.get("/v1/moments/owed", other)).containsEntry("revision", 2);
        assertThat(again.list("/v1/recoveries", other)).hasSize(1);
    }
}
