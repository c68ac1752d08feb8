package dev.wavelength.contract.journal;

class InMemoryErasuresTest extends ErasuresContract {

    @Override
    protected Adapters adapters() {
        return Adapters.inMemory();
    }
}
