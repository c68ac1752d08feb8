package dev.wavelength.rest.http;

import dev.wavelength.domain.brand.Credential;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

import jakarta.inject.Singleton;

/// Hands the key or token that the caller showed to controllers that ask for it, so that they can
/// look again whether it is still in force.
@Singleton
final class CredentialBinder implements TypedRequestArgumentBinder<Credential> {

    private static final Argument<Credential> TYPE = Argument.of(Credential.class);

    @Override
    public Argument<Credential> argumentType() {
        return TYPE;
    }

    @Override
    public BindingResult<Credential> bind(
            ArgumentConversionContext<Credential> context, HttpRequest<?> request) {
        var shown = request.getAttribute(CallerFilter.CREDENTIAL, Credential.class);
        return () -> shown;
    }
}
