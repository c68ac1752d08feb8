package dev.wavelength.contract.promise;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.promise.Touchpoints;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The reference for keeping touchpoints.
public final class InMemoryTouchpoints implements Touchpoints {

    private final Map<Brand.Id, Map<Touchpoint.Id, Touchpoint>> touchpoints = new HashMap<>();

    @Override
    public synchronized void put(Brand.Id brand, Touchpoint touchpoint) {
        of(brand).put(touchpoint.id(), touchpoint);
    }

    @Override
    public synchronized void encounter(Brand.Id brand, Touchpoint.Id id) {
        of(brand).putIfAbsent(id, Touchpoint.undeclared(id));
    }

    @Override
    public synchronized Optional<Touchpoint> find(Brand.Id brand, Touchpoint.Id id) {
        return Optional.ofNullable(of(brand).get(id));
    }

    @Override
    public synchronized List<Touchpoint> list(
            Brand.Id brand, Touchpoint.@Nullable Id after, int limit) {
        return of(brand).values().stream()
                .filter(one -> after == null || one.id().text().compareTo(after.text()) > 0)
                .sorted(Comparator.comparing(one -> one.id().text()))
                .limit(limit)
                .toList();
    }

    private Map<Touchpoint.Id, Touchpoint> of(Brand.Id brand) {
        return touchpoints.computeIfAbsent(brand, unseen -> new HashMap<>());
    }
}
