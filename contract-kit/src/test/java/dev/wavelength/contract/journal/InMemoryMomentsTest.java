package dev.wavelength.contract.journal;

class InMemoryMomentsTest extends MomentsContract {

    @Override
    protected Adapters adapters() {
        return Adapters.inMemory();
    }
}
