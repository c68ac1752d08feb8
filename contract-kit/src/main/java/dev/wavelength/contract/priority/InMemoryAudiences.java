package dev.wavelength.contract.priority;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.Moments.Filter;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.priority.Audience;
import dev.wavelength.domain.priority.Audiences;
import dev.wavelength.domain.priority.Lots;
import dev.wavelength.domain.promise.Touchpoint;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The reference for counting customers: all moments are looked at.
public final class InMemoryAudiences implements Audiences {

    private final Moments moments;

    public InMemoryAudiences(Moments moments) {
        this.moments = moments;
    }

    @Override
    public Audience of(Brand.Id brand, Instant from, Instant until, Lots lots) {
        var customers = new HashSet<Customer>();
        var passing = new HashMap<Touchpoint.Id, Set<Customer>>();
        var filter = new Filter(null, null, null, from, until);
        for (var entry : moments.list(brand, filter, null, Integer.MAX_VALUE)) {
            var customer = entry.moment().customer();
            if (!lots.hold(customer)) continue;
            customers.add(customer);
            passing.computeIfAbsent(entry.moment().touchpoint(), at -> new HashSet<>())
                    .add(customer);
        }
        var at = new HashMap<Touchpoint.Id, Long>();
        for (Map.Entry<Touchpoint.Id, Set<Customer>> one : passing.entrySet())
            at.put(one.getKey(), (long) one.getValue().size());
        return new Audience(lots, customers.size(), at);
    }
}
