package dev.wavelength.benchmarks;

import dev.wavelength.benchmarks.naive.NaiveService;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Callers who post one moment after the other, to our service and to the naive one in turn.
final class Singles {

    private static final String NAIVE_DATABASE = "naive";
    private static final String NAIVE_KEY = "wl_naive";
    private static final int CUSTOMERS = 20_000;

    private Singles() {}

    static void measure(Plan plan, Report report, Subject ours, Server server)
            throws IOException, SQLException, InterruptedException {
        server.create(NAIVE_DATABASE);
        var settings = server.settings(NAIVE_DATABASE);
        var arguments =
                List.of(
                        "-classpath",
                        System.getProperty("java.class.path"),
                        NaiveService.class.getName(),
                        NAIVE_KEY);
        try (var program = Program.start(plan, NAIVE_DATABASE, arguments, settings)) {
            var naive = new Subject(program.port(), NAIVE_KEY);
            long seed = 100;
            for (int callers : List.of(8, 64)) {
                burst(ours, callers, plan.warmUp(), seed++);
                burst(naive, callers, plan.warmUp(), seed++);
            }
            for (int callers : Plan.CALLERS) {
                for (int round = 0; round < plan.rounds(); round++) {
                    boolean oursFirst = round % 2 == 0;
                    add(
                            report,
                            oursFirst ? "ours" : "naive",
                            callers,
                            burst(oursFirst ? ours : naive, callers, plan.burst(), seed++));
                    add(
                            report,
                            oursFirst ? "naive" : "ours",
                            callers,
                            burst(oursFirst ? naive : ours, callers, plan.burst(), seed++));
                }
            }
        }
        report.atLeast("single_vs_naive_1", 0.9, rates(report, 1));
        report.atLeast("single_vs_naive_64", 8, rates(report, 64));
        report.atLeast("single_vs_naive_256", 10, rates(report, 256));
        report.atMost(
                "p99_vs_naive_64",
                1,
                report.ratio(
                        "single POST, 64 callers, ours, p99 ms",
                        "single POST, 64 callers, naive, p99 ms"));
    }

    private static Burst burst(Subject subject, int callers, Duration length, long seed)
            throws IOException, InterruptedException {
        return Burst.of(
                subject.port(), subject.key(), callers, length, Burst.moments(seed, CUSTOMERS));
    }

    private static void add(Report report, String whose, int callers, Burst burst) {
        var what = "single POST, %d callers, %s, ".formatted(callers, whose);
        report.add(what + "moments/s", burst.perSecond());
        report.add(what + "p50 ms", burst.p50Millis());
        report.add(what + "p99 ms", burst.p99Millis());
    }

    private static double rates(Report report, int callers) {
        var what = "single POST, %d callers, %s, moments/s";
        return report.ratio(what.formatted(callers, "ours"), what.formatted(callers, "naive"));
    }
}
