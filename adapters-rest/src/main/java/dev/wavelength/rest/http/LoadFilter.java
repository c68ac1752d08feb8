package dev.wavelength.rest.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Refuses early what is more than can be done. Health and documentation are answered all the same.
@ServerFilter("/v1/**")
@Order(CallerFilter.ORDER - 1)
final class LoadFilter {

    private final Load load;

    LoadFilter(Load load) {
        this.load = load;
    }

    @RequestFilter
    void check() {
        if (load.isTooMuch()) throw new Refusal(Problem.BUSY, Problem.BUSY.advice());
    }
}
