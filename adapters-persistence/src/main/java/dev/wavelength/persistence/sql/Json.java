package dev.wavelength.persistence.sql;

import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// What columns of type json hold, written and read.
public final class Json {

    private final ObjectMapper mapper;

    public Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// The text of a value.
    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException("%s has no text".formatted(value.getClass()), e);
        }
    }

    /// The value of a text that [#write] made.
    public <T> T read(String text, Class<T> type) {
        try {
            return Objects.requireNonNull(mapper.readValue(text, type));
        } catch (IOException e) {
            throw new UncheckedIOException("a column does not hold a %s".formatted(type), e);
        }
    }
}
