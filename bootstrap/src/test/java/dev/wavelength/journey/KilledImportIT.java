package dev.wavelength.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wavelength.bootstrap.Distribution;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/// Whatever dies in the middle of an import: after a new start and the same import again, every
/// moment is there once, and all that follows from them is as if nothing had happened.
class KilledImportIT {

    private static final List<String> LINES = new GeneratedMoments(8_000, 7).lines();

    @TempDir static Path folder;

    private static State undisturbed;

    @BeforeAll
    static void imports_undisturbed() throws Exception {
        try (var process = start(folder.resolve("undisturbed"))) {
            var service = new PartnerSystem(process.address());
            var key = service.admit("brand");
            assertThat(service.importing(body(LINES), key)).containsEntry("recorded", 8_000);
            undisturbed = State.of(service, key);
        }
    }

    @Test
    void an_import_survives_the_death_of_the_service() throws Exception {
        survives(folder.resolve("service"), (process, data) -> process.kill());
    }

    @Test
    void an_import_survives_the_death_of_the_database() throws Exception {
        survives(folder.resolve("database"), (process, data) -> killPostgres(data));
    }

    private static void survives(Path data, Death death) throws Exception {
        String key;
        try (var process = start(data)) {
            var service = new PartnerSystem(process.address());
            key = service.admit("brand");
            var part = new PartlySent(body(LINES.subList(0, LINES.size() * 3 / 4)));
            var importing = Thread.ofVirtual().start(() -> attempt(service, part, key));
            await().atMost(Duration.ofMinutes(1)).until(() -> recorded(service, key) > 0);
            death.strike(process, data);
            part.breakOff();
            importing.join();
        }
        try (var process = start(data)) {
            var service = new PartnerSystem(process.address());
            int before = (int) recorded(service, key);
            assertThat(before).isPositive().isLessThan(LINES.size());
            assertThat(service.importing(body(LINES), key))
                    .containsEntry("duplicates", before)
                    .containsEntry("recorded", LINES.size() - before)
                    .containsEntry("rejected", 0);
            assertThat(State.of(service, key)).isEqualTo(undisturbed);
        }
    }

    private static Distribution start(Path folder) throws IOException {
        return Distribution.launch(
                Files.createDirectories(folder),
                Map.of("WAVELENGTH_OPERATOR_KEY", PartnerSystem.OPERATOR_KEY));
    }

    /// How something dies.
    private interface Death {
        void strike(Distribution process, Path data) throws Exception;
    }

    /// Kills the PostgreSQL of a data folder, which the first line of its pid file names.
    private static void killPostgres(Path data) throws IOException {
        try (var files = Files.walk(data)) {
            var pidFile =
                    files.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow();
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        }
    }

    private static void attempt(PartnerSystem service, InputStream lines, String key) {
        try {
            service.importing(lines, key);
        } catch (IOException | InterruptedException brokenOff) {
            // What becomes of it is looked at after the new start.
        }
    }

    private static long recorded(PartnerSystem service, String key) throws Exception {
        return State.pulse(service, key).stream()
                .mapToLong(beat -> ((Number) beat.get("moments")).longValue())
                .sum();
    }

    private static InputStream body(List<String> lines) {
        return new ByteArrayInputStream(
                (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Some lines, and then nothing until the sender breaks off.
    private static final class PartlySent extends InputStream {

        private final InputStream part;
        private final CountDownLatch brokenOff = new CountDownLatch(1);

        PartlySent(InputStream part) {
            this.part = part;
        }

        void breakOff() {
            brokenOff.countDown();
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = part.read(bytes, offset, length);
            if (count >= 0) return count;
            try {
                brokenOff.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("the sender broke off");
        }
    }

    /// All that a brand's moments came to, as anybody can read it.
    ///
    /// @param moments the verdict of each, by id
    private record State(
            Map<String, Object> figures,
            List<Map<String, Object>> pulse,
            List<Map<String, Object>> chains,
            Map<String, Object> moments) {

        static State of(PartnerSystem service, String key) throws Exception {
            var moments = new TreeMap<String, Object>();
            for (var moment : service.list("/v1/moments", key))
                assertThat(moments.put((String) moment.get("id"), moment.get("verdict"))).isNull();
            assertThat(moments).hasSize(LINES.size());
            return new State(
                    service.get("/v1/chains/figures", key),
                    pulse(service, key),
                    service.list("/v1/chains", key),
                    moments);
        }

        @SuppressWarnings("unchecked")
        static List<Map<String, Object>> pulse(PartnerSystem service, String key) throws Exception {
            var pulse = service.get("/v1/pulse?from=2021-12-31&to=2025-01-01&every=DAY", key);
            return (List<Map<String, Object>>) pulse.get("items");
        }
    }
}
