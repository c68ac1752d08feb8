package dev.wavelength.contract.brand;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The reference for keeping brands.
public final class InMemoryBrands implements Brands {

    private final Map<Brand.Id, Brand> brands = new HashMap<>();

    @Override
    public synchronized Put put(Brand brand) {
        var before = brands.put(brand.id(), brand);
        if (before == null) return Put.CREATED;
        return before.equals(brand) ? Put.SAME : Put.CHANGED;
    }

    @Override
    public synchronized Optional<Brand> find(Brand.Id id) {
        return Optional.ofNullable(brands.get(id));
    }

    @Override
    public synchronized List<Brand> forgetting() {
        return brands.values().stream().filter(brand -> brand.retainMonths() != null).toList();
    }
}
