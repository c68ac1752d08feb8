package dev.wavelength.rest.http;

import dev.wavelength.domain.brand.Partner;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

import jakarta.inject.Singleton;

/// Hands the calling partner to controllers that ask for it. The brand comes from here and from
/// nowhere else.
@Singleton
final class PartnerBinder implements TypedRequestArgumentBinder<Partner> {

    private static final Argument<Partner> TYPE = Argument.of(Partner.class);

    @Override
    public Argument<Partner> argumentType() {
        return TYPE;
    }

    @Override
    public BindingResult<Partner> bind(
            ArgumentConversionContext<Partner> context, HttpRequest<?> request) {
        var partner = request.getAttribute(CallerFilter.PARTNER, Partner.class);
        return () -> partner;
    }
}
