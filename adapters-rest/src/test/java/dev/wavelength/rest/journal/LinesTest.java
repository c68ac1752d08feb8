package dev.wavelength.rest.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class LinesTest {

    /// A stream that gives what it has in pieces of any size.
    private static InputStream inPieces(String text, Random random) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int most) {
                return super.read(into, offset, 1 + random.nextInt(most));
            }
        };
    }

    private static List<String> read(InputStream in) throws IOException {
        var read = new ArrayList<String>();
        var lines = new Lines(in);
        while (lines.next()) {
            assertThat(lines.number()).isEqualTo(read.size() + 1);
            read.add(
                    lines.tooLong()
                            ? "too long"
                            : new String(
                                    lines.buffer(),
                                    lines.offset(),
                                    lines.length(),
                                    StandardCharsets.UTF_8));
        }
        return read;
    }

    @Test
    void lines_are_what_stands_between_line_feeds_however_they_come() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var lines = new ArrayList<String>();
            for (int i = 0; i < 50; i++)
                lines.add(
                        "x"
                                .repeat(
                                        random.nextInt(10) == 0
                                                ? random.nextInt(90_000)
                                                : random.nextInt(9)));
            lines.add("last");

            assertThat(read(inPieces(String.join("\n", lines), random))).isEqualTo(lines);
            assertThat(read(inPieces(String.join("\r\n", lines) + "\r\n", random)))
                    .isEqualTo(lines);
        }
    }

    @Test
    void the_longest_line_is_read_and_one_longer_is_passed_over() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            var longest = "x".repeat(Lines.LONGEST);
            var text =
                    "a\n%s\n%sx\nb\n%s%s%s\nc\n%sx"
                            .formatted(longest, longest, longest, longest, longest, longest);

            assertThat(read(inPieces(text, new Random(seed))))
                    .containsExactly("a", longest, "too long", "b", "too long", "c", "too long");
        }
    }

    @Test
    void nothing_has_no_lines() throws IOException {
        assertThat(read(new ByteArrayInputStream(new byte[0]))).isEmpty();
        assertThat(read(new ByteArrayInputStream("\n".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("");
    }
}
