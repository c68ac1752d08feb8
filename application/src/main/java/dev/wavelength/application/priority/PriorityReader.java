package dev.wavelength.application.priority;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.priority.Audience;
import dev.wavelength.domain.priority.Audiences;
import dev.wavelength.domain.priority.Lots;
import dev.wavelength.domain.priority.Priority;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.value.Days;
import dev.wavelength.domain.value.Fault;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class PriorityReader implements ReadPriorities {

    private final Brands brands;
    private final Touchpoints touchpoints;
    private final Tallies tallies;
    private final Audiences audiences;

    PriorityReader(Brands brands, Touchpoints touchpoints, Tallies tallies, Audiences audiences) {
        this.brands = brands;
        this.touchpoints = touchpoints;
        this.tallies = tallies;
        this.audiences = audiences;
    }

    @Override
    public Outcome read(Brand.Id brandId, LocalDate from, LocalDate to) {
        var fault = Days.fault(from, to, MOST_DAYS);
        if (fault.isPresent()) return new Outcome.Faulty(List.of(fault.get()));
        var all = touchpoints.list(brandId, null, MOST_TOUCHPOINTS + 1);
        if (all.size() > MOST_TOUCHPOINTS)
            return new Outcome.Faulty(
                    List.of(
                            new Fault(
                                    "/to",
                                    "cannot be looked at: the brand has more than the %d touchpoints that are ranked"
                                            .formatted(MOST_TOUCHPOINTS))));
        var counted = counted(brandId, all, from, to);
        long moments = counted.values().stream().mapToLong(Tally::moments).sum();
        var audience = audience(brandId, from, to, Lots.holding(moments));
        return new Outcome.Found(
                all.stream()
                        .filter(one -> one.declared() || counted.containsKey(one.id()))
                        .map(
                                one ->
                                        Priority.of(
                                                one,
                                                counted.getOrDefault(one.id(), Tally.NONE),
                                                audience.reach(one.id())))
                        .sorted(Priority.MOST_TO_GAIN)
                        .toList(),
                audience);
    }

    /// All days of the span are counted together, touchpoint by touchpoint.
    private Map<Touchpoint.Id, Tally> counted(
            Brand.Id brand, List<Touchpoint> all, LocalDate from, LocalDate to) {
        var counted = new HashMap<Touchpoint.Id, Tally>();
        var ids = all.stream().map(Touchpoint::id).toList();
        tallies.byTouchpoint(brand, ids, from, to, MOST_DAYS)
                .forEach(
                        (at, days) ->
                                counted.put(
                                        at,
                                        days.values().stream().reduce(Tally.NONE, Tally::plus)));
        return counted;
    }

    private Audience audience(Brand.Id brandId, LocalDate from, LocalDate to, Lots lots) {
        var brand = brands.find(brandId).orElseThrow();
        return audiences.of(brandId, brand.begin(from), brand.begin(to.plusDays(1)), lots);
    }
}
