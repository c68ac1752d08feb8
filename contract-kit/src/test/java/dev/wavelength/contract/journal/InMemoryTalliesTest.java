package dev.wavelength.contract.journal;

class InMemoryTalliesTest extends TalliesContract {

    @Override
    protected Adapters adapters() {
        return Adapters.inMemory();
    }
}
