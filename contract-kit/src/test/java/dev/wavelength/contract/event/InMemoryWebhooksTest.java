package dev.wavelength.contract.event;

class InMemoryWebhooksTest extends WebhooksContract {

    @Override
    protected EventAdapters adapters() {
        return EventAdapters.inMemory();
    }
}
