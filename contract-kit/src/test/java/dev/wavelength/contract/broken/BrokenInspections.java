package dev.wavelength.contract.broken;

import dev.wavelength.contract.broken.BrokenAdapters.Broken;
import dev.wavelength.contract.broken.Forwarding.ToCertificates;
import dev.wavelength.contract.broken.Forwarding.ToDefects;
import dev.wavelength.contract.broken.Forwarding.ToTallies;
import dev.wavelength.contract.event.InMemoryEvents;
import dev.wavelength.contract.mot.InMemoryCertificates;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.mot.Advisory;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.mot.Certificates.Issue;
import dev.wavelength.domain.mot.Defects;
import dev.wavelength.domain.mot.Inspection;
import dev.wavelength.domain.priority.Audience;
import dev.wavelength.domain.priority.Audiences;
import dev.wavelength.domain.priority.Lots;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Adapters of what an inspection needs that break one rule each, as adapters do.
final class BrokenInspections {

    private static final Brand.Id ONE = new Brand.Id("one-for-all");

    private BrokenInspections() {}

    static List<Broken> all() {
        var all = new ArrayList<Broken>();
        all.add(
                new Broken(
                        "Y5",
                        "counts weeks from Monday on",
                        ports ->
                                ports.with(
                                        new ToTallies(ports.tallies()) {
                                            @Override
                                            public Map<Touchpoint.Id, SortedMap<LocalDate, Tally>>
                                                    byTouchpoint(
                                                            Brand.Id brand,
                                                            Collection<Touchpoint.Id> touchpoints,
                                                            LocalDate from,
                                                            LocalDate to,
                                                            int days) {
                                                return super.byTouchpoint(
                                                        brand,
                                                        touchpoints,
                                                        from.minusDays(
                                                                from.getDayOfWeek().getValue()),
                                                        to,
                                                        days);
                                            }
                                        })));
        all.addAll(defects());
        all.addAll(certificates());
        all.addAll(audiences());
        return all;
    }

    private static List<Broken> defects() {
        return List.of(
                new Broken("L1", "shows the newest first", ports -> sorted(ports, List::reversed)),
                new Broken("L1", "shows nothing", ports -> sorted(ports, ids -> List.of())),
                new Broken(
                        "L2",
                        "goes by id",
                        ports ->
                                sorted(
                                        ports,
                                        ids ->
                                                ids.stream()
                                                        .sorted(
                                                                Comparator.comparing(
                                                                        Moment.Id::text))
                                                        .toList())),
                new Broken(
                        "L3",
                        "leaves out the last day",
                        ports ->
                                ports.with(
                                        (Defects)
                                                (brand, touchpoints, from, to, most) ->
                                                        ports.defects()
                                                                .worst(
                                                                        brand,
                                                                        touchpoints,
                                                                        from,
                                                                        to.minusDays(1),
                                                                        most))),
                new Broken(
                        "L3",
                        "shows one too many",
                        ports ->
                                ports.with(
                                        (Defects)
                                                (brand, touchpoints, from, to, most) ->
                                                        ports.defects()
                                                                .worst(
                                                                        brand,
                                                                        touchpoints,
                                                                        from,
                                                                        to,
                                                                        most + 1))));
    }

    private static List<Broken> audiences() {
        return List.of(
                counting(
                        "Q1",
                        "adds up the touchpoints' customers",
                        ports ->
                                (brand, from, until, lots) -> {
                                    var at = ports.audiences().of(brand, from, until, lots).at();
                                    long sum =
                                            at.values().stream().mapToLong(Long::longValue).sum();
                                    return new Audience(lots, sum, at);
                                }),
                counting(
                        "Q2",
                        "takes a sample for all",
                        ports ->
                                (brand, from, until, lots) ->
                                        new Audience(
                                                lots,
                                                ports.audiences()
                                                        .of(brand, from, until, new Lots(Lots.ALL))
                                                        .customers(),
                                                ports.audiences()
                                                        .of(brand, from, until, lots)
                                                        .at())),
                counting(
                        "Q3",
                        "looks at the end as well",
                        ports ->
                                (brand, from, until, lots) ->
                                        ports.audiences()
                                                .of(brand, from, until.plusSeconds(1), lots)));
    }

    private static Broken counting(String rule, String how, Function<Ports, Audiences> breaking) {
        return new Broken(rule, how, ports -> ports.with(breaking.apply(ports)));
    }

    private static Ports sorted(Ports ports, UnaryOperator<List<Moment.Id>> order) {
        return ports.with(
                new ToDefects(ports.defects()) {
                    @Override
                    public Map<Touchpoint.Id, List<Moment.Id>> worst(
                            Brand.Id brand,
                            Collection<Touchpoint.Id> touchpoints,
                            LocalDate from,
                            LocalDate to,
                            int most) {
                        var worst = new HashMap<Touchpoint.Id, List<Moment.Id>>();
                        super.worst(brand, touchpoints, from, to, most)
                                .forEach((at, ids) -> worst.put(at, order.apply(ids)));
                        return worst;
                    }
                });
    }

    private static List<Broken> certificates() {
        return List.of(
                broken("F1", "forgets the evidence", WithoutEvidence::new),
                broken("F1", "keeps one series for all brands", OneSeries::new),
                broken("F2", "counts over all brands", OneCount::new),
                broken("F3", "never looks at what was issued", Unrelated::new),
                broken("F4", "does not tell who amends", Unamended::new),
                broken("F5", "lists the oldest first", OldestFirst::new),
                broken("F5", "lists from `before` on", Inclusive::new),
                broken("F6", "forgets claims", Forgetful::new),
                broken("F7", "looks at the latest of all days", Timeless::new),
                broken("F7", "knows advisories that are none any more", Unforgiving::new),
                broken(
                        "F8",
                        "announces nothing",
                        real -> new InMemoryCertificates(new InMemoryEvents())));
    }

    private static Broken broken(
            String rule, String how, Function<Certificates, Certificates> breaking) {
        return new Broken(rule, how, ports -> ports.with(breaking.apply(ports.certificates())));
    }

    private static final class WithoutEvidence extends ToCertificates {
        WithoutEvidence(Certificates real) {
            super(real);
        }

        @Override
        public Issue issue(Inspection inspection, @Nullable Claim claim) {
            return super.issue(
                    new Inspection(
                            inspection.brand(),
                            inspection.brandName(),
                            inspection.commission(),
                            inspection.testedAt(),
                            inspection.rulebook(),
                            inspection.items().stream().map(one -> one.with(List.of())).toList()),
                    claim);
        }
    }

    private static final class OneSeries extends ToCertificates {
        OneSeries(Certificates real) {
            super(real);
        }

        @Override
        public Issue issue(Inspection inspection, @Nullable Claim claim) {
            super.issue(of(ONE, inspection), claim);
            return super.issue(inspection, claim);
        }

        private static Inspection of(Brand.Id brand, Inspection inspection) {
            return new Inspection(
                    brand,
                    inspection.brandName(),
                    inspection.commission(),
                    inspection.testedAt(),
                    inspection.rulebook(),
                    inspection.items());
        }

        @Override
        public Optional<Kept> find(Brand.Id brand, int number) {
            return super.find(ONE, number);
        }
    }

    private static final class OneCount extends ToCertificates {
        private final AtomicInteger seen = new AtomicInteger();

        OneCount(Certificates real) {
            super(real);
        }

        @Override
        public Issue issue(Inspection inspection, @Nullable Claim claim) {
            return new Issue.Issued(inspection.certify(seen.incrementAndGet(), null));
        }
    }

    private static final class Unrelated extends ToCertificates {
        Unrelated(Certificates real) {
            super(real);
        }

        @Override
        public Issue issue(Inspection inspection, @Nullable Claim claim) {
            return super.issue(inspection, claim) instanceof Issue.Issued(var certificate)
                    ? new Issue.Issued(inspection.certify(certificate.number(), null))
                    : new Issue.KeyReused();
        }
    }

    private static final class Unamended extends ToCertificates {
        Unamended(Certificates real) {
            super(real);
        }

        @Override
        public Optional<Kept> find(Brand.Id brand, int number) {
            return super.find(brand, number).map(kept -> new Kept(kept.certificate(), null));
        }
    }

    private static final class OldestFirst extends ToCertificates {
        OldestFirst(Certificates real) {
            super(real);
        }

        @Override
        public List<Certificate.Summary> list(Brand.Id brand, @Nullable Integer before, int limit) {
            return super.list(brand, before, limit).reversed();
        }
    }

    private static final class Inclusive extends ToCertificates {
        Inclusive(Certificates real) {
            super(real);
        }

        @Override
        public List<Certificate.Summary> list(Brand.Id brand, @Nullable Integer before, int limit) {
            return super.list(brand, before == null ? null : before + 1, limit);
        }
    }

    private static final class Forgetful extends ToCertificates {
        Forgetful(Certificates real) {
            super(real);
        }

        @Override
        public Issue issue(Inspection inspection, @Nullable Claim claim) {
            return super.issue(inspection, null);
        }
    }

    private static final class Timeless extends ToCertificates {
        Timeless(Certificates real) {
            super(real);
        }

        @Override
        public Map<Touchpoint.Id, Advisory> advisories(
                Brand.Id brand, Collection<Touchpoint.Id> touchpoints, LocalDate day) {
            return super.advisories(brand, touchpoints, LocalDate.MAX);
        }
    }

    private static final class Unforgiving extends ToCertificates {
        private final Map<Touchpoint.Id, Advisory> ever =
                new TreeMap<>(Comparator.comparing(Touchpoint.Id::text));

        Unforgiving(Certificates real) {
            super(real);
        }

        @Override
        public Issue issue(Inspection inspection, @Nullable Claim claim) {
            for (var item : inspection.items())
                if (item.finding().advisoryAge() > 0)
                    ever.put(item.touchpoint().id(), new Advisory(1, item.finding().advisoryAge()));
            return super.issue(inspection, claim);
        }

        @Override
        public Map<Touchpoint.Id, Advisory> advisories(
                Brand.Id brand, Collection<Touchpoint.Id> touchpoints, LocalDate day) {
            return ever;
        }
    }
}
