package dev.wavelength.rest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Reads JSON (RFC 8259) strictly: UTF-8 without exception, one value and nothing behind it, no
/// NaN, no comments, and nothing that nests or stretches without end.
///
/// It builds a tree rather than objects because every fault is to be reported, not only the first;
/// a moment of 800 bytes takes a few microseconds.
public final class Json {

    /// How deep values may nest.
    public static final int DEEPEST = 32;

    /// How many digits a number may have.
    public static final int MOST_DIGITS = 100;

    /// How long the name of a property may be, in characters.
    public static final int LONGEST_NAME = 200;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxNumberLength(MOST_DIGITS)
                                    .maxNameLength(LONGEST_NAME)
                                    .build())
                    // Names come from anybody: shared tables of them would only fill up.
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build();

    private Json() {}

    /// Reads a whole body.
    ///
    /// @throws Refusal saying where reading stopped
    public static JsonIn read(byte[] body) {
        return read(body, 0, body.length);
    }

    /// Reads part of a buffer, which must hold one value.
    ///
    /// @throws Refusal saying where reading stopped
    public static JsonIn read(byte[] buffer, int offset, int length) {
        var text = decode(buffer, offset, length);
        if (!text.isEmpty() && text.charAt(0) == '\uFEFF')
            throw malformed("The text begins with a byte order mark: leave it out.");
        try (var parser = FACTORY.createParser(text.array(), text.arrayOffset(), text.length())) {
            var first = parser.nextToken();
            if (first == null) throw malformed("There is nothing but white space: send JSON.");
            var value = value(parser, first);
            if (parser.nextToken() != null)
                throw malformed(
                        "%s: more follows behind the end of the JSON.".formatted(place(parser)));
            return JsonIn.whole(value);
        } catch (StreamConstraintsException e) {
            throw malformed(
                    "The JSON goes beyond what is read: it may nest %d deep, its numbers have %d digits, its names %d characters."
                            .formatted(DEEPEST, MOST_DIGITS, LONGEST_NAME));
        } catch (JsonEOFException e) {
            throw malformed("The JSON ends too early.");
        } catch (JsonParseException e) {
            var at = e.getLocation();
            throw malformed(
                    "Line %d, column %d: this is not JSON (RFC 8259)."
                            .formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    private static CharBuffer decode(byte[] buffer, int offset, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(buffer, offset, length));
        } catch (CharacterCodingException e) {
            throw malformed("The text is not UTF-8.");
        }
    }

    private static JsonValue value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> properties(parser);
            case START_ARRAY -> {
                var values = new ArrayList<JsonValue>();
                for (var next = parser.nextToken();
                        next != JsonToken.END_ARRAY;
                        next = parser.nextToken()) values.add(value(parser, next));
                yield new JsonValue.Items(values);
            }
            case VALUE_STRING -> new JsonValue.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Figure(parser.getText());
            case VALUE_TRUE -> new JsonValue.Truth(true);
            case VALUE_FALSE -> new JsonValue.Truth(false);
            case VALUE_NULL -> new JsonValue.Nothing();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("no value begins with " + token);
        };
    }

    private static JsonValue properties(JsonParser parser) throws IOException {
        var byName = new LinkedHashMap<String, JsonValue>();
        List<String> repeated = new ArrayList<>(0);
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            var value = value(parser, parser.nextToken());
            if (byName.putIfAbsent(name, value) != null) repeated.add(name);
        }
        return new JsonValue.Properties(byName, repeated);
    }

    private static String place(JsonParser parser) {
        var at = parser.currentTokenLocation();
        return "Line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static Refusal malformed(String detail) {
        return new Refusal(Problem.MALFORMED_REQUEST, detail);
    }
}
