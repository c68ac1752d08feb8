package dev.wavelength.contract.broken;

import dev.wavelength.contract.broken.BrokenAdapters.Broken;
import dev.wavelength.contract.broken.Forwarding.ToBrands;
import dev.wavelength.contract.broken.Forwarding.ToChains;
import dev.wavelength.contract.broken.Forwarding.ToMoments;
import dev.wavelength.contract.broken.Forwarding.ToRecoveries;
import dev.wavelength.contract.broken.Forwarding.ToTallies;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Erasure;
import dev.wavelength.domain.journal.Erasures;
import dev.wavelength.domain.journal.Moments.Kept;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tally;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Adapters that let go of what is recorded, and break a rule in it.
final class BrokenErasures {

    private BrokenErasures() {}

    static List<Broken> all() {
        return List.of(
                new Broken(
                        "B3",
                        "names no brand that forgets",
                        ports ->
                                ports.with(
                                        new ToBrands(ports.brands()) {
                                            @Override
                                            public List<Brand> forgetting() {
                                                return List.of();
                                            }
                                        })),
                erasures(
                        "G1",
                        "says that it erased, and does not",
                        real ->
                                new ToErasures(real) {
                                    @Override
                                    public Erased erase(
                                            Brand.Id brand, Customer customer, Instant now) {
                                        return new Erased.Now(new Erasure(1, now, 2, 1));
                                    }
                                }),
                erasures(
                        "G1",
                        "erases another as well",
                        real ->
                                new ToErasures(real) {
                                    @Override
                                    public Erased erase(
                                            Brand.Id brand, Customer customer, Instant now) {
                                        var erased = super.erase(brand, customer, now);
                                        super.erase(brand, new Customer("bert"), now);
                                        return erased;
                                    }
                                }),
                new Broken("G2", "counts only what is kept", BrokenErasures::forgetful),
                new Broken(
                        "G2",
                        "remembers no critical that waits",
                        ports ->
                                ports.with(
                                        new ToRecoveries(ports.recoveries()) {
                                            @Override
                                            public Map<Touchpoint.Id, Long> unremedied(
                                                    Brand.Id brand,
                                                    Collection<Touchpoint.Id> touchpoints,
                                                    Instant from,
                                                    Instant until,
                                                    Instant now) {
                                                var all =
                                                        super.unremedied(
                                                                brand,
                                                                touchpoints,
                                                                from,
                                                                until,
                                                                now);
                                                return ports.chains()
                                                                .find(brand, new Customer("anna"))
                                                                .isEmpty()
                                                        ? Map.of()
                                                        : all;
                                            }
                                        })),
                erasures(
                        "G3",
                        "knows nobody again",
                        real ->
                                new ToErasures(real) {
                                    @Override
                                    public Erased erase(
                                            Brand.Id brand, Customer customer, Instant now) {
                                        return super.erase(brand, customer, now)
                                                        instanceof Erased.Now done
                                                ? done
                                                : new Erased.Unknown();
                                    }
                                }),
                erasures(
                        "G3",
                        "takes a stranger for erased",
                        real ->
                                new ToErasures(real) {
                                    @Override
                                    public Erased erase(
                                            Brand.Id brand, Customer customer, Instant now) {
                                        return super.erase(brand, customer, now)
                                                        instanceof Erased.Unknown
                                                ? new Erased.Before(new Erasure(1, now, 0, 0))
                                                : super.erase(brand, customer, now);
                                    }
                                }),
                erasures(
                        "G4",
                        "numbers all alike",
                        real ->
                                new ToErasures(real) {
                                    @Override
                                    public Erased erase(
                                            Brand.Id brand, Customer customer, Instant now) {
                                        return super.erase(brand, customer, now)
                                                        instanceof Erased.Now(var done)
                                                ? new Erased.Now(
                                                        new Erasure(
                                                                1,
                                                                now,
                                                                done.moments(),
                                                                done.recoveries()))
                                                : new Erased.Unknown();
                                    }
                                }),
                erasures(
                        "G5",
                        "overlooks what came last",
                        real ->
                                new ToErasures(real) {
                                    @Override
                                    public Erased erase(
                                            Brand.Id brand, Customer customer, Instant now) {
                                        return super.erase(brand, customer, now)
                                                        instanceof Erased.Now(var done)
                                                ? new Erased.Now(
                                                        new Erasure(
                                                                done.number(),
                                                                now,
                                                                done.moments() - 1,
                                                                done.recoveries()))
                                                : new Erased.Unknown();
                                    }
                                }),
                erasures(
                        "G6",
                        "lets go of a day too much",
                        real ->
                                new ToErasures(real) {
                                    @Override
                                    public int expire(
                                            Brand.Id brand,
                                            Instant before,
                                            int limit,
                                            Instant now) {
                                        return super.expire(
                                                brand, before.plusSeconds(86_400), limit, now);
                                    }
                                }),
                erasures(
                        "G6",
                        "knows no limit",
                        real ->
                                new ToErasures(real) {
                                    @Override
                                    public int expire(
                                            Brand.Id brand,
                                            Instant before,
                                            int limit,
                                            Instant now) {
                                        return super.expire(brand, before, 1_000, now);
                                    }
                                }),
                new Broken("G7", "leaves chains as they were", BrokenErasures::unmoved),
                new Broken(
                        "M19",
                        "takes who was erased for an id that is taken",
                        BrokenErasures::evading),
                new Broken(
                        "M19",
                        "refuses a whole batch for one",
                        ports ->
                                ports.with(
                                        new ToMoments(ports.moments()) {
                                            @Override
                                            public List<Kept> keep(
                                                    Brand.Id brand, List<Draft> drafts) {
                                                var kept = super.keep(brand, drafts);
                                                return kept.contains(new Kept.Erased())
                                                        ? kept.stream()
                                                                .<Kept>map(one -> new Kept.Erased())
                                                                .toList()
                                                        : kept;
                                            }
                                        })));
    }

    private static Broken erasures(String rule, String how, UnaryOperator<Erasures> breaking) {
        return new Broken(rule, how, ports -> ports.with(breaking.apply(ports.erasures())));
    }

    /// As if nothing was counted on a day of which no moment is kept.
    private static Ports forgetful(Ports ports) {
        return ports.with(
                new ToTallies(ports.tallies()) {
                    @Override
                    public SortedMap<LocalDate, Tally> daily(
                            Brand.Id brand,
                            Touchpoint.@Nullable Id touchpoint,
                            LocalDate from,
                            LocalDate to) {
                        return ports.chains().list(brand, null, null, 1).isEmpty()
                                ? new TreeMap<>()
                                : super.daily(brand, touchpoint, from, to);
                    }
                });
    }

    /// Says of nobody that they were erased.
    private static Ports evading(Ports ports) {
        return ports.with(
                new ToMoments(ports.moments()) {
                    @Override
                    public List<Kept> keep(Brand.Id brand, List<Draft> drafts) {
                        var kept = super.keep(brand, drafts);
                        if (!kept.contains(new Kept.Erased())) return kept;
                        return drafts.stream().<Kept>map(draft -> new Kept.Taken()).toList();
                    }
                });
    }

    /// Shows chains as they were when they were longest.
    private static Ports unmoved(Ports ports) {
        var longest = new HashMap<Customer, Chain.Head>();
        var chains = ports.chains();
        return ports.with(
                        new ToMoments(ports.moments()) {
                            @Override
                            public List<Kept> keep(Brand.Id brand, List<Draft> drafts) {
                                var kept = super.keep(brand, drafts);
                                for (var draft : drafts)
                                    chains.find(brand, draft.moment().customer())
                                            .ifPresent(
                                                    head ->
                                                            longest.put(
                                                                    draft.moment().customer(),
                                                                    head));
                                return kept;
                            }
                        })
                .with(
                        new ToChains(chains) {
                            @Override
                            public Optional<Chain.Head> find(Brand.Id brand, Customer customer) {
                                return Optional.ofNullable(longest.get(customer));
                            }
                        });
    }

    private static class ToErasures implements Erasures {
        private final Erasures real;

        ToErasures(Erasures real) {
            this.real = real;
        }

        @Override
        public Erased erase(Brand.Id brand, Customer customer, Instant now) {
            return real.erase(brand, customer, now);
        }

        @Override
        public int expire(Brand.Id brand, Instant before, int limit, Instant now) {
            return real.expire(brand, before, limit, now);
        }
    }
}
