package dev.wavelength.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/// The distribution from outside: its starts, its ends, its deaths.
final class MainIT {

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void it_announces_itself_answers_and_ends_in_order(String signal) throws Exception {
        try (Distribution service = Distribution.launch(folder)) {
            assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(service.output().lines())
                    .filteredOn(it -> it.contains("answers at"))
                    .hasSize(1);

            assertThat(service.end(signal)).isZero();
        }
        assertThat(processes().alive()).isEmpty();
    }

    @Test
    void the_database_a_killed_service_left_behind_is_stopped_and_its_data_opened()
            throws Exception {
        Distribution killed = Distribution.launch(folder);
        killed.address();
        killed.kill();
        ProcessHandle orphan = processes().postmaster().orElseThrow();

        try (Distribution service = Distribution.launch(folder)) {
            assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(service.output()).contains("a killed service had left behind");
            assertThat(processes().postmaster())
                    .hasValueSatisfying(it -> assertThat(it.pid()).isNotEqualTo(orphan.pid()));
        }
        assertThat(processes().alive()).isEmpty();
    }

    @Test
    void a_second_service_on_the_same_data_says_so_and_leaves_the_first_alone() throws Exception {
        try (Distribution first = Distribution.launch(folder)) {
            first.address();
            try (Distribution second = Distribution.launch(folder)) {
                assertThat(second.exit()).isEqualTo(1);
                assertThat(second.output()).contains("Another Wavelength is running on");
            }
            assertThat(first.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_port_in_use_is_named_and_no_database_remains() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = Map.of("WAVELENGTH_PORT", Integer.toString(taken.getLocalPort()));
            try (Distribution service = Distribution.launch(folder, settings)) {
                assertThat(service.exit()).isEqualTo(1);
                assertThat(service.output())
                        .contains("Cannot listen on 127.0.0.1 port " + taken.getLocalPort())
                        .doesNotContain("\tat ");
            }
        }
        assertThat(processes().alive()).isEmpty();
    }

    @Test
    void a_bad_setting_is_one_plain_line() {
        try (Distribution service = Distribution.launch(folder, Map.of("WAVELENGTH_LOG", "loud"))) {
            assertThat(service.exit()).isEqualTo(1);
            assertThat(service.output().lines())
                    .singleElement()
                    .asString()
                    .endsWith("WAVELENGTH_LOG must be text or json, but is 'loud'.");
        }
    }

    @Test
    void a_database_of_ones_own_that_is_not_there_is_named() {
        var settings = Map.of("WAVELENGTH_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none");
        try (Distribution service = Distribution.launch(folder, settings)) {
            assertThat(service.exit()).isEqualTo(1);
            assertThat(service.output())
                    .contains("The database of WAVELENGTH_DATABASE_URL cannot be used")
                    .doesNotContain("\tat ");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void the_log_can_be_json() {
        try (Distribution service = Distribution.launch(folder, Map.of("WAVELENGTH_LOG", "json"))) {
            service.address();
            assertThat(service.output().lines()).isNotEmpty().allMatch(it -> it.startsWith("{\""));
        }
    }

    @Test
    void without_a_jdk_the_launcher_says_what_it_needs() {
        var settings = Map.of("JAVA_HOME", folder.toString(), "PATH", "/usr/sbin:/sbin");
        try (Distribution service = Distribution.launch(folder, settings)) {
            assertThat(service.exit()).isEqualTo(1);
            assertThat(service.output()).contains("Wavelength needs a JDK 25 or newer");
        }
    }

    @Test
    void a_trained_distribution_finds_its_classes_loaded() {
        var settings = Map.of("WAVELENGTH_LOG", "loud", "JAVA_OPTS", "-Xlog:class+load");
        try (Distribution service = Distribution.launch(folder, settings)) {
            service.exit();
            assertThat(service.output())
                    .containsPattern("bootstrap.Settings source: shared objects file");
        }
    }

    @Test
    void what_was_learned_with_other_jars_is_passed_over_in_silence() throws Exception {
        var copy = folder.resolve("copy");
        new ProcessBuilder("cp", "-r", Distribution.HOME.toString(), copy.toString())
                .start()
                .waitFor();
        Files.setLastModifiedTime(
                copy.resolve("wavelength.jar"),
                FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        var settings = Map.of("WAVELENGTH_LOG", "loud");
        try (Distribution service = Distribution.launch(copy, folder, settings)) {
            assertThat(service.exit()).isEqualTo(1);
            assertThat(service.output().lines()).hasSize(1);
        }
    }

    private PostgresProcesses processes() throws IOException {
        return new PostgresProcesses(folder.toRealPath().resolve("data/postgres"));
    }
}
