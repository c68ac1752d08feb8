package dev.wavelength.rest.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Gives every request its id and its place in the logs, and every answer the headers that all
/// answers carry.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TraceFilter {

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        context.add(RequestTrace.begin(request));
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        RequestTrace.of(request)
                .ifPresent(trace -> response.header(RequestTrace.REQUEST_ID, trace.requestId()));
        var headers = response.getHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        if (!headers.contains(HttpHeaders.CACHE_CONTROL))
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!headers.contains("Content-Security-Policy"))
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
}
