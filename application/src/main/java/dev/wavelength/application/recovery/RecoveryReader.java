package dev.wavelength.application.recovery;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recoveries.Filter;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Recovery.Urgency;
import dev.wavelength.domain.recovery.Severity;
import dev.wavelength.domain.recovery.Status;
import dev.wavelength.domain.value.Days;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

final class RecoveryReader implements ReadRecoveries {

    private final Brands brands;
    private final Recoveries recoveries;
    private final InstantSource clock;

    RecoveryReader(Brands brands, Recoveries recoveries, InstantSource clock) {
        this.brands = brands;
        this.recoveries = recoveries;
        this.clock = clock;
    }

    @Override
    public Optional<Sight> recovery(Brand.Id brand, Recovery.Id id) {
        return recoveries.find(brand, id).map(one -> new Sight(one, one.overdue(clock.instant())));
    }

    @Override
    public Page<Sight> recoveries(
            Brand.Id brand,
            @Nullable Status status,
            @Nullable Severity severity,
            @Nullable Boolean overdue,
            @Nullable Urgency after,
            int limit) {
        var now = clock.instant();
        return Page.of(
                recoveries
                        .list(brand, new Filter(status, severity, overdue, now), after, limit + 1)
                        .stream()
                        .map(one -> new Sight(one, one.overdue(now)))
                        .toList(),
                limit);
    }

    @Override
    public Outcome figures(Brand.Id brandId, LocalDate from, LocalDate to) {
        var fault = Days.fault(from, to, MOST_DAYS);
        if (fault.isPresent()) return new Outcome.Faulty(List.of(fault.get()));
        var brand = brands.find(brandId).orElseThrow();
        return new Outcome.Found(
                recoveries.figures(
                        brandId, brand.begin(from), brand.begin(to.plusDays(1)), clock.instant()));
    }
}
