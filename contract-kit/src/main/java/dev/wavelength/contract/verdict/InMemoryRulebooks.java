package dev.wavelength.contract.verdict;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Rulebooks;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The reference for keeping every version of every brand's rulebook.
public final class InMemoryRulebooks implements Rulebooks {

    private final Map<Brand.Id, List<Rulebook>> rulebooks = new HashMap<>();

    @Override
    public synchronized Rulebook current(Brand.Id brand) {
        return of(brand).getLast();
    }

    @Override
    public synchronized Optional<Rulebook> find(Brand.Id brand, int version) {
        return of(brand).stream().filter(one -> one.version() == version).findFirst();
    }

    @Override
    public synchronized Optional<Rulebook> put(
            Brand.Id brand, Rulebook rules, @Nullable Integer expected) {
        var latest = current(brand);
        if (expected != null && expected != latest.version()) return Optional.empty();
        if (rules.as(latest.version()).equals(latest)) return Optional.of(latest);
        var next = rules.as(latest.version() + 1);
        of(brand).add(next);
        return Optional.of(next);
    }

    private List<Rulebook> of(Brand.Id brand) {
        return rulebooks.computeIfAbsent(
                brand, unseen -> new ArrayList<>(List.of(Rulebook.standard())));
    }
}
