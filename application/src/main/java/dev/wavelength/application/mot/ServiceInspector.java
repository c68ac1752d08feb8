package dev.wavelength.application.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.mot.Certificates.Issue;
import dev.wavelength.domain.mot.Commission;
import dev.wavelength.domain.mot.Defects;
import dev.wavelength.domain.mot.Inspection;
import dev.wavelength.domain.mot.Item;
import dev.wavelength.domain.mot.Measure;
import dev.wavelength.domain.mot.TestSheet;
import dev.wavelength.domain.mot.Trend;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.verdict.Rulebooks;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

final class ServiceInspector implements InspectService {

    private final Brands brands;
    private final Touchpoints touchpoints;
    private final Rulebooks rulebooks;
    private final Tallies tallies;
    private final Recoveries recoveries;
    private final Defects defects;
    private final Certificates certificates;
    private final InstantSource clock;

    ServiceInspector(
            Brands brands,
            Touchpoints touchpoints,
            Rulebooks rulebooks,
            Tallies tallies,
            Recoveries recoveries,
            Defects defects,
            Certificates certificates,
            InstantSource clock) {
        this.brands = brands;
        this.touchpoints = touchpoints;
        this.rulebooks = rulebooks;
        this.tallies = tallies;
        this.recoveries = recoveries;
        this.defects = defects;
        this.certificates = certificates;
        this.clock = clock;
    }

    /// Which touchpoints there are to inspect.
    private sealed interface Tour {
        /// These.
        ///
        /// @param always whether also those are inspected that nobody declared and nobody came to
        record Of(List<Touchpoint> stops, boolean always) implements Tour {}

        /// None, for these reasons.
        record Faulty(List<Fault> faults) implements Tour {}
    }

    @Override
    public Outcome inspect(Brand.Id brandId, Commission commission, @Nullable Claim claim) {
        if (claim != null) {
            var before = certificates.claimed(brandId, claim);
            if (before.isPresent()) return answer(before.get());
        }
        var brand = brands.find(brandId).orElseThrow();
        return switch (tour(brandId, commission)) {
            case Tour.Faulty(var faults) -> new Outcome.Faulty(faults);
            case Tour.Of tour ->
                    answer(certificates.issue(inspection(brand, commission, tour), claim));
        };
    }

    private static Outcome answer(Issue issue) {
        return switch (issue) {
            case Issue.Issued(var certificate) -> new Outcome.Issued(certificate);
            case Issue.Repeated(var certificate) -> new Outcome.IssuedBefore(certificate);
            case Issue.KeyReused() -> new Outcome.KeyReused();
        };
    }

    private Tour tour(Brand.Id brand, Commission commission) {
        if (commission.retestOf() != null) return failed(brand, commission.retestOf());
        if (commission.touchpoints() != null) return named(brand, commission.touchpoints());
        var all = touchpoints.list(brand, null, Commission.MOST_TOUCHPOINTS + 1);
        return all.size() > Commission.MOST_TOUCHPOINTS
                ? faulty(
                        "/touchpoints",
                        "must name up to %d touchpoints: the brand has more than one certificate holds"
                                .formatted(Commission.MOST_TOUCHPOINTS))
                : new Tour.Of(all, false);
    }

    private Tour failed(Brand.Id brand, int number) {
        var retested = certificates.find(brand, number);
        if (retested.isEmpty())
            return faulty("/retestOf", "there is no certificate %d".formatted(number));
        var failed =
                retested.get().certificate().inspection().items().stream()
                        .filter(item -> item.result().fails())
                        .map(item -> item.touchpoint().id())
                        .toList();
        return failed.isEmpty()
                ? faulty(
                        "/retestOf",
                        "nothing failed on certificate %d: there is nothing to test again"
                                .formatted(number))
                : named(brand, failed);
    }

    private Tour named(Brand.Id brand, List<Touchpoint.Id> ids) {
        var stops = new ArrayList<Touchpoint>();
        var faults = new ArrayList<Fault>();
        for (var id : ids) {
            var found = touchpoints.find(brand, id);
            if (found.isPresent()) stops.add(found.get());
            else faults.add(new Fault("/touchpoints", "there is no touchpoint " + id));
        }
        return faults.isEmpty() ? new Tour.Of(stops, true) : new Tour.Faulty(faults);
    }

    private static Tour faulty(String pointer, String detail) {
        return new Tour.Faulty(List.of(new Fault(pointer, detail)));
    }

    private Inspection inspection(Brand brand, Commission commission, Tour.Of tour) {
        var ids = tour.stops().stream().map(Touchpoint::id).toList();
        var counted =
                tallies.byTouchpoint(
                        brand.id(), ids, commission.from(), commission.to(), commission.beat());
        var stops =
                tour.stops().stream()
                        .filter(
                                stop ->
                                        tour.always()
                                                || stop.declared()
                                                || counted.containsKey(stop.id()))
                        .toList();
        var now = clock.instant();
        return new Inspection(
                brand.id(),
                brand.name(),
                commission,
                now,
                rulebooks.current(brand.id()).version(),
                items(brand, commission, now, stops, counted));
    }

    private List<Item> items(
            Brand brand,
            Commission commission,
            Instant now,
            List<Touchpoint> stops,
            Map<Touchpoint.Id, SortedMap<LocalDate, Tally>> counted) {
        var ids = stops.stream().map(Touchpoint::id).toList();
        var advisories = certificates.advisories(brand.id(), ids, commission.from());
        var overdue = overdue(brand, commission, now, ids);
        var unproven = new ArrayList<Item>();
        for (var stop : stops) {
            var beats = counted.getOrDefault(stop.id(), new TreeMap<>());
            var measure = measure(beats, overdue.getOrDefault(stop.id(), 0L));
            var finding = TestSheet.of(stop).inspect(measure, advisories.get(stop.id()));
            unproven.add(new Item(stop, measure, finding, List.of(), trend(commission, beats)));
        }
        return proven(brand.id(), commission, unproven);
    }

    /// The figures of a touchpoint: the one place where they come together.
    private static Measure measure(SortedMap<LocalDate, Tally> beats, long overdue) {
        var all = beats.values().stream().reduce(Tally.NONE, Tally::plus);
        return Measure.of(all, overdue);
    }

    private Map<Touchpoint.Id, Long> overdue(
            Brand brand, Commission commission, Instant now, List<Touchpoint.Id> ids) {
        return recoveries.unremedied(
                brand.id(),
                ids,
                brand.begin(commission.from()),
                brand.begin(commission.to().plusDays(1)),
                now);
    }

    private static Trend trend(Commission commission, SortedMap<LocalDate, Tally> beats) {
        return new Trend(
                commission.beat(),
                IntStream.range(0, commission.beats())
                        .mapToObj(
                                beat ->
                                        beats.getOrDefault(
                                                commission
                                                        .from()
                                                        .plusDays((long) beat * commission.beat()),
                                                Tally.NONE))
                        .map(tally -> new Share(tally.ow(), tally.judged()))
                        .toList());
    }

    /// The same items, each defect with moments that show it.
    private List<Item> proven(Brand.Id brand, Commission commission, List<Item> items) {
        var wrong =
                items.stream()
                        .filter(item -> item.result().isDefect() && item.measure().ow() > 0)
                        .map(item -> item.touchpoint().id())
                        .toList();
        Map<Touchpoint.Id, List<Moment.Id>> worst =
                wrong.isEmpty()
                        ? Map.of()
                        : defects.worst(
                                brand,
                                wrong,
                                commission.from(),
                                commission.to(),
                                Item.MOST_EVIDENCE);
        return items.stream()
                .map(item -> item.with(worst.getOrDefault(item.touchpoint().id(), List.of())))
                .toList();
    }
}
