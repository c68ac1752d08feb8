package dev.wavelength.application.chain;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chain.Status;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class ChainReader implements ReadChains {

    private static final Set<Status> UNBROKEN = EnumSet.of(Status.UNBROKEN, Status.SHINING);
    private static final Set<Status> WHOLE =
            EnumSet.of(Status.UNBROKEN, Status.SHINING, Status.MENDED, Status.TURNED);
    private static final Set<Status> JUDGED = EnumSet.complementOf(EnumSet.of(Status.OPEN));

    private final Chains chains;

    ChainReader(Chains chains) {
        this.chains = chains;
    }

    @Override
    public Optional<Chain.Head> chain(Brand.Id brand, Customer customer) {
        return chains.find(brand, customer);
    }

    @Override
    public Page<Chains.Kept> chains(
            Brand.Id brand, @Nullable Status status, Chains.@Nullable After after, int limit) {
        return Page.of(chains.list(brand, status, after, limit + 1), limit);
    }

    @Override
    public Figures figures(Brand.Id brand) {
        var statuses = new EnumMap<Status, Long>(Status.class);
        for (var status : Status.values()) statuses.put(status, 0L);
        statuses.putAll(chains.count(brand));
        long judged = sum(statuses, JUDGED);
        return new Figures(
                Collections.unmodifiableMap(statuses),
                new Share(sum(statuses, UNBROKEN), judged),
                new Share(sum(statuses, WHOLE), judged));
    }

    private static long sum(Map<Status, Long> counts, Set<Status> statuses) {
        return statuses.stream().mapToLong(status -> counts.getOrDefault(status, 0L)).sum();
    }
}
