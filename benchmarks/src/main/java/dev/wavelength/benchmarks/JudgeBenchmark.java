package dev.wavelength.benchmarks;

import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Delivery;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Verdict;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Judging a moment with a delivery and feedback.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JudgeBenchmark {

    private static final Instant AT = Instant.parse("2026-03-02T08:14:03Z");

    private final Rulebook rules = Rulebook.standard();
    private final Moment moment =
            new Moment(
                    new Moment.Id("order-7781-delivery"),
                    new Customer("c-1042"),
                    new Touchpoint.Id("delivery"),
                    "courier",
                    AT,
                    Stakes.HIGH,
                    List.of(
                            new Delivery(
                                    new Promise.Id("days-to-door"),
                                    "days",
                                    new Levels(Better.LOWER, 4, 5.0, 2.0),
                                    false,
                                    6.0,
                                    null,
                                    AT)),
                    List.of(new Feedback(Instrument.CSAT, 2, null, AT)),
                    null,
                    null);

    @Benchmark
    public Verdict judge() {
        return rules.judge(moment, AT);
    }
}
