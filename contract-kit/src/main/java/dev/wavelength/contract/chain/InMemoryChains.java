package dev.wavelength.contract.chain;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.moment.Customer;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The reference for reading chains: it keeps none, but folds what is recorded each time anew.
public final class InMemoryChains implements Chains {

    private static final Comparator<After> WORST_FIRST =
            Comparator.comparingDouble(After::standingImpact)
                    .thenComparing(after -> after.customer().reference());

    private final Function<Brand.Id, Map<Customer, List<Link>>> links;

    /// @param links all that is recorded in a brand, by customer, in any order
    public InMemoryChains(Function<Brand.Id, Map<Customer, List<Link>>> links) {
        this.links = links;
    }

    @Override
    public Optional<Chain.Head> find(Brand.Id brand, Customer customer) {
        return all(brand)
                .filter(one -> one.customer().equals(customer))
                .map(Kept::head)
                .findFirst();
    }

    @Override
    public List<Kept> list(
            Brand.Id brand, Chain.@Nullable Status status, @Nullable After after, int limit) {
        return all(brand)
                .filter(one -> status == null || one.head().status() == status)
                .filter(one -> after == null || WORST_FIRST.compare(place(one), after) > 0)
                .sorted(Comparator.comparing(InMemoryChains::place, WORST_FIRST))
                .limit(limit)
                .toList();
    }

    @Override
    public Map<Chain.Status, Long> count(Brand.Id brand) {
        var counts = new EnumMap<Chain.Status, Long>(Chain.Status.class);
        all(brand).forEach(one -> counts.merge(one.head().status(), 1L, Long::sum));
        return counts;
    }

    private Stream<Kept> all(Brand.Id brand) {
        return links.apply(brand).entrySet().stream()
                .map(entry -> new Kept(entry.getKey(), Chain.of(entry.getValue()).head()));
    }

    private static After place(Kept kept) {
        return new After(kept.head().standingImpact(), kept.customer());
    }
}
