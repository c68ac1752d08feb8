package dev.wavelength.benchmarks;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// The rules alone: no database, no server.
final class Rules {

    private Rules() {}

    static void measure(Plan plan, Report report) throws RunnerException {
        var options =
                new OptionsBuilder()
                        .include(JudgeBenchmark.class.getName())
                        .include(FoldBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(plan.rounds())
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build();
        for (var result : new Runner(options).run()) {
            var primary = result.getPrimaryResult();
            var statistics = primary.getStatistics();
            var raw = result.getAggregatedResult().getIterationResults();
            var what = "%s, %s".formatted(primary.getLabel(), primary.getScoreUnit());
            if (statistics.getN() == 0) throw new IllegalStateException("not measured: " + what);
            for (var iteration : raw) report.add(what, iteration.getPrimaryResult().getScore());
        }
    }
}
