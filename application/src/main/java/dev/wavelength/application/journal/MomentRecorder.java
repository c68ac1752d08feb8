package dev.wavelength.application.journal;

import dev.wavelength.application.convoy.Convoy;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.journal.Bases;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.Moments.Kept;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.moment.MomentReport.Binding;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.verdict.Experience;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Moments of a brand that come one by one, and at once, are recorded together: they share the
/// look-ups they are judged by, and the commit.
final class MomentRecorder implements RecordMoments {

    private static final Convoy.Bounds BOUNDS = new Convoy.Bounds(1_000, 4_000);

    private final Bases bases;
    private final Moments moments;
    private final InstantSource clock;
    private final Supplier<Moment.Id> ids;
    private final Supplier<Recovery.Id> recoveryIds;
    private final Map<Brand.Id, Convoy<Sent, Outcome>> convoys = new ConcurrentHashMap<>();

    MomentRecorder(
            Bases bases,
            Moments moments,
            InstantSource clock,
            Supplier<Moment.Id> ids,
            Supplier<Recovery.Id> recoveryIds) {
        this.bases = bases;
        this.moments = moments;
        this.clock = clock;
        this.ids = ids;
        this.recoveryIds = recoveryIds;
    }

    /// What a partner reports.
    private record Sent(Partner.Name source, MomentReport report) {}

    @Override
    public List<Outcome> record(Brand.Id brand, Partner.Name source, List<MomentReport> reports) {
        var sent = reports.stream().map(report -> new Sent(source, report)).toList();
        return sent.size() == 1 ? List.of(convoy(brand).ask(sent.getFirst())) : record(brand, sent);
    }

    private Convoy<Sent, Outcome> convoy(Brand.Id brand) {
        return convoys.computeIfAbsent(
                brand, first -> Convoy.to(sent -> record(brand, sent), BOUNDS));
    }

    /// What would be let go of at once is not taken in.
    private static Outcome tooOld(Instant since) {
        return new Outcome.Faulty(
                List.of(
                        new Fault(
                                "/occurredAt",
                                "must not be before %s: the brand keeps no older moments"
                                        .formatted(since))));
    }

    private List<Outcome> record(Brand.Id brandId, List<Sent> sent) {
        var places =
                sent.stream()
                        .flatMap(one -> one.report().places())
                        .collect(Collectors.toUnmodifiableSet());
        var basis = bases.find(brandId, places).orElseThrow();
        var brand = basis.brand();
        var now = clock.instant();
        var since = brand.keepsSince(now);
        var outcomes = new Outcome[sent.size()];
        var drafts = new ArrayList<Draft>(sent.size());
        var rows = new ArrayList<Integer>(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            var report = sent.get(i).report();
            if (report.id() == null) report = report.named(ids.get());
            switch (report.bind(basis.promises(), now)) {
                case Binding.Faulty(var faults) -> outcomes[i] = new Outcome.Faulty(faults);
                case Binding.Bound(var moment)
                        when since.filter(moment.occurredAt()::isBefore).isPresent() ->
                        outcomes[i] = tooOld(since.get());
                case Binding.Bound(var moment) -> {
                    var verdict = basis.rulebook().judge(moment, now);
                    rows.add(i);
                    drafts.add(
                            new Draft(
                                    moment,
                                    report.digest(),
                                    sent.get(i).source(),
                                    now,
                                    brand.dayOf(moment.occurredAt()),
                                    verdict,
                                    verdict.experience() == Experience.OW
                                            ? recoveryIds.get()
                                            : null));
                }
            }
        }
        if (drafts.isEmpty()) return Arrays.asList(outcomes);
        var kept = moments.keep(brandId, drafts);
        for (int i = 0; i < kept.size(); i++)
            outcomes[rows.get(i)] =
                    switch (kept.get(i)) {
                        case Kept.New(var entry) -> new Outcome.Recorded(entry);
                        case Kept.Known(var first) -> new Outcome.AlreadyRecorded(first);
                        case Kept.Taken() -> new Outcome.IdTaken(drafts.get(i).moment().id());
                        case Kept.Erased() ->
                                new Outcome.CustomerErased(drafts.get(i).moment().customer());
                    };
        return Arrays.asList(outcomes);
    }
}
