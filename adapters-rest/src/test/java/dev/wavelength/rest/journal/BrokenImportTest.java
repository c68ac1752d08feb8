package dev.wavelength.rest.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.application.journal.RecordMoments;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.rest.http.Refusal;

import io.micronaut.json.JsonMapper;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

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
                            executor);

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
}
