package dev.wavelength.rest.http;

import dev.wavelength.domain.brand.ApiKey;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

import jakarta.inject.Singleton;

/// Hands the key that the caller showed to controllers that ask for it, so that they can look again
/// whether it is still in force.
@Singleton
final class KeyBinder implements TypedRequestArgumentBinder<ApiKey> {

    private static final Argument<ApiKey> TYPE = Argument.of(ApiKey.class);

    @Override
    public Argument<ApiKey> argumentType() {
        return TYPE;
    }

    @Override
    public BindingResult<ApiKey> bind(
            ArgumentConversionContext<ApiKey> context, HttpRequest<?> request) {
        var key = request.getAttribute(CallerFilter.KEY, ApiKey.class);
        return () -> key;
    }
}
