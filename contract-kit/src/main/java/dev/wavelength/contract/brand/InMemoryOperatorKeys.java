package dev.wavelength.contract.brand;

import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.OperatorKeys;

import org.jspecify.annotations.Nullable;

/// The reference for keeping the fingerprint of the operator's key.
public final class InMemoryOperatorKeys implements OperatorKeys {

    private ApiKey.@Nullable Fingerprint first;

    @Override
    public synchronized ApiKey.Fingerprint keepFirst(ApiKey.Fingerprint candidate) {
        var kept = first == null ? candidate : first;
        first = kept;
        return kept;
    }
}
