package dev.wavelength.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// How much is measured.
///
/// @param only the parts to measure, all of them if it says `all`
/// @param distribution the packaged service
/// @param folder where the database and all other files of the run go
/// @param rounds how often each thing is measured; what is compared takes turns
/// @param importLines moments in one import
/// @param warmUp how long callers post before anything is counted, for each of two numbers of them
/// @param burst how long callers post in one round
/// @param growthLines moments in one import beside a small and a large history
/// @param smallHistory moments in the small history
/// @param longImport lines of the import whose memory is watched
/// @param copies how often the long import's moments stand in the large history
record Plan(
        Set<String> only,
        Path distribution,
        Path folder,
        int rounds,
        int importLines,
        Duration warmUp,
        Duration burst,
        int growthLines,
        int smallHistory,
        int longImport,
        int copies) {

    static final List<Integer> CALLERS = List.of(1, 8, 64, 256);

    static Plan ofProcess() {
        var only = Set.of(System.getProperty("bench.only", "all").split(","));
        var distribution = Path.of(System.getProperty("bench.distribution")).normalize();
        var folder = Path.of(System.getProperty("bench.folder"));
        return Boolean.getBoolean("bench.quick")
                ? new Plan(
                        only,
                        distribution,
                        folder,
                        3,
                        20_000,
                        Duration.ofSeconds(5),
                        Duration.ofMillis(1_000),
                        10_000,
                        10_000,
                        50_000,
                        2)
                : new Plan(
                        only,
                        distribution,
                        folder,
                        5,
                        100_000,
                        Duration.ofSeconds(40),
                        Duration.ofMillis(2_500),
                        40_000,
                        100_000,
                        1_000_000,
                        5);
    }

    boolean measures(String part) {
        return only.contains("all") || only.contains(part);
    }
}
