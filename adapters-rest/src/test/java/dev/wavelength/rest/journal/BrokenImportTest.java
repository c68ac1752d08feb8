package dev.wavelength.rest.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wavelength.application.journal.RecordMoments;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.StoreUnavailable;
import dev.wavelength.rest.http.Pace;
import dev.wavelength.rest.http.Refusal;

import io.micronaut.json.JsonMapper;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class BrokenImportTest {

    private static final Partner PARTNER =
            new Partner(new Brand.Id("b"), new Partner.Name("p"), Set.of(Scope.MOMENTS_WRITE));

    @Test
    void lines_that_were_read_whole_are_recorded_when_the_stream_breaks() throws IOException {
        var breaks = InputStream.nullInputStream();
        breaks.close();
        var recorded = new ArrayList<String>();
        var lines =
                """
                {"id":"a","customer":"c","touchpoint":"t","occurredAt":"2026-03-02T09:00:00Z"}
                {"id":"b","customer":"c","touchpoint":"t","occurredAt":"2026-03-02T09:00:00Z"}
                {"id":"half","customer":"c\
                """;

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var importing =
                    new Import(
                            PARTNER,
                            (brand, source, reports) -> {
                                reports.forEach(
                                        report -> recorded.add(String.valueOf(report.id())));
                                return reports.stream()
                                        .<RecordMoments.Outcome>map(
                                                report ->
                                                        new RecordMoments.Outcome.Faulty(List.of()))
                                        .toList();
                            },
                            JsonMapper.createDefault(),
                            executor,
                            new Pace());

            assertThatThrownBy(
                            () ->
                                    importing.run(
                                            new SequenceInputStream(
                                                    new ByteArrayInputStream(
                                                            lines.getBytes(StandardCharsets.UTF_8)),
                                                    breaks)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("broke off after line 2");
        }

        assertThat(recorded).containsExactly("a", "b");
    }

    private static String aBatch() {
        return IntStream.range(0, Import.BATCH)
                .mapToObj("m-%d"::formatted)
                .map(id -> line(id, "c"))
                .collect(Collectors.joining());
    }

    private static String line(String id, String customer) {
        return """
        {"id":"%s","customer":"%s","touchpoint":"t","occurredAt":"2026-03-02T09:00:00Z"}
        """
                .formatted(id, customer);
    }

    private static InputStream stream(String lines) {
        return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    }

    private static List<RecordMoments.Outcome> faulty(List<?> reports) {
        return Collections.nCopies(reports.size(), new RecordMoments.Outcome.Faulty(List.of()));
    }

    private static void run(RecordMoments recordMoments, InputStream lines) throws IOException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            new Import(PARTNER, recordMoments, JsonMapper.createDefault(), executor, new Pace())
                    .run(lines)
                    .close();
        }
    }

    @Test
    void the_next_lines_are_read_before_the_last_are_written() throws IOException {
        var next = new CompletableFuture<Boolean>();
        var behind =
                new FilterInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        next.complete(true);
                        return super.read(bytes, offset, length);
                    }
                };

        run(
                (brand, source, reports) -> {
                    next.orTimeout(60, TimeUnit.SECONDS).join();
                    return faulty(reports);
                },
                new SequenceInputStream(stream(aBatch()), behind));

        assertThat(next).isCompletedWithValue(true);
    }

    @Test
    void a_line_under_an_id_that_is_under_way_waits_for_the_first() throws IOException {
        var reader = Thread.currentThread();
        var first = new AtomicBoolean();
        var waited = new AtomicBoolean();

        run(
                (brand, source, reports) -> {
                    if (reports.size() == 1) waited.set(first.get());
                    else {
                        await().until(() -> reader.getState() == Thread.State.WAITING);
                        first.set(true);
                    }
                    return faulty(reports);
                },
                stream(aBatch() + line("m-7", "c")));

        assertThat(waited).isTrue();
    }

    @Test
    void what_was_recorded_beside_a_lane_that_failed_is_told() {
        assertThatThrownBy(
                        () ->
                                run(
                                        (brand, source, reports) -> {
                                            if (reports.getFirst()
                                                    .customer()
                                                    .reference()
                                                    .equals("c"))
                                                throw new StoreUnavailable("gone");
                                            return List.of(
                                                    new RecordMoments.Outcome.Recorded(null));
                                        },
                                        stream(line("a", "c") + line("b", "d"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("after 1 moments were recorded");
    }
}
