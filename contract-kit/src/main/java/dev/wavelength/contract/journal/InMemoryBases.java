package dev.wavelength.contract.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.journal.Bases;
import dev.wavelength.domain.journal.Basis;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Promises.Place;
import dev.wavelength.domain.verdict.Rulebooks;

import java.util.Collection;
import java.util.Optional;

/// The reference for what moments are judged by: what the ports of its parts say.
public final class InMemoryBases implements Bases {

    private final Brands brands;
    private final Rulebooks rulebooks;
    private final Promises promises;

    public InMemoryBases(Brands brands, Rulebooks rulebooks, Promises promises) {
        this.brands = brands;
        this.rulebooks = rulebooks;
        this.promises = promises;
    }

    @Override
    public Optional<Basis> find(Brand.Id brand, Collection<Place> places) {
        return brands.find(brand)
                .map(
                        found ->
                                new Basis(
                                        found,
                                        rulebooks.current(brand),
                                        promises.histories(brand, places)));
    }
}
