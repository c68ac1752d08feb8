package dev.wavelength.domain.event;

import dev.wavelength.domain.brand.Brand;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Driven port: for announcing events and reading them in their order.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | E1 | keep an event whole, and tell it under its own brand alone |
/// | E2 | tell what was announced at once in the order given, and before all announced later |
/// | E3 | miss no event for a reader who goes on behind the last told, however many announce |
/// | E4 | tell at most `limit` events of each brand, those first that come first |
/// | E5 | name as its end a place behind all that was told and before all that will be |
/// | E6 | forget the events from before an instant, and no others |
public interface Events {

    /// Announces events: all of them, or none.
    void announce(Brand.Id brand, List<Event> events);

    /// What was announced behind these places.
    ///
    /// @param places for each brand that is asked about, the last place seen
    /// @return for each brand of which there is any, the next events
    Map<Brand.Id, List<Announced>> after(Map<Brand.Id, Event.Position> places, int limit);

    /// Where the events of a brand end just now.
    Event.Position end(Brand.Id brand);

    /// Forgets events from before an instant.
    ///
    /// @return how many
    int forget(Instant before);
}
