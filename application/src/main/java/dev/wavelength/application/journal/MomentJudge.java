package dev.wavelength.application.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.moment.MomentReport.Binding;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Rulebooks;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

final class MomentJudge implements JudgeMoment {

    private final Promises promises;
    private final Rulebooks rulebooks;
    private final Chains chains;
    private final InstantSource clock;
    private final Supplier<Moment.Id> ids;

    MomentJudge(
            Promises promises,
            Rulebooks rulebooks,
            Chains chains,
            InstantSource clock,
            Supplier<Moment.Id> ids) {
        this.promises = promises;
        this.rulebooks = rulebooks;
        this.chains = chains;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Outcome judge(Brand.Id brand, MomentReport report, @Nullable Integer version) {
        var rules =
                version == null
                        ? Optional.of(rulebooks.current(brand))
                        : rulebooks.find(brand, version);
        if (rules.isEmpty())
            return new Outcome.Faulty(
                    List.of(new Fault("/rulebook", "there is no version " + version)));
        return judge(brand, report, rules.get());
    }

    private Outcome judge(Brand.Id brand, MomentReport report, Rulebook rulebook) {
        var named = report.id() == null ? report.named(ids.get()) : report;
        var now = clock.instant();
        var standing =
                promises.histories(brand, named.places().collect(Collectors.toUnmodifiableSet()));
        return switch (named.bind(standing, now)) {
            case Binding.Faulty(var faults) -> new Outcome.Faulty(faults);
            case Binding.Bound(var moment) -> {
                var verdict = rulebook.judge(moment, now);
                var head = chains.find(brand, moment.customer()).orElse(Chain.Head.EMPTY);
                var weight =
                        rulebook.weigh(verdict.experience(), moment.stakes(), head.standing() > 0);
                yield new Outcome.Judged(moment, verdict, weight);
            }
        };
    }
}
