package dev.wavelength.bootstrap;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Hearing;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.verdict.Experience;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Moments, measured: what they come to, how many are kept at once, and how long that takes.
final class MeteredMoments implements Moments {

    private final Moments moments;
    private final MeterRegistry registry;
    private final DistributionSummary batchSize;
    private final Timer commit;

    MeteredMoments(Moments moments, MeterRegistry registry) {
        this.moments = moments;
        this.registry = registry;
        this.batchSize =
                DistributionSummary.builder("wavelength.batch.size")
                        .description("moments kept in one transaction")
                        .register(registry);
        this.commit =
                Timer.builder("wavelength.commit")
                        .description("from a batch being judged to its being durable")
                        .publishPercentiles(0.5, 0.99)
                        .register(registry);
    }

    @Override
    public List<Kept> keep(Brand.Id brand, List<Draft> drafts) {
        var timing = Timer.start(registry);
        var kept = moments.keep(brand, drafts);
        timing.stop(commit);
        batchSize.record(drafts.size());
        for (var one : kept)
            if (one instanceof Kept.New(var entry)) count(entry.verdict().experience());
        return kept;
    }

    private void count(@Nullable Experience experience) {
        registry.counter(
                        "wavelength.moments",
                        "experience",
                        experience == null ? "UNJUDGED" : experience.name())
                .increment();
    }

    @Override
    public Revised revise(Brand.Id brand, Revision revision) {
        return moments.revise(brand, revision);
    }

    @Override
    public Recoveries.Taken hear(Brand.Id brand, Hearing hearing) {
        return moments.hear(brand, hearing);
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        return moments.due(now, limit);
    }

    @Override
    public Optional<Revised> claimed(Brand.Id brand, Claim claim) {
        return moments.claimed(brand, claim);
    }

    @Override
    public Optional<Entry> find(Brand.Id brand, Moment.Id id) {
        return moments.find(brand, id);
    }

    @Override
    public Optional<Entry> find(Brand.Id brand, Moment.Id id, int revision) {
        return moments.find(brand, id, revision);
    }

    @Override
    public List<Entry> list(Brand.Id brand, Filter filter, @Nullable Position after, int limit) {
        return moments.list(brand, filter, after, limit);
    }
}
