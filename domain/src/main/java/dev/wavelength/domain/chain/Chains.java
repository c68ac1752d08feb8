package dev.wavelength.domain.chain;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.moment.Customer;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Driven port: for reading the chains that recording keeps.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | C1 | show each chain as a fold of all its recorded moments, in its own brand only |
/// | C2 | list the worst standing impact first, then by customer in code point order |
/// | C3 | count each chain under its one status, and no status it has no chain for |
public interface Chains {

    /// A customer's chain.
    record Kept(Customer customer, Chain.Head head) {}

    /// Where a list goes on: just behind this chain.
    record After(double standingImpact, Customer customer) {}

    /// The customer's chain; none if no moment of theirs was recorded.
    Optional<Chain.Head> find(Brand.Id brand, Customer customer);

    /// Up to `limit` chains behind `after`, or from the first; of one status, or of all.
    List<Kept> list(
            Brand.Id brand, Chain.@Nullable Status status, @Nullable After after, int limit);

    /// How many chains there are of each status.
    Map<Chain.Status, Long> count(Brand.Id brand);
}
