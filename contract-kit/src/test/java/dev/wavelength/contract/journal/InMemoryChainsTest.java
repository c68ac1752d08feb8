package dev.wavelength.contract.journal;

class InMemoryChainsTest extends ChainsContract {

    @Override
    protected Adapters adapters() {
        return Adapters.inMemory();
    }
}
