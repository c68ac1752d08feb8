package dev.wavelength.contract.event;

import dev.wavelength.domain.event.SigningKey;
import dev.wavelength.domain.event.SigningKeys;

import org.jspecify.annotations.Nullable;

/// The reference for keeping the key that signs.
public final class InMemorySigningKeys implements SigningKeys {

    private @Nullable SigningKey first;

    @Override
    public synchronized SigningKey keepFirst(SigningKey candidate) {
        var kept = first == null ? candidate : first;
        first = kept;
        return kept;
    }
}
