package dev.wavelength.application.pulse;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.value.Fault;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

final class PulseReader implements ReadPulse {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Brands brands;
    private final Tallies tallies;

    PulseReader(Brands brands, Tallies tallies) {
        this.brands = brands;
        this.tallies = tallies;
    }

    @Override
    public Outcome read(
            Brand.Id brandId,
            Touchpoint.@Nullable Id touchpoint,
            LocalDate from,
            LocalDate to,
            Every every) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1) return faulty("/to", "must not be before from");
        int most = every == Every.HOUR ? MOST_DAYS_BY_HOUR : MOST_DAYS;
        if (days > most)
            return faulty(
                    "/to", "must be at most %d days from the first, by %s".formatted(most, every));
        var brand = brands.find(brandId).orElseThrow();
        return new Outcome.Found(
                switch (every) {
                    case HOUR -> byHour(brand, touchpoint, from, to);
                    case DAY -> byDays(brand, touchpoint, from, to, 1);
                    case WEEK -> byDays(brand, touchpoint, from, to, 7);
                });
    }

    private List<Beat> byHour(
            Brand brand, Touchpoint.@Nullable Id touchpoint, LocalDate from, LocalDate to) {
        var first = brand.begin(from);
        var end = brand.begin(to.plusDays(1));
        var counted = tallies.hourly(brand.id(), touchpoint, first, end);
        var beats = new ArrayList<Beat>();
        for (var at = first; at.isBefore(end); at = at.plus(HOUR))
            beats.add(new Beat(at, counted.getOrDefault(at, Tally.NONE)));
        return beats;
    }

    private List<Beat> byDays(
            Brand brand,
            Touchpoint.@Nullable Id touchpoint,
            LocalDate from,
            LocalDate to,
            int length) {
        var counted = tallies.daily(brand.id(), touchpoint, from, to);
        var beats = new ArrayList<Beat>();
        for (var day = from; !day.isAfter(to); day = day.plusDays(length)) {
            var tally =
                    counted.subMap(day, day.plusDays(length)).values().stream()
                            .reduce(Tally.NONE, Tally::plus);
            beats.add(new Beat(brand.begin(day), tally));
        }
        return beats;
    }

    private static Outcome faulty(String pointer, String detail) {
        return new Outcome.Faulty(List.of(new Fault(pointer, detail)));
    }
}
