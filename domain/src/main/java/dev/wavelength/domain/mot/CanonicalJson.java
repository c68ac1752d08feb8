package dev.wavelength.domain.mot;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Writes JSON in its one canonical form (RFC 8785): names in order, no blanks, every number and
/// text in one spelling.
///
/// Of numbers it knows whole ones that a double holds, and fractions from 10⁻⁶ to 10²¹, which are
/// spelled without an exponent; that is all a certificate has.
final class CanonicalJson {

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /// The text of these properties. What is neither a number, a truth, a list nor such a map goes
    /// in as its text.
    static String of(SortedMap<String, @Nullable Object> properties) {
        var json = new CanonicalJson();
        json.write(properties);
        return json.out.toString();
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Boolean truth -> out.append(truth);
            case Integer number -> out.append(number);
            case Long number -> out.append(number);
            case Double number -> out.append(plain(number));
            case List<?> list -> {
                char before = '[';
                for (var element : list) {
                    out.append(before);
                    write(element);
                    before = ',';
                }
                out.append(list.isEmpty() ? "[]" : "]");
            }
            case SortedMap<?, ?> map -> {
                char before = '{';
                for (Map.Entry<?, ?> property : map.entrySet()) {
                    out.append(before);
                    write(property.getKey());
                    out.append(':');
                    write(property.getValue());
                    before = ',';
                }
                out.append('}');
            }
            default -> text(value.toString());
        }
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') out.append("\\u%04x".formatted((int) c));
                    else out.append(c);
                }
            }
        }
        out.append('"');
    }
}
