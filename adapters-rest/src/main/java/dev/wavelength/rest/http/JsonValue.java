package dev.wavelength.rest.http;

import java.util.List;
import java.util.Map;

/// A JSON value as it was sent.
sealed interface JsonValue {

    /// A text.
    record Text(String text) implements JsonValue {}

    /// A number, as it was written.
    record Figure(String literal) implements JsonValue {}

    /// True or false.
    record Truth(boolean holds) implements JsonValue {}

    /// `null`.
    record Nothing() implements JsonValue {}

    /// An array.
    record Items(List<JsonValue> values) implements JsonValue {}

    /// An object.
    ///
    /// @param byName the first value of each name
    /// @param repeated names that came more than once
    record Properties(Map<String, JsonValue> byName, List<String> repeated) implements JsonValue {}
}
