package dev.wavelength.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wavelength.bootstrap.Distribution;
import dev.wavelength.bootstrap.OwnPostgres;
import dev.wavelength.journey.PartnerSystem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Clocks that are wrong by far, and not even in the same way: nothing is lost or doubled, and the
/// order of events is the database's.
class ClocksIT {

    private static final int CALLERS = 8;
    private static final int SOME = 100;
    private static final Path LIBRARIES = Path.of("/usr/lib");

    @TempDir private Path folder;

    @Test
    void instances_whose_clocks_are_years_apart_keep_all_that_they_acknowledge() throws Exception {
        var library = libfaketime();
        var ledger = new Callers.Ledger();
        try (var postgres = OwnPostgres.make(folder.resolve("postgres"))) {
            postgres.start();
            try (var ahead = launch(postgres, Map.of("FAKETIME", "+3y", "LD_PRELOAD", library));
                    var behind =
                            launch(postgres, Map.of("FAKETIME", "-1h", "LD_PRELOAD", library))) {
                var addresses = List.of(ahead.address(), behind.address());
                var service = new PartnerSystem(behind.address());
                var key = service.admit("brand");
                try (var callers = Callers.of(() -> addresses, key, CALLERS, ledger)) {
                    callers.more(SOME);
                }
                ledger.assertKept(service, key);
                assertThat(
                                service.list("/v1/moments", key).stream()
                                        .map(moment -> (String) moment.get("recordedAt"))
                                        .map(recorded -> recorded.substring(0, "2026".length()))
                                        .distinct())
                        .as("the years in which they were recorded, by two clocks")
                        .hasSize(2);
            }
            try (var verification = Distribution.verify(folder, postgres.serving())) {
                assertThat(verification.exit()).as(verification.output()).isZero();
            }
        }
    }

    private Distribution launch(OwnPostgres postgres, Map<String, String> clock) {
        var settings = postgres.serving();
        settings.putAll(clock);
        // What measures how long something takes is left alone.
        settings.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        return Distribution.launch(folder, settings);
    }

    private static String libfaketime() throws IOException {
        try (var files =
                Files.find(
                        LIBRARIES,
                        4,
                        (file, attributes) -> file.endsWith("faketime/libfaketime.so.1"))) {
            var library = files.findFirst();
            assumeThat(library)
                    .as("clocks are moved by libfaketime, which is not here")
                    .isPresent();
            return library.orElseThrow().toString();
        }
    }
}
