package dev.wavelength.rest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

/// Answers refused requests.
@Singleton
final class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<ProblemJson>> {

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<ProblemJson> handle(HttpRequest request, Refusal refusal) {
        return ProblemResponses.answer(request, refusal);
    }
}
