package dev.wavelength.application.event;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.value.Page;

import java.util.List;
import java.util.Map;

/// Driving port: for reading what was announced, in its order.
///
/// Whoever goes on behind the last event read misses none. Events are kept for [#KEPT_DAYS] days.
public interface ReadEvents {

    /// For how many days events are kept.
    int KEPT_DAYS = 30;

    /// The events of a brand behind a place.
    Page<Announced> events(Brand.Id brand, Event.Position after, int limit);

    /// The events behind a place in each of these brands, of which there are any.
    Map<Brand.Id, List<Announced>> events(Map<Brand.Id, Event.Position> places, int limit);

    /// Where the events of a brand end just now.
    Event.Position end(Brand.Id brand);

    /// The use case over this port.
    static ReadEvents over(Events events) {
        return new EventReader(events);
    }
}
