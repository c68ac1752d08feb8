package dev.wavelength.benchmarks;

import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.FeltAxis;
import dev.wavelength.domain.verdict.Rulebook;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Folding a chain of fifty links, and adding one link to it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FoldBenchmark {

    private static final Instant FROM = Instant.parse("2026-03-02T08:14:03Z");

    private final Rulebook rules = Rulebook.standard();
    private final List<Link> links = IntStream.range(0, 50).mapToObj(this::link).toList();
    private final Chain.Head head = Chain.of(links).head();
    private final Link next = link(50);

    private Link link(int number) {
        var experiences = Experience.values();
        return new Link(
                new Position(FROM.plusSeconds(number * 3_600L), new Moment.Id("moment-" + number)),
                experiences[number % experiences.length],
                FeltAxis.UNKNOWN,
                null,
                Stakes.NORMAL,
                rules,
                null);
    }

    @Benchmark
    public Chain foldFifty() {
        return Chain.of(links);
    }

    @Benchmark
    public Chain.Head append() {
        return head.append(next);
    }
}
