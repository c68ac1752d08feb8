package dev.wavelength.rest.http;

import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.value.InvalidValue;

import io.micronaut.http.HttpRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// The header Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): a caller's own name for
/// one request, bare or as a quoted string of RFC 9651.
public record IdempotencyKey(String text) {

    /// The header's name.
    public static final String HEADER = "Idempotency-Key";

    public IdempotencyKey {
        var checked = new Claim("", text, Digest.of());
        text = checked.key();
    }

    /// The key that came with a request.
    ///
    /// @throws Refusal if what came is no key
    public static Optional<IdempotencyKey> of(HttpRequest<?> request) {
        var sent = request.getHeaders().getAll(HEADER);
        if (sent.isEmpty()) return Optional.empty();
        if (sent.size() > 1) throw refusal("stands here more than once");
        var text = sent.getFirst();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        try {
            return Optional.of(new IdempotencyKey(quoted ? unquoted(text) : text));
        } catch (InvalidValue invalid) {
            throw refusal(invalid.reason());
        }
    }

    /// The claim that this is the same as any other request of this caller under this key.
    ///
    /// @param content all that was asked, in parts
    public Claim claim(String caller, @Nullable Object... content) {
        return new Claim(caller, text, Digest.of(content));
    }

    /// The refusal of a key that stands for something else.
    public static Refusal reused() {
        return new Refusal(
                Problem.KEY_REUSED,
                "This key stands for another request: send this one under a key of its own.");
    }

    private static String unquoted(String text) {
        var bare = new StringBuilder();
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '"') throw refusal("must not hold a quote but behind a backslash");
            if (c == '\\') {
                c = text.charAt(++i);
                if (i == text.length() - 1 || (c != '"' && c != '\\'))
                    throw refusal("must not hold a backslash but before a quote or a backslash");
            }
            bare.append(c);
        }
        return bare.toString();
    }

    private static Refusal refusal(String detail) {
        return Parameters.refusal(List.of(new Fault("/" + HEADER, detail)));
    }
}
