package dev.wavelength.rest.http;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Writes maps, lists, texts, numbers and truths as YAML 1.2 that people can read.
final class Yaml {

    /// Texts that need no quotes.
    private static final Pattern PLAIN =
            Pattern.compile("^[A-Za-z/][A-Za-z0-9 /_.()<>=;%+'-]*(?<! )$");

    /// Plain texts that would be read as something else.
    private static final Pattern WORD =
            Pattern.compile("(?i)^(true|false|null|yes|no|on|off|y|n)$");

    private final StringBuilder out = new StringBuilder();

    private Yaml() {}

    static String of(Map<String, Object> document) {
        var yaml = new Yaml();
        yaml.map(document, 0);
        return yaml.out.toString();
    }

    private void map(Map<?, ?> map, int depth) {
        boolean first = true;
        for (var entry : map.entrySet()) {
            if (!first || !inItem()) out.append("  ".repeat(depth));
            first = false;
            out.append(text(String.valueOf(entry.getKey()))).append(':');
            value(entry.getValue(), depth);
        }
    }

    private boolean inItem() {
        return out.length() > 1 && out.substring(out.length() - 2).equals("- ");
    }

    private void value(@Nullable Object value, int depth) {
        switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> {
                out.append('\n');
                map(map, depth + 1);
            }
            case List<?> list when !list.isEmpty() -> {
                out.append('\n');
                for (var item : list) item(item, depth);
            }
            case String text when text.contains("\n") -> block(text, depth);
            case null, default -> out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void item(@Nullable Object item, int depth) {
        out.append("  ".repeat(depth)).append("- ");
        if (item instanceof Map<?, ?> map && !map.isEmpty()) map(map, depth + 1);
        else out.append(scalar(item)).append('\n');
    }

    private void block(String text, int depth) {
        out.append(text.endsWith("\n") ? " |\n" : " |-\n");
        text.lines()
                .forEach(
                        line ->
                                out.append(line.isEmpty() ? "" : "  ".repeat(depth + 1) + line)
                                        .append('\n'));
    }

    private static String scalar(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> none -> "{}";
            case List<?> none -> "[]";
            case String text -> text(text);
            case null, default -> String.valueOf(value);
        };
    }

    private static String text(String text) {
        if (PLAIN.matcher(text).matches() && !WORD.matcher(text).matches()) return text;
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < ' ' || c == '\u007f') quoted.append("\\u%04X".formatted((int) c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
