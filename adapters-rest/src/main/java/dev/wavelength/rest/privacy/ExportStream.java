package dev.wavelength.rest.privacy;

import dev.wavelength.application.privacy.ExportCustomer;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.value.StoreUnavailable;

import io.micronaut.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// One customer's export, made as it is read: it holds a page at most, however much there is. Where
/// the store goes away the answer breaks off, and is no JSON.
final class ExportStream extends InputStream {

    private static final int PAGE = 50;

    private final ExportCustomer exportCustomer;
    private final JsonMapper mapper;
    private final Brand.Id brand;
    private final Customer customer;

    /// What stands before the moments, between them and the events, and behind those.
    private final String[] frame;

    private ByteArrayInputStream page;
    private @Nullable Position lastMoment;
    private Event.Position lastEvent = Event.Position.START;
    private boolean begun;
    private Part part = Part.MOMENTS;

    /// What comes next.
    private enum Part {
        MOMENTS,
        EVENTS,
        NOTHING
    }

    /// @param export all but the moments and the events
    ExportStream(
            ExportCustomer exportCustomer,
            JsonMapper mapper,
            Brand.Id brand,
            Customer customer,
            CustomerExportJson export)
            throws IOException {
        this.exportCustomer = exportCustomer;
        this.mapper = mapper;
        this.brand = brand;
        this.customer = customer;
        var text = new String(mapper.writeValueAsBytes(export), StandardCharsets.UTF_8);
        // Within each of the two empty lists.
        this.frame = text.split("(?<=\\[)(?=])");
        this.page = utf8(frame[0]);
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
            if (part == Part.NOTHING) return -1;
            page = next();
        }
        return page.read(bytes, offset, length);
    }

    private ByteArrayInputStream next() throws IOException {
        try {
            return switch (part) {
                case MOMENTS -> moments();
                case EVENTS -> events();
                case NOTHING -> throw new IllegalStateException("nothing comes behind the end");
            };
        } catch (StoreUnavailable unavailable) {
            throw new IOException("the store went away", unavailable);
        }
    }

    private ByteArrayInputStream moments() throws IOException {
        var moments = exportCustomer.moments(brand, customer, lastMoment, PAGE);
        var text = new ByteArrayOutputStream();
        for (var lived : moments.items()) {
            add(text, CustomerExportJson.LivedJson.of(lived));
            lastMoment = lived.position();
        }
        if (!moments.more()) end(text, frame[1], Part.EVENTS);
        return new ByteArrayInputStream(text.toByteArray());
    }

    private ByteArrayInputStream events() throws IOException {
        var events = exportCustomer.events(brand, customer, lastEvent, PAGE);
        var text = new ByteArrayOutputStream();
        for (var announced : events.items()) {
            add(text, announced.attributes(brand));
            lastEvent = announced.position();
        }
        if (!events.more()) end(text, frame[2], Part.NOTHING);
        return new ByteArrayInputStream(text.toByteArray());
    }

    private void add(ByteArrayOutputStream text, Object item) throws IOException {
        if (begun) text.write(',');
        begun = true;
        text.writeBytes(mapper.writeValueAsBytes(item));
    }

    private void end(ByteArrayOutputStream text, String behind, Part next) {
        text.writeBytes(behind.getBytes(StandardCharsets.UTF_8));
        begun = false;
        part = next;
    }

    private static ByteArrayInputStream utf8(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
