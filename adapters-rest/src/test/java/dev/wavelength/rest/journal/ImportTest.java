package dev.wavelength.rest.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wavelength.rest.Client;
import dev.wavelength.rest.House;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@MicronautTest
class ImportTest {

    /// The reference folds every chain anew for every moment.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI server;
    private final House.Store store;
    private final Client partner;

    ImportTest(EmbeddedServer server, House.Store store) {
        this.server = server.getURI();
        this.store = store;
        this.partner = Client.partner(this.server);
    }

    private static String line(String id) {
        return line(id, "c-" + id);
    }

    private static String line(String id, String customer) {
        return "{\"id\":\"%s\",\"customer\":\"%s\",\"touchpoint\":\"t\",\"occurredAt\":\"2026-03-02T09:00:00Z\"}"
                .formatted(id, customer);
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> line("m" + i) + "\n")
                .collect(Collectors.joining());
    }

    private static String summary(long recorded, long duplicates, long rejected) {
        return "{\"recorded\":%d,\"duplicates\":%d,\"rejected\":%d,\"lines\":%d}\n"
                .formatted(recorded, duplicates, rejected, recorded + duplicates + rejected);
    }

    @Test
    void all_lines_are_recorded_and_again_they_are_known() {
        var lines = lines(0, 2 * Import.BATCH + 1);

        var first = partner.importLines(lines).is(200);

        assertThat(first.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(first.body()).isEqualTo(summary(2 * Import.BATCH + 1, 0, 0));
        assertThat(partner.importLines(lines).is(200).body())
                .isEqualTo(summary(0, 2 * Import.BATCH + 1, 0));
    }

    @Test
    void a_bad_line_spoils_no_other_and_is_named_by_its_number() {
        partner.post("/v1/moments", line("taken")).is(201);

        var answer =
                partner.importLines(
                                line("a")
                                        + "\r\n\n  \t\n{\"id\":\"b\",\"customer\":\" \"}\n"
                                        + "nonsense\n"
                                        + line("taken").replace("\"t\"", "\"other\"")
                                        + "\n"
                                        + line("c").replace("2026", "2999")
                                        + "\n"
                                        + line("d"))
                        .is(200);

        var rows = answer.body().lines().toList();
        assertThat(rows).hasSize(5);
        assertThat(rows.get(0))
                .startsWith(
                        "{\"line\":4,\"id\":\"b\",\"problem\":{\"type\":\"/problems/invalid-content\"")
                .contains("\"/customer\"", "\"/touchpoint\"", "\"/occurredAt\"");
        assertThat(rows.get(1))
                .startsWith("{\"line\":5,\"problem\":{\"type\":\"/problems/malformed-request\"");
        assertThat(rows.get(2))
                .startsWith(
                        "{\"line\":6,\"id\":\"taken\",\"problem\":{\"type\":\"/problems/id-taken\"");
        assertThat(rows.get(3))
                .startsWith(
                        "{\"line\":7,\"id\":\"c\",\"problem\":{\"type\":\"/problems/invalid-content\"")
                .contains("\"/occurredAt\"");
        assertThat(rows.get(4) + "\n").isEqualTo(summary(2, 0, 4));
        partner.get("/v1/moments/a").is(200);
        partner.get("/v1/moments/d").is(200);
    }

    @Test
    void a_line_without_an_id_is_known_again_by_its_content() {
        var lines =
                """
                {"customer":"c","touchpoint":"t","occurredAt":"2026-03-02T09:00:00Z"}
                {"customer":"d","touchpoint":"t","occurredAt":"2026-03-02T09:00:00Z"}
                """;

        assertThat(partner.importLines(lines).is(200).body()).isEqualTo(summary(2, 0, 0));
        assertThat(partner.importLines(lines).is(200).body()).isEqualTo(summary(0, 2, 0));
    }

    @Test
    void nothing_imported_is_nothing_recorded() {
        assertThat(partner.importLines("").is(200).body()).isEqualTo(summary(0, 0, 0));
        assertThat(partner.importLines("\n\n").is(200).body()).isEqualTo(summary(0, 0, 0));
    }

    @Test
    void a_line_that_is_not_utf8_is_refused_alone() {
        var body = (line("a") + "\n?\n" + line("b")).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < body.length; i++) if (body[i] == '?') body[i] = (byte) 0xff;

        var answer =
                partner.send(
                                "POST",
                                "/v1/moments/import",
                                HttpRequest.BodyPublishers.ofByteArray(body),
                                "Content-Type",
                                "application/x-ndjson")
                        .is(200);

        answer.holds("{\"line\":2,", "The text is not UTF-8.", summary(2, 0, 1));
    }

    @Test
    void a_line_of_a_gigabyte_is_passed_over_in_little_memory() {
        var megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        var parts =
                Stream.of(
                                Stream.of((line("a") + "\n").getBytes(StandardCharsets.US_ASCII)),
                                Collections.nCopies(1 << 10, megabyte).stream(),
                                Stream.of(("\n" + line("b")).getBytes(StandardCharsets.US_ASCII)))
                        .flatMap(part -> part)
                        .toList();
        var body = HttpRequest.BodyPublishers.ofByteArrays(parts);

        var answer =
                partner.send(
                                "POST",
                                "/v1/moments/import",
                                body,
                                "Content-Type",
                                "application/x-ndjson")
                        .is(200);

        answer.holds("{\"line\":2,\"problem\":{\"type\":\"/problems/too-large\"", summary(2, 0, 1));
    }

    @Test
    void who_sends_all_before_reading_anything_gets_every_rejection() {
        int bad = 20_000;

        var answer = partner.importLines("{\"id\":\"x\",\"typo\":1}\n".repeat(bad)).is(200);

        assertThat(answer.body().length()).isGreaterThan(4 * Spool.IN_MEMORY);
        assertThat(answer.body().lines().count()).isEqualTo(bad + 1);
        assertThat(answer.body()).endsWith(summary(0, 0, bad));
    }

    @Test
    void a_store_that_goes_away_is_told_and_what_was_recorded_stays() {
        int all = 3 * Import.BATCH;
        long recorded;
        store.batchesLeft.set(1);
        try {
            var problem = partner.importLines(lines(0, all)).isProblem(503, "unavailable").body();
            var told = Pattern.compile("after (\\d+) moments").matcher(problem);
            assertThat(told.find()).isTrue();
            recorded = Long.parseLong(told.group(1));
        } finally {
            store.batchesLeft.set(-1);
        }

        assertThat(recorded).isBetween(1L, Import.BATCH - 1L);
        assertThat(partner.importLines(lines(0, all)).is(200).body())
                .isEqualTo(summary(all - recorded, recorded, 0));
    }

    @Test
    void of_two_customers_moments_with_one_id_the_first_wins() {
        var lines =
                IntStream.range(0, 50)
                        .mapToObj(i -> line("twice", "c-" + i) + "\n")
                        .collect(Collectors.joining());

        var answer = partner.importLines(lines).is(200);

        answer.holds("{\"line\":2,", summary(1, 0, 49));
        assertThat(partner.get("/v1/moments/twice").is(200).body()).contains("\"c-0\"");
    }

    @Test
    void what_was_read_whole_is_recorded_when_the_caller_goes_away() throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            var out = socket.getOutputStream();
            out.write(
                    """
                    POST /v1/moments/import HTTP/1.1\r
                    Host: x\r
                    Authorization: Bearer %s\r
                    Content-Type: application/x-ndjson\r
                    Transfer-Encoding: chunked\r
                    \r
                    """
                            .formatted(partner.key())
                            .getBytes(StandardCharsets.US_ASCII));
            chunk(out, lines(0, 2 * Import.BATCH + 10));
            await().atMost(PATIENCE)
                    .until(() -> partner.get("/v1/moments/m" + (Import.BATCH - 1)).status() == 200);
            chunk(out, line("x") + "\n{\"id\":\"half");
        }

        await().atMost(PATIENCE)
                .until(
                        () ->
                                partner.get("/v1/moments/m%d".formatted(2 * Import.BATCH - 1))
                                                .status()
                                        == 200);
        partner.get("/v1/moments/half").isProblem(404, "not-found");
        partner.importLines(lines(0, 2 * Import.BATCH + 10)).is(200);
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
