package dev.wavelength.application.chain;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/// Driving port: for reading how customers fare.
public interface ReadChains {

    /// A customer's chain; none if no moment of theirs was recorded.
    Optional<Chain.Head> chain(Brand.Id brand, Customer customer);

    /// Chains, the worst standing impact first, then by customer.
    ///
    /// @param status only chains of this status; none means of all
    /// @param after the last one seen, if any
    Page<Chains.Kept> chains(
            Brand.Id brand, Chain.@Nullable Status status, Chains.@Nullable After after, int limit);

    /// How all customers fare: a share, never an average.
    Figures figures(Brand.Id brand);

    /// How all customers fare.
    ///
    /// @param statuses how many chains there are of each status, also of those that have none
    /// @param unbroken chains that are UNBROKEN or SHINING, of all that are judged
    /// @param whole those and the MENDED and TURNED, of all that are judged
    record Figures(Map<Chain.Status, Long> statuses, Share unbroken, Share whole) {}

    /// The use case over this port.
    static ReadChains over(Chains chains) {
        return new ChainReader(chains);
    }
}
