package dev.wavelength.domain.moment;

import dev.wavelength.domain.value.Key;

/// Someone served, known only by the partner's opaque reference.
public record Customer(String reference) {
    public Customer {
        Key.check(reference);
    }

    @Override
    public String toString() {
        return reference;
    }
}
