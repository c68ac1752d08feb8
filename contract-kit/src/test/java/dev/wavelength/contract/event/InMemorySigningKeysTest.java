package dev.wavelength.contract.event;

import dev.wavelength.domain.event.SigningKeys;

class InMemorySigningKeysTest extends SigningKeysContract {

    @Override
    protected SigningKeys signingKeys() {
        return new InMemorySigningKeys();
    }
}
