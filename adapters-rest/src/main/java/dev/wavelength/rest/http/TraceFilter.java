package dev.wavelength.rest.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpVersion;
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
        // RFC 9112, 3.2: who names no host, or two, may mean another server.
        if (request.getHttpVersion() == HttpVersion.HTTP_1_1
                && request.getHeaders().getAll(HttpHeaders.HOST).size() != 1)
            throw new Refusal(Problem.MALFORMED_REQUEST, "HTTP/1.1 needs the header Host, once.");
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        CommonHeaders.on(response, request);
    }
}
