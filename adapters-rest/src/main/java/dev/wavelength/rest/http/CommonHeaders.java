package dev.wavelength.rest.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

/// The headers that all answers carry.
final class CommonHeaders {

    private CommonHeaders() {}

    /// Sets them. What a page says of its own security stays.
    static void on(MutableHttpResponse<?> response, HttpRequest<?> request) {
        var headers = response.getHeaders();
        headers.set(RequestTrace.REQUEST_ID, RequestTrace.of(request).requestId());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        // RFC 6797, 7.2: only where the caller came by TLS.
        if (request.isSecure()) headers.set("Strict-Transport-Security", "max-age=31536000");
        if (!headers.contains(HttpHeaders.CACHE_CONTROL))
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!headers.contains("Content-Security-Policy"))
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        request.getAttribute(CallerFilter.ALLOWANCE, Allowance.class)
                .ifPresent(
                        allowance -> {
                            headers.set("RateLimit-Policy", allowance.policy());
                            headers.set("RateLimit", allowance.state());
                        });
    }
}
