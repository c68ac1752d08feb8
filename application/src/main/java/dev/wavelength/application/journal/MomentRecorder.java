package dev.wavelength.application.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.Moments.Kept;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.moment.MomentReport.Binding;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.verdict.Rulebooks;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

final class MomentRecorder implements RecordMoments {

    private final Brands brands;
    private final Promises promises;
    private final Rulebooks rulebooks;
    private final Moments moments;
    private final InstantSource clock;
    private final Supplier<Moment.Id> ids;

    MomentRecorder(
            Brands brands,
            Promises promises,
            Rulebooks rulebooks,
            Moments moments,
            InstantSource clock,
            Supplier<Moment.Id> ids) {
        this.brands = brands;
        this.promises = promises;
        this.rulebooks = rulebooks;
        this.moments = moments;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public List<Outcome> record(Brand.Id brandId, Partner.Name source, List<MomentReport> reports) {
        var brand = brands.find(brandId).orElseThrow();
        var rulebook = rulebooks.current(brandId);
        var standing =
                promises.histories(
                        brandId,
                        reports.stream()
                                .flatMap(MomentReport::places)
                                .collect(Collectors.toUnmodifiableSet()));
        var now = clock.instant();
        var outcomes = new Outcome[reports.size()];
        var drafts = new ArrayList<Draft>(reports.size());
        var places = new ArrayList<Integer>(reports.size());
        for (int i = 0; i < reports.size(); i++) {
            var report =
                    reports.get(i).id() == null ? reports.get(i).named(ids.get()) : reports.get(i);
            switch (report.bind(standing, now)) {
                case Binding.Faulty(var faults) -> outcomes[i] = new Outcome.Faulty(faults);
                case Binding.Bound(var moment) -> {
                    places.add(i);
                    drafts.add(
                            new Draft(
                                    moment,
                                    report.digest(),
                                    source,
                                    now,
                                    brand.dayOf(moment.occurredAt()),
                                    rulebook.judge(moment, now)));
                }
            }
        }
        if (drafts.isEmpty()) return Arrays.asList(outcomes);
        var kept = moments.keep(brandId, drafts);
        for (int i = 0; i < kept.size(); i++)
            outcomes[places.get(i)] =
                    switch (kept.get(i)) {
                        case Kept.New(var entry) -> new Outcome.Recorded(entry);
                        case Kept.Known(var first) -> new Outcome.AlreadyRecorded(first);
                        case Kept.Taken() -> new Outcome.IdTaken(drafts.get(i).moment().id());
                    };
        return Arrays.asList(outcomes);
    }
}
