package dev.wavelength.rest.http;

import dev.wavelength.domain.value.StoreUnavailable;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what could not be done because the store is away.
@Singleton
final class StoreUnavailableHandler
        implements ExceptionHandler<StoreUnavailable, HttpResponse<ProblemJson>> {

    private static final Logger LOG = LoggerFactory.getLogger(StoreUnavailableHandler.class);

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<ProblemJson> handle(HttpRequest request, StoreUnavailable unavailable) {
        LOG.warn("The store is away: {}", unavailable.getMessage());
        return ProblemResponses.answer(
                request, new Refusal(Problem.UNAVAILABLE, Problem.UNAVAILABLE.advice()));
    }
}
