package dev.wavelength.rest.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Addresses within the API.
public final class Links {

    private Links() {}

    /// A segment of an address, safe whatever it holds.
    public static String segment(Object name) {
        return URLEncoder.encode(name.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The address of something below these segments.
    public static URI to(Object... segments) {
        return URI.create(
                Arrays.stream(segments)
                        .map(Links::segment)
                        .collect(Collectors.joining("/", "/", "")));
    }

    /// Answers with one page of a list, and the address of the next.
    ///
    /// @param next the cursor at which the next begins; none on the last
    public static <T> HttpResponse<T> page(HttpRequest<?> request, T page, @Nullable String next) {
        return page(request, page, "cursor", next);
    }

    /// Answers with one page of a list, and the address of the next.
    ///
    /// @param parameter by which the next is asked for
    /// @param next where it begins; none on the last
    public static <T> HttpResponse<T> page(
            HttpRequest<?> request, T page, String parameter, @Nullable String next) {
        MutableHttpResponse<T> response = HttpResponse.ok(page);
        return next == null
                ? response
                : response.header(
                        HttpHeaders.LINK,
                        "<%s>; rel=\"next\"".formatted(next(request, parameter, next)));
    }

    private static String next(HttpRequest<?> request, String name, String cursor) {
        var others =
                request.getParameters().asMap().entrySet().stream()
                        .filter(parameter -> !parameter.getKey().equals(name))
                        .map(
                                parameter ->
                                        parameter.getKey()
                                                + "="
                                                + segment(parameter.getValue().getFirst()));
        return request.getUri().getRawPath()
                + Stream.concat(others, Stream.of(name + "=" + cursor))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
