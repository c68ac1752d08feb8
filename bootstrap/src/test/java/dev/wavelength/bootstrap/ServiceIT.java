package dev.wavelength.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wavelength.webhooks.event.Reach;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The service in this process, upon a database of its own.
final class ServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private static Path folder;

    private Service service;
    private URI address;
    private HttpClient client;

    @BeforeEach
    void start() {
        service =
                new Service(
                        new Settings(
                                0,
                                "127.0.0.1",
                                folder,
                                null,
                                null,
                                null,
                                Reach.PUBLIC,
                                null,
                                null,
                                Settings.Log.TEXT));
        address = service.start();
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        client.close();
        service.close();
    }

    @Test
    void health_says_its_status_and_nothing_else() throws Exception {
        assertThat(get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/health/ready").headers().firstValue("server")).isEmpty();
    }

    @Test
    void while_the_database_is_frozen_it_lives_but_is_not_ready() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        signalDatabase("STOP");
        try {
            assertThat(get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
        } finally {
            signalDatabase("CONT");
        }
        await().until(() -> get("/health/ready").statusCode() == 200);
    }

    @Test
    void metrics_tell_of_requests_and_of_the_pool() throws Exception {
        get("/health/live");
        await().untilAsserted(
                        () ->
                                assertThat(get("/metrics").body())
                                        .contains("http_server_requests_seconds_count")
                                        .contains("uri=\"/health/live\"")
                                        .contains("hikaricp_connections_active")
                                        .contains("jvm_memory_used_bytes"));
    }

    @Test
    void metrics_count_who_is_nobody_and_name_nobody() throws Exception {
        var stranger =
                HttpRequest.newBuilder(address.resolve("/v1/customers/somebody/chain"))
                        .header("Authorization", "Bearer somebody")
                        .build();
        client.send(stranger, HttpResponse.BodyHandlers.ofString());
        get("/v1/moments/somebody?customer=somebody");
        get("/somebody/unheard-of");
        await().untilAsserted(
                        () ->
                                assertThat(get("/metrics").body())
                                        .contains("wavelength_strangers_total 1.0")
                                        .contains("uri=\"NOT_FOUND\""));

        assertThat(get("/metrics").body()).doesNotContain("somebody");
    }

    @Test
    void what_was_accepted_is_finished_before_the_end_and_nothing_new_is_accepted()
            throws Exception {
        CompletableFuture<HttpResponse<String>> accepted =
                client.sendAsync(request("/health/slow"), HttpResponse.BodyHandlers.ofString());
        assertThat(SlowController.ACCEPTED.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> end = CompletableFuture.runAsync(service::close);
        try {
            await().until(this::isRefused);
            assertThat(end).isNotDone();
        } finally {
            SlowController.FINISH.countDown();
        }

        assertThat(accepted.join().body()).isEqualTo("finished");
        end.join();
    }

    /// Whoever connects while the door is closing may be let in by the system and then be cut off.
    private boolean isRefused() {
        try (Socket stranger = new Socket()) {
            stranger.connect(new InetSocketAddress(address.getHost(), address.getPort()), 1_000);
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException undecided) {
            return false;
        }
    }

    private void signalDatabase(String signal) throws Exception {
        var processes = new PostgresProcesses(folder.toRealPath().resolve("postgres"));
        for (ProcessHandle process : processes.alive())
            new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, process.pid()))
                    .start()
                    .waitFor();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path), HttpResponse.BodyHandlers.ofString());
    }
}
