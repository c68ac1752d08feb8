package dev.wavelength.rest.http;

import dev.wavelength.domain.value.InvalidValue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/// Where a list goes on. Its text means nothing to callers, so that its making may change.
public final class Cursor {

    /// The longest cursor, in characters.
    public static final int LONGEST = 1_000;

    private static final String SEPARATOR = "\n";

    private Cursor() {}

    /// The cursor that stands for these parts, none of which holds a line feed.
    public static String of(Object... parts) {
        var text = String.join(SEPARATOR, List.of(parts).stream().map(Object::toString).toList());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// How to read a cursor of so many parts.
    ///
    /// @param meaning may throw whatever it likes where the parts mean nothing
    public static <T> Function<String, T> of(int parts, Function<List<String>, T> meaning) {
        return cursor -> {
            try {
                var text =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                var read = List.of(text.split(SEPARATOR, -1));
                if (read.size() == parts) return meaning.apply(read);
            } catch (RuntimeException e) {
                // Whatever is wrong with it, the answer is the same.
            }
            throw new InvalidValue(
                    "", "must be a cursor that this list gave: begin anew without one");
        };
    }
}
