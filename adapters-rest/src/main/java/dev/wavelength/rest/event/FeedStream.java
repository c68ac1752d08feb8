package dev.wavelength.rest.event;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.value.StoreUnavailable;

import io.micronaut.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// One reader's events, in the form of server-sent events (WHATWG HTML, 9.2). It is read as fast as
/// the reader's connection takes it, and holds at most a page.
final class FeedStream extends InputStream {

    /// How long nothing is said while there are no events.
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final byte[] BEGIN = ascii(": events\nretry: 2000\n\n");
    private static final byte[] BEAT = ascii(":\n\n");

    private final Feed feed;
    private final JsonMapper mapper;
    private final Brand.Id brand;
    private Event.Position place;
    private ByteArrayInputStream page = new ByteArrayInputStream(BEGIN);

    FeedStream(Feed feed, JsonMapper mapper, Brand.Id brand, Event.Position after) {
        this.feed = feed;
        this.mapper = mapper;
        this.brand = brand;
        this.place = after;
    }

    Brand.Id brand() {
        return brand;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) return 0;
        while (page.available() == 0) {
            var next = next();
            if (next == null) return -1;
            page = new ByteArrayInputStream(text(next.events()));
            place = next.place();
        }
        return page.read(bytes, offset, length);
    }

    private Feed.@Nullable Step next() throws IOException {
        try {
            return feed.next(this, place, SILENCE);
        } catch (StoreUnavailable unavailable) {
            // The reader comes back and goes on where it was.
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the service is being stopped");
        }
    }

    private byte[] text(List<Announced> events) throws IOException {
        if (events.isEmpty()) return BEAT;
        var text = new ByteArrayOutputStream();
        for (var one : events) {
            text.writeBytes(ascii("id: %s\ndata: ".formatted(one.position())));
            text.writeBytes(mapper.writeValueAsBytes(one.attributes(brand)));
            text.writeBytes(ascii("\n\n"));
        }
        return text.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        feed.close(this);
    }
}
