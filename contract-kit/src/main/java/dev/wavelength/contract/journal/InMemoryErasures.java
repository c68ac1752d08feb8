package dev.wavelength.contract.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Erasures;
import dev.wavelength.domain.moment.Customer;

import java.time.Instant;

/// The reference for letting go of what is recorded.
public final class InMemoryErasures implements Erasures {

    private final InMemoryMoments moments;

    InMemoryErasures(InMemoryMoments moments) {
        this.moments = moments;
    }

    @Override
    public Erased erase(Brand.Id brand, Customer customer, Instant now) {
        return moments.erase(brand, customer, now);
    }

    @Override
    public int expire(Brand.Id brand, Instant before, int limit, Instant now) {
        return moments.expire(brand, before, limit, now);
    }
}
