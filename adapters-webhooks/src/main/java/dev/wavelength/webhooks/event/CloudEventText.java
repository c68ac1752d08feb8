package dev.wavelength.webhooks.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/// An event as it is sent: a CloudEvent in JSON, in the structured content mode.
final class CloudEventText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private CloudEventText() {}

    /// The text, in UTF-8: the same each time.
    static byte[] of(Brand.Id brand, Announced announced) {
        var text = new ByteArrayOutputStream();
        try (var generator = FACTORY.createGenerator(text)) {
            write(generator, announced.attributes(brand));
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return text.toByteArray();
    }

    private static void write(JsonGenerator generator, Map<?, ?> properties) throws IOException {
        generator.writeStartObject();
        for (var property : properties.entrySet()) {
            generator.writeFieldName(property.getKey().toString());
            switch (property.getValue()) {
                case Map<?, ?> map -> write(generator, map);
                case Integer number -> generator.writeNumber(number);
                case Object text -> generator.writeString(text.toString());
            }
        }
        generator.writeEndObject();
    }
}
