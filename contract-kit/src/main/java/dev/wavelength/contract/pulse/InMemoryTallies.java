package dev.wavelength.contract.pulse;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.pulse.Tally;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// The reference for reading tallies: it keeps none, but counts what is recorded each time anew.
public final class InMemoryTallies implements Tallies {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Function<Brand.Id, List<Countable>> recorded;

    /// What there is to count of a moment.
    ///
    /// @param day the business day on which it occurred
    /// @param occurredAt when it occurred; none of what is no longer kept
    /// @param tally the moment, counted
    public record Countable(
            Touchpoint.Id touchpoint, LocalDate day, @Nullable Instant occurredAt, Tally tally) {}

    /// @param recorded all that is recorded in a brand
    public InMemoryTallies(Function<Brand.Id, List<Countable>> recorded) {
        this.recorded = recorded;
    }

    @Override
    public SortedMap<LocalDate, Tally> daily(
            Brand.Id brand, Touchpoint.@Nullable Id touchpoint, LocalDate from, LocalDate to) {
        var tallies = new TreeMap<LocalDate, Tally>();
        at(brand, touchpoint)
                .filter(one -> !one.day().isBefore(from) && !one.day().isAfter(to))
                .forEach(one -> tallies.merge(one.day(), one.tally(), Tally::plus));
        return tallies;
    }

    @Override
    public SortedMap<Instant, Tally> hourly(
            Brand.Id brand, Touchpoint.@Nullable Id touchpoint, Instant from, Instant until) {
        var tallies = new TreeMap<Instant, Tally>();
        at(brand, touchpoint)
                .forEach(
                        one -> {
                            var at = one.occurredAt();
                            if (at != null && !at.isBefore(from) && at.isBefore(until))
                                tallies.merge(hourOf(at, from), one.tally(), Tally::plus);
                        });
        return tallies;
    }

    @Override
    public Map<Touchpoint.Id, SortedMap<LocalDate, Tally>> byTouchpoint(
            Brand.Id brand,
            Collection<Touchpoint.Id> touchpoints,
            LocalDate from,
            LocalDate to,
            int days) {
        var tallies = new HashMap<Touchpoint.Id, SortedMap<LocalDate, Tally>>();
        at(brand, null)
                .filter(one -> touchpoints.contains(one.touchpoint()))
                .filter(one -> !one.day().isBefore(from) && !one.day().isAfter(to))
                .forEach(
                        one ->
                                tallies.computeIfAbsent(one.touchpoint(), at -> new TreeMap<>())
                                        .merge(
                                                firstOf(one.day(), from, days),
                                                one.tally(),
                                                Tally::plus));
        return tallies;
    }

    private static LocalDate firstOf(LocalDate day, LocalDate from, int days) {
        return day.minusDays(ChronoUnit.DAYS.between(from, day) % days);
    }

    /// Hours are counted from the first, which need not begin on a full hour of UTC.
    private static Instant hourOf(Instant occurredAt, Instant first) {
        return first.plus(HOUR.multipliedBy(Duration.between(first, occurredAt).toHours()));
    }

    private Stream<Countable> at(Brand.Id brand, Touchpoint.@Nullable Id touchpoint) {
        return recorded.apply(brand).stream()
                .filter(one -> touchpoint == null || one.touchpoint().equals(touchpoint));
    }
}
