package dev.wavelength.contract.promise;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.PromiseHistory;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoint;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The reference for keeping every version of every promise.
public final class InMemoryPromises implements Promises {

    private final Map<Brand.Id, Map<Place, PromiseHistory>> promises = new HashMap<>();

    @Override
    public synchronized Promise put(
            Brand.Id brand,
            Place place,
            Promise.Terms terms,
            @Nullable Instant validFrom,
            Instant now) {
        var made = of(brand).getOrDefault(place, PromiseHistory.NONE).versions();
        var next =
                new Promise(
                        place.touchpoint(),
                        place.promise(),
                        made.size() + 1,
                        terms,
                        validFrom == null ? now : validFrom);
        if (!made.isEmpty()) {
            var latest = made.getLast();
            boolean sameStart = validFrom == null || next.validFrom().equals(latest.validFrom());
            if (latest.terms().equals(terms) && sameStart) return latest;
        }
        of(brand)
                .put(
                        place,
                        new PromiseHistory(Stream.concat(made.stream(), Stream.of(next)).toList()));
        return next;
    }

    @Override
    public synchronized List<Promise> list(
            Brand.Id brand,
            Touchpoint.Id touchpoint,
            Instant asOf,
            Promise.@Nullable Id after,
            int limit) {
        return of(brand).entrySet().stream()
                .filter(entry -> entry.getKey().touchpoint().equals(touchpoint))
                .map(entry -> entry.getValue().asOf(asOf))
                .flatMap(Optional::stream)
                .filter(one -> after == null || one.id().text().compareTo(after.text()) > 0)
                .sorted(Comparator.comparing(one -> one.id().text()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<Place, PromiseHistory> histories(
            Brand.Id brand, Collection<Place> places) {
        var wanted = new HashMap<>(of(brand));
        wanted.keySet().retainAll(places);
        return wanted;
    }

    private Map<Place, PromiseHistory> of(Brand.Id brand) {
        return promises.computeIfAbsent(brand, unseen -> new HashMap<>());
    }
}
