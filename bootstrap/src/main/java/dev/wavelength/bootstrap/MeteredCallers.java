package dev.wavelength.bootstrap;

import dev.wavelength.application.brand.IdentifyCaller;
import dev.wavelength.domain.brand.Credential;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Callers, counted where what they show is nobody's: many of those are somebody trying keys.
final class MeteredCallers implements IdentifyCaller {

    private final IdentifyCaller callers;
    private final Counter strangers;

    MeteredCallers(IdentifyCaller callers, MeterRegistry registry) {
        this.callers = callers;
        this.strangers =
                Counter.builder("wavelength.strangers")
                        .description("keys and tokens that were shown and are nobody's")
                        .register(registry);
    }

    @Override
    public Caller identify(Credential shown) {
        var caller = callers.identify(shown);
        if (caller instanceof Caller.Stranger) strangers.increment();
        return caller;
    }
}
