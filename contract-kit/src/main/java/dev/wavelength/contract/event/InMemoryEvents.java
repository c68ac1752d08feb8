package dev.wavelength.contract.event;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.moment.Customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The reference for announcing events.
public final class InMemoryEvents implements Events {

    private final Map<Brand.Id, List<Announced>> announced = new HashMap<>();
    private long steps;

    @Override
    public synchronized void announce(Brand.Id brand, List<Event> events) {
        steps++;
        var all = announced.computeIfAbsent(brand, unseen -> new ArrayList<>());
        for (int i = 0; i < events.size(); i++)
            all.add(new Announced(new Event.Position(steps, i), events.get(i)));
    }

    @Override
    public synchronized Map<Brand.Id, List<Announced>> after(
            Map<Brand.Id, Event.Position> places, int limit) {
        var told = new HashMap<Brand.Id, List<Announced>>();
        places.forEach(
                (brand, place) -> {
                    var next =
                            announced.getOrDefault(brand, List.of()).stream()
                                    .filter(one -> one.position().compareTo(place) > 0)
                                    .limit(limit)
                                    .toList();
                    if (!next.isEmpty()) told.put(brand, next);
                });
        return told;
    }

    @Override
    public synchronized List<Announced> of(
            Brand.Id brand, Customer customer, Event.Position after, int limit) {
        return announced.getOrDefault(brand, List.of()).stream()
                .filter(one -> customer.equals(one.event().customer()))
                .filter(one -> one.position().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Event.Position end(Brand.Id brand) {
        return new Event.Position(steps, Integer.MAX_VALUE);
    }

    @Override
    public synchronized int forget(Instant before) {
        int forgotten = 0;
        for (var all : announced.values()) {
            int size = all.size();
            all.removeIf(one -> one.event().at().isBefore(before));
            forgotten += size - all.size();
        }
        return forgotten;
    }

    @Override
    public synchronized int forget(Brand.Id brand, Customer customer) {
        var all = announced.getOrDefault(brand, new ArrayList<>());
        int size = all.size();
        all.removeIf(one -> customer.equals(one.event().customer()));
        return size - all.size();
    }
}
