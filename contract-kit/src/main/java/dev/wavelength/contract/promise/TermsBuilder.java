package dev.wavelength.contract.promise;

import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;

import org.jspecify.annotations.Nullable;

/// Builds the terms of promises.
public final class TermsBuilder {

    private String text = "At your door within four days";
    private @Nullable String unit = "days";
    private Better better = Better.LOWER;
    private double promised = 4;
    private @Nullable Double tolerated;
    private @Nullable Double stretch;
    private boolean neverEvent;

    private TermsBuilder() {}

    /// Four days to the door, nothing tolerated and nothing that would exceed it.
    public static TermsBuilder terms() {
        return new TermsBuilder();
    }

    public TermsBuilder reading(String words) {
        text = words;
        return this;
    }

    public TermsBuilder atMost(double level, @Nullable String of) {
        return level(Better.LOWER, level, of);
    }

    public TermsBuilder atLeast(double level, @Nullable String of) {
        return level(Better.HIGHER, level, of);
    }

    private TermsBuilder level(Better direction, double level, @Nullable String of) {
        better = direction;
        promised = level;
        unit = of;
        return this;
    }

    public TermsBuilder tolerating(double level) {
        tolerated = level;
        return this;
    }

    public TermsBuilder exceededAt(double level) {
        stretch = level;
        return this;
    }

    public TermsBuilder never() {
        neverEvent = true;
        return this;
    }

    public Promise.Terms build() {
        return new Promise.Terms(
                text, unit, new Levels(better, promised, tolerated, stretch), neverEvent);
    }
}
