package dev.wavelength.application.event;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.value.Page;

import java.util.List;
import java.util.Map;

final class EventReader implements ReadEvents {

    private final Events events;

    EventReader(Events events) {
        this.events = events;
    }

    @Override
    public Page<Announced> events(Brand.Id brand, Event.Position after, int limit) {
        return Page.of(
                events.after(Map.of(brand, after), limit + 1).getOrDefault(brand, List.of()),
                limit);
    }

    @Override
    public Map<Brand.Id, List<Announced>> events(Map<Brand.Id, Event.Position> places, int limit) {
        return events.after(places, limit);
    }

    @Override
    public Event.Position end(Brand.Id brand) {
        return events.end(brand);
    }
}
