package dev.wavelength.contract.journal;

class InMemoryRecoveriesTest extends RecoveriesContract {

    @Override
    protected Adapters adapters() {
        return Adapters.inMemory();
    }
}
