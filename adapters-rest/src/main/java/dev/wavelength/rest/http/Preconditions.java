package dev.wavelength.rest.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// Entity tags and what callers make depend on them (RFC 9110, 8.8.3 and 13). All tags are strong.
public final class Preconditions {

    private Preconditions() {}

    /// Refuses a change that is meant for another state than the present one.
    ///
    /// @param tag the present one in its quotes; none where there is no such thing or it has no tag
    /// @throws Refusal if If-Match or If-None-Match forbid the change
    public static void check(HttpRequest<?> request, @Nullable String tag) {
        var wanted = tags(request, HttpHeaders.IF_MATCH);
        var unwanted = tags(request, HttpHeaders.IF_NONE_MATCH);
        if (!wanted.isEmpty() && !matches(wanted, tag))
            throw new Refusal(
                    Problem.STALE,
                    tag == null
                            ? "This has no ETag, so nothing can match it: leave If-Match out."
                            : "If-Match names another state than the present one, which is %s: read it again and decide again."
                                    .formatted(tag));
        if (!unwanted.isEmpty() && (tag == null || matches(unwanted, tag)))
            throw new Refusal(
                    Problem.STALE,
                    "If-None-Match forbids this change: leave it out, or read what there is now.");
    }

    /// Whether a change is meant for one state only.
    public static boolean demanded(HttpRequest<?> request) {
        return !tags(request, HttpHeaders.IF_MATCH).isEmpty()
                || !tags(request, HttpHeaders.IF_NONE_MATCH).isEmpty();
    }

    /// Answers with the body, or with 304 where the caller has it already.
    public static <T> MutableHttpResponse<T> answer(HttpRequest<?> request, String tag, T body) {
        var response =
                matches(tags(request, HttpHeaders.IF_NONE_MATCH), tag)
                        ? HttpResponse.<T>notModified()
                        : HttpResponse.ok(body);
        return response.header(HttpHeaders.ETAG, tag);
    }

    private static boolean matches(List<String> tags, @Nullable String tag) {
        return tag != null && (tags.contains("*") || tags.contains(tag));
    }

    private static List<String> tags(HttpRequest<?> request, CharSequence header) {
        return request.getHeaders().getAll(header).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
    }
}
