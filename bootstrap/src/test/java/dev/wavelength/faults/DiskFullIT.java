package dev.wavelength.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.wavelength.bootstrap.Distribution;
import dev.wavelength.bootstrap.OwnPostgres;
import dev.wavelength.journey.PartnerSystem;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The disk of the database's tables is full: callers are told to come later, what is there can be
/// read, and all goes on when there is room again.
class DiskFullIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLERS = 8;
    private static final int SOME = 60;

    @TempDir private Path folder;

    private Path disk;
    private OwnPostgres postgres;

    /// Puts the tables on a small disk of their own. What was committed and is not in them yet, the
    /// log of changes, has its place elsewhere.
    @BeforeEach
    void start() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", disk.toString()))
                .as("only root may mount a small disk, and not everywhere")
                .isZero();
        postgres = OwnPostgres.make(folder.resolve("postgres"));
        var tables = postgres.data().resolve("base");
        assertThat(run("cp", "-a", tables.toString(), disk.toString())).isZero();
        assertThat(run("rm", "-r", tables.toString())).isZero();
        Files.createSymbolicLink(tables, disk.resolve("base"));
        postgres.start();
    }

    @AfterEach
    void stop() throws Exception {
        if (postgres == null) return;
        postgres.close();
        assertThat(run("umount", disk.toString())).isZero();
    }

    @Test
    void it_is_full_and_then_there_is_room_again() throws Exception {
        var ledger = new Callers.Ledger();
        try (var process = Distribution.launch(folder, postgres.serving())) {
            var address = process.address();
            var service = new PartnerSystem(address);
            var key = service.admit("brand");
            try (var callers = Callers.of(() -> List.of(address), key, CALLERS, ledger)) {
                callers.more(SOME);
                var filler = fill();
                await().atMost(PATIENCE).until(() -> ledger.answers("503") > CALLERS);

                assertThat(process.get("/health/ready").statusCode()).isEqualTo(200);
                for (var path : List.of("/v1/moments", "/v1/chains", "/v1/recoveries"))
                    assertThat(service.send("GET", path, key, BodyPublishers.noBody()).statusCode())
                            .isEqualTo(200);

                Files.delete(filler);
                callers.more(SOME);
            }
            ledger.assertKept(service, key);
        }
        try (var verification = Distribution.verify(folder, postgres.serving())) {
            assertThat(verification.exit()).as(verification.output()).isZero();
        }
    }

    /// Takes all the room there is.
    private Path fill() throws IOException {
        var filler = disk.resolve("filler");
        try (var out = Files.newOutputStream(filler)) {
            while (true) out.write(new byte[1024]);
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
        return filler;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
