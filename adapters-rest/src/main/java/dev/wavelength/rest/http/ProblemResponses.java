package dev.wavelength.rest.http;

import dev.wavelength.domain.value.Fault;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.UnsupportedMediaException;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;

import jakarta.inject.Singleton;

import java.util.List;

/// Makes a problem of everything that is not 2xx, whoever found it. What the server itself says of
/// its errors is not passed on: it speaks of its insides.
@Singleton
final class ProblemResponses implements ErrorResponseProcessor<ProblemJson> {

    /// How long to wait before trying again, in seconds, where nothing else is known.
    private static final long RETRY_AFTER = 1;

    @Override
    @SuppressWarnings("unchecked")
    public MutableHttpResponse<ProblemJson> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        var request = context.getRequest();
        var cause = context.getRootCause().orElse(null);
        // The server says the same of a body and of headers that are too long, but of headers it
        // knows no cause.
        var problem =
                cause == null && response.status() == HttpStatus.REQUEST_ENTITY_TOO_LARGE
                        ? Problem.HEADERS_TOO_LARGE
                        : Problem.of(response.status());
        if (cause instanceof UnsupportedMediaException refused)
            response.header(
                    HttpHeaders.ACCEPT, String.join(", ", refused.getAcceptableContentTypes()));
        return fill(
                request,
                (MutableHttpResponse<ProblemJson>) response,
                problem,
                cause instanceof UnsatisfiedRouteException
                        ? "The body is empty: send JSON, with Content-Type: application/json."
                        : detail(problem, request),
                List.of(),
                RETRY_AFTER);
    }

    /// The answer to a refused request.
    static MutableHttpResponse<ProblemJson> answer(HttpRequest<?> request, Refusal refusal) {
        return fill(
                request,
                HttpResponse.<ProblemJson>status(refusal.problem().status()),
                refusal.problem(),
                refusal.detail(),
                refusal.faults(),
                refusal.retryAfter());
    }

    private static MutableHttpResponse<ProblemJson> fill(
            HttpRequest<?> request,
            MutableHttpResponse<ProblemJson> response,
            Problem problem,
            String detail,
            List<Fault> faults,
            long retryAfter) {
        response.status(problem.status());
        switch (problem) {
            case UNAUTHENTICATED ->
                    response.header(HttpHeaders.WWW_AUTHENTICATE, challenge(request));
            case UNAVAILABLE, ISSUER_SILENT, BUSY, TOO_MANY_REQUESTS ->
                    response.header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
            case MALFORMED_REQUEST,
                    INVALID_PARAMETER,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    ID_TAKEN,
                    CUSTOMER_ERASED,
                    NAME_TAKEN,
                    CLIENT_TAKEN,
                    TOO_MANY_KEYS,
                    TOO_MANY_WEBHOOKS,
                    NOT_NOW,
                    STALE,
                    TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    INVALID_CONTENT,
                    KEY_REUSED,
                    HEADERS_TOO_LARGE,
                    INTERNAL_ERROR -> {}
        }
        // What cannot be read at all is answered without filters.
        CommonHeaders.on(response, request);
        if (request.getMethod() == HttpMethod.HEAD) return response;
        return response.contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(
                        ProblemJson.of(
                                problem,
                                detail,
                                faults,
                                request.getUri().getRawPath(),
                                RequestTrace.of(request).requestId()));
    }

    /// As RFC 6750 has it: who showed nothing did nothing wrong.
    private static String challenge(HttpRequest<?> request) {
        var realm = "Bearer realm=\"wavelength\"";
        return request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
                ? realm + ", error=\"invalid_token\""
                : realm;
    }

    private static String detail(Problem problem, HttpRequest<?> request) {
        return switch (problem) {
            case NOT_FOUND ->
                    "There is nothing at %s. See /docs for what there is."
                            .formatted(request.getUri().getRawPath());
            case METHOD_NOT_ALLOWED ->
                    "%s is not for this address: see the header Allow."
                            .formatted(request.getMethodName());
            default -> problem.advice();
        };
    }
}
