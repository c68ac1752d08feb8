package dev.wavelength.domain.event;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.moment.Customer;

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
/// | E7 | forget the events of a customer of a brand, and no others |
/// | E8 | tell by themselves the events of a customer of a brand, as they are told among all |
public interface Events {

    /// Announces events: all of them, or none.
    void announce(Brand.Id brand, List<Event> events);

    /// What was announced behind these places.
    ///
    /// @param places for each brand that is asked about, the last place seen
    /// @return for each brand of which there is any, the next events
    Map<Brand.Id, List<Announced>> after(Map<Brand.Id, Event.Position> places, int limit);

    /// What was announced of a customer behind a place: up to `limit` events, in their order.
    List<Announced> of(Brand.Id brand, Customer customer, Event.Position after, int limit);

    /// Where the events of a brand end just now.
    Event.Position end(Brand.Id brand);

    /// Forgets events from before an instant.
    ///
    /// @return how many
    int forget(Instant before);

    /// Forgets the events of a customer, and what is on its way of them.
    ///
    /// @return how many events
    int forget(Brand.Id brand, Customer customer);
}
