package dev.wavelength.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Measures the packaged service and what it is compared with, and prints Markdown.
///
/// Everything runs in this one run and takes turns on one PostgreSQL: the embedded one of the
/// service, as durable as any user has it.
public final class Benchmarks {

    private static final Pattern DEMO_KEY = Pattern.compile("Bearer ([^']+)'");

    private Benchmarks() {}

    /// Measures and prints.
    ///
    /// @param arguments none: system properties say what to measure, see [Plan]
    public static void main(String[] arguments) throws Exception {
        var plan = Plan.ofProcess();
        var report = new Report();
        try {
            if (plan.measures("rules")) Rules.measure(plan, report);
            measureService(plan, report);
        } finally {
            report.print(System.out);
        }
    }

    private static void measureService(Plan plan, Report report)
            throws IOException, SQLException, InterruptedException {
        var data = Files.createTempDirectory(plan.folder(), "bench-");
        try {
            var settings = Map.of("WAVELENGTH_PORT", "0", "WAVELENGTH_DATA", data.toString());
            try (var service = Program.service(plan, "service", List.of(), settings)) {
                var subject = new Subject(service.port(), service.told(DEMO_KEY).group(1));
                var server = new Server(data);
                if (plan.measures("import")) Imports.measure(plan, report, subject, server);
                if (plan.measures("single")) Singles.measure(plan, report, subject, server);
                if (plan.measures("growth")) Growth.measure(plan, report, server);
                if (plan.measures("startup")) Startup.measure(plan, report, server);
            }
        } finally {
            remove(data);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> content = Files.walk(folder)) {
            content.sorted((a, b) -> b.compareTo(a)).forEach(Benchmarks::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
