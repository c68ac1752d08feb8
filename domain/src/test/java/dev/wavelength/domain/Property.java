package dev.wavelength.domain;

import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/// What must hold for every case, tried on many: each from a seed of its own, so that a case that
/// fails can be made again.
public final class Property {

    /// How many cases each property is tried on.
    public static final int CASES = 10_000;

    private Property() {}

    /// Tries a property on [#CASES] generated cases.
    public static <T> void forAll(Function<Random, T> generator, Consumer<T> property) {
        for (long seed = 1; seed <= CASES; seed++) {
            var example = generator.apply(new Random(seed));
            try {
                property.accept(example);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(
                        "seed %d: %s%n%s".formatted(seed, example, failure), failure);
            }
        }
    }
}
