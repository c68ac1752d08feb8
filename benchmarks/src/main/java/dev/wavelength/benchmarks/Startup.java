package dev.wavelength.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// From the start to the first moment that is answered, with what the JVM learned in a training and
/// without.
final class Startup {

    private static final String DATABASE = "startup";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Startup() {}

    static void measure(Plan plan, Report report, Server server)
            throws IOException, SQLException, InterruptedException {
        server.create(DATABASE);
        train(plan);
        String key;
        try (var program = start(plan, server, List.of())) {
            key = Subject.settledIn(program.port()).key();
        }
        for (int round = 0; round < plan.rounds(); round++)
            for (boolean trained : List.of(round % 2 == 0, round % 2 == 1))
                start(plan, report, server, key, trained);
        report.atMost(
                "startup_cached",
                0.6,
                report.ratio("start, trained, processor s", "start, untrained, processor s"));
    }

    private static void train(Plan plan) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(plan.distribution().resolve("wavelength").toString(), "train");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(plan.folder().resolve("training.log").toFile());
        var training = builder.start();
        if (!training.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || training.exitValue() != 0)
            throw new IOException("the training failed: see training.log");
    }

    private static Program start(Plan plan, Server server, List<String> options)
            throws IOException {
        return Program.service(plan, DATABASE, options, server.settings(DATABASE));
    }

    private static void start(Plan plan, Report report, Server server, String key, boolean trained)
            throws IOException, InterruptedException {
        var cache = "-XX:AOTCache=%s".formatted(plan.distribution().resolve("wavelength.aot"));
        long begin = System.nanoTime();
        try (var program = start(plan, server, trained ? List.of(cache) : List.of());
                var caller = new Caller(program.port(), key)) {
            var moment = new Sample(begin, 1_000, Instant.now(), Duration.ofMillis(1)).next();
            var answer = caller.send("POST", "/v1/moments", moment);
            if (answer.status() / 100 != 2)
                throw new IOException("%d %s".formatted(answer.status(), answer.text()));
            var how = "start, %s, ".formatted(trained ? "trained" : "untrained");
            report.add(how + "processor s", program.processorTime().toMillis() / 1e3);
            report.add(how + "s until the first answer", (System.nanoTime() - begin) / 1e9);
            report.add(how + "resident MB", program.residentMegabytes());
        }
    }
}
