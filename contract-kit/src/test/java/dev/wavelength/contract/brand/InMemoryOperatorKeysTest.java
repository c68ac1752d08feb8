package dev.wavelength.contract.brand;

import dev.wavelength.domain.brand.OperatorKeys;

class InMemoryOperatorKeysTest extends OperatorKeysContract {

    @Override
    protected OperatorKeys operatorKeys() {
        return new InMemoryOperatorKeys();
    }
}
