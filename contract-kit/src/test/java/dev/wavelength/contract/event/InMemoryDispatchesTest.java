package dev.wavelength.contract.event;

class InMemoryDispatchesTest extends DispatchesContract {

    @Override
    protected EventAdapters adapters() {
        return EventAdapters.inMemory();
    }
}
