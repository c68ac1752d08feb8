package dev.wavelength.contract.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.mot.Advisory;
import dev.wavelength.domain.mot.Commission;
import dev.wavelength.domain.mot.Inspection;
import dev.wavelength.domain.mot.Item;
import dev.wavelength.domain.mot.Measure;
import dev.wavelength.domain.mot.TestSheet;
import dev.wavelength.domain.mot.Trend;
import dev.wavelength.domain.promise.Touchpoint;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Builds inspections: of January, without any item, unless told otherwise.
public final class InspectionBuilder {

    private final Brand brand;
    private LocalDate from = LocalDate.parse("2026-01-01");
    private LocalDate to = LocalDate.parse("2026-01-31");
    private @Nullable Integer retestOf;
    private final List<Item> items = new ArrayList<>();

    private InspectionBuilder(Brand brand) {
        this.brand = brand;
    }

    public static InspectionBuilder anInspection(Brand of) {
        return new InspectionBuilder(of);
    }

    public InspectionBuilder over(String first, String last) {
        from = LocalDate.parse(first);
        to = LocalDate.parse(last);
        return this;
    }

    public InspectionBuilder again(int certificate) {
        retestOf = certificate;
        return this;
    }

    /// Adds a touchpoint where so many of so many judged moments were OWs, all moments judged.
    public InspectionBuilder at(String touchpoint, int ow, int judged) {
        return at(touchpoint, ow, judged, null);
    }

    /// Adds a touchpoint that had an advisory before.
    public InspectionBuilder at(String touchpoint, int ow, int judged, @Nullable Advisory before) {
        var inspected =
                new Touchpoint(
                        new Touchpoint.Id(touchpoint),
                        "The \"%s\" of ours".formatted(touchpoint),
                        true,
                        0.05,
                        0.15,
                        true);
        var measure = new Measure(judged, judged, ow, judged - ow, 0, 1, 0, 0, 0);
        var finding = TestSheet.of(inspected).inspect(measure, before);
        items.add(
                new Item(
                        inspected,
                        measure,
                        finding,
                        ow == 0 ? List.of() : List.of(new Moment.Id("m-" + touchpoint)),
                        new Trend(1, List.of(new Share(ow, judged), new Share(0, 0)))));
        return this;
    }

    public Inspection build() {
        return new Inspection(
                brand.id(),
                brand.name(),
                new Commission(from, to, null, retestOf),
                Instant.parse("2026-03-03T12:00:00.123456Z"),
                1,
                items);
    }
}
