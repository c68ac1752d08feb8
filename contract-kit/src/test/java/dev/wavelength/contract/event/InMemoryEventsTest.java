package dev.wavelength.contract.event;

class InMemoryEventsTest extends EventsContract {

    @Override
    protected EventAdapters adapters() {
        return EventAdapters.inMemory();
    }
}
