package dev.wavelength.rest.mot;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Markup. Whatever goes into it that is not markup itself is text, and stands there as text.
///
/// @param markup is taken as it is: only [#of(String, Object...)] and what is a constant make it
record Html(String markup) {

    /// Nothing.
    static final Html NONE = new Html("");

    private static final String GAP = "{}";

    /// Fills the gaps of a template, written `{}`, with these parts in their order.
    ///
    /// @param parts markup, or anything else, of which the text goes in
    static Html of(String template, Object... parts) {
        var filled = new StringBuilder();
        int at = 0;
        for (var part : parts) {
            int gap = template.indexOf(GAP, at);
            if (gap < 0) throw new IllegalArgumentException("no gap is left for " + part);
            filled.append(template, at, gap);
            if (part instanceof Html(var markup)) filled.append(markup);
            else escape(part.toString(), filled);
            at = gap + GAP.length();
        }
        if (template.indexOf(GAP, at) >= 0)
            throw new IllegalArgumentException("a gap is left in " + template);
        return new Html(filled.append(template, at, template.length()).toString());
    }

    /// One behind the other.
    static Html all(Stream<Html> parts) {
        return new Html(parts.map(Html::markup).collect(Collectors.joining()));
    }

    /// One behind the other.
    static Html all(Html... parts) {
        return all(Stream.of(parts));
    }

    /// One behind the other, with a separator between them.
    static Html joined(List<Html> parts, String separator) {
        return new Html(parts.stream().map(Html::markup).collect(Collectors.joining(separator)));
    }

    private static void escape(String text, StringBuilder into) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> into.append("&amp;");
                case '<' -> into.append("&lt;");
                case '>' -> into.append("&gt;");
                case '"' -> into.append("&quot;");
                case '\'' -> into.append("&#39;");
                default -> into.append(c);
            }
        }
    }
}
