package dev.wavelength.contract.event;

import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.event.Webhooks;

/// The adapters that telling goes through, all over one store: what is announced to one is sent by
/// the others.
public record EventAdapters(
        Brands brands, Events events, Webhooks webhooks, Dispatches dispatches) {

    /// The reference.
    public static EventAdapters inMemory() {
        var events = new InMemoryEvents();
        var webhooks = new InMemoryWebhooks(events);
        return new EventAdapters(new InMemoryBrands(), events, webhooks, webhooks.dispatches());
    }
}
