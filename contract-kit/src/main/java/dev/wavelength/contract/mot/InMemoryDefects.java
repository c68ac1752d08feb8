package dev.wavelength.contract.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.Moments.Filter;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.mot.Defects;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.verdict.Experience;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The reference for finding what is wrong: all moments are looked at.
public final class InMemoryDefects implements Defects {

    private final Brands brands;
    private final Moments moments;

    public InMemoryDefects(Brands brands, Moments moments) {
        this.brands = brands;
        this.moments = moments;
    }

    @Override
    public Map<Touchpoint.Id, List<Moment.Id>> worst(
            Brand.Id brandId,
            Collection<Touchpoint.Id> touchpoints,
            LocalDate from,
            LocalDate to,
            int most) {
        var brand = brands.find(brandId).orElseThrow();
        var worst = new HashMap<Touchpoint.Id, List<Moment.Id>>();
        for (var touchpoint : touchpoints) {
            var filter = new Filter(null, touchpoint, Experience.OW, null, null);
            var found =
                    moments.list(brandId, filter, null, Integer.MAX_VALUE).stream()
                            .filter(entry -> !dayOf(brand, entry).isBefore(from))
                            .filter(entry -> !dayOf(brand, entry).isAfter(to))
                            .sorted(worstFirst(brand))
                            .limit(most)
                            .map(entry -> entry.moment().id())
                            .toList();
            if (!found.isEmpty()) worst.put(touchpoint, found);
        }
        return worst;
    }

    private static Comparator<Entry> worstFirst(Brand brand) {
        return Comparator.<Entry>comparingDouble(
                        entry -> Objects.requireNonNull(entry.weight().impact()))
                .thenComparing(entry -> dayOf(brand, entry), Comparator.reverseOrder())
                .thenComparing(entry -> entry.moment().id().text());
    }

    private static LocalDate dayOf(Brand brand, Entry entry) {
        return brand.dayOf(entry.moment().occurredAt());
    }
}
