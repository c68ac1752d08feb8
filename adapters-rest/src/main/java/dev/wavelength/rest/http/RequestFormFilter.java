package dev.wavelength.rest.http;

import dev.wavelength.domain.value.Fault;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Refuses what no call understands: unknown or repeated query parameters, encoded bodies, and
/// bodies that say beforehand that they are too large.
@ServerFilter("/v1/**")
@Order(CallerFilter.ORDER + 1)
final class RequestFormFilter {

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (!(RouteAttributes.getRouteMatch(request).orElse(null)
                instanceof MethodBasedRouteMatch<?, ?> route)) return;
        var path = request.getUri().getRawPath();
        if (path.contains("%20")) throw Refusal.notFound("thing whose name has a blank in it");
        var known = new HashSet<String>();
        for (Argument<?> argument : route.getArguments())
            argument.getAnnotationMetadata()
                    .stringValue(QueryValue.class)
                    .or(
                            () ->
                                    argument.isAnnotationPresent(QueryValue.class)
                                            ? Optional.of(argument.getName())
                                            : Optional.empty())
                    .ifPresent(known::add);
        checkParameters(request, known);
        var encoding = request.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity"))
            throw new Refusal(
                    Problem.UNSUPPORTED_MEDIA_TYPE,
                    "Send the body as it is, without a Content-Encoding.");
        if (request.getHeaders().contains(HttpHeaders.CONTENT_TYPE) && !isUtf8(request))
            throw new Refusal(
                    Problem.UNSUPPORTED_MEDIA_TYPE,
                    "The Content-Type names no form that is read here, or another charset than UTF-8.");
        boolean streamed = route.isAnnotationPresent(Streamed.class);
        if (!streamed && request.getContentLength() > ServerLimits.MOST_BYTES)
            throw new Refusal(
                    Problem.TOO_LARGE,
                    "A body holds at most %d bytes.".formatted(ServerLimits.MOST_BYTES));
    }

    private static boolean isUtf8(HttpRequest<?> request) {
        return request.getContentType()
                .filter(
                        type ->
                                type.getParameters()
                                        .get("charset")
                                        .map(
                                                charset ->
                                                        charset.toString()
                                                                .equalsIgnoreCase("utf-8"))
                                        .orElse(true))
                .isPresent();
    }

    private static void checkParameters(HttpRequest<?> request, Set<String> known) {
        List<Fault> faults = new ArrayList<>(0);
        for (var parameter : request.getParameters()) {
            var name = parameter.getKey();
            if (!known.contains(name))
                faults.add(
                        new Fault(
                                "/" + name,
                                known.isEmpty()
                                        ? "is not known: this call has no query parameters"
                                        : "is not known: there are %s"
                                                .formatted(
                                                        known.stream()
                                                                .sorted()
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
            else if (parameter.getValue().size() > 1)
                faults.add(new Fault("/" + name, "stands here more than once"));
        }
        if (!faults.isEmpty()) throw Parameters.refusal(faults);
    }
}
