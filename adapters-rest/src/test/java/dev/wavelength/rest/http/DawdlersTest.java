package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wavelength.rest.Client;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Callers who send or take next to nothing, each in its way, as slowhttptest does.
@MicronautTest
@Property(name = "patience.short", value = "true")
@Property(name = "micronaut.server.idle-timeout", value = "2s")
@Timeout(60)
class DawdlersTest {

    private final URI server;
    private final Client partner;

    DawdlersTest(EmbeddedServer server) {
        this.server = server.getURI();
        this.partner = Client.partner(this.server);
    }

    @Factory
    @Requires(property = "patience.short")
    static final class Impatient {

        @Singleton
        @Replaces(Patience.class)
        Patience patience() {
            return new Patience(Duration.ofMillis(500), Duration.ofMillis(500));
        }
    }

    private static Socket connect(URI server) throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private String head(String line) {
        return "%s\r\nHost: x\r\nAuthorization: Bearer %s\r\n".formatted(line, partner.key());
    }

    /// Sends a byte now and then until the server has had enough of it.
    private static boolean isCut(Socket socket, String start, String drop) throws IOException {
        var out = socket.getOutputStream();
        out.write(start.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        try (var drops = Executors.newSingleThreadScheduledExecutor()) {
            var dripping =
                    drops.scheduleAtFixedRate(() -> drip(out, drop), 0, 50, TimeUnit.MILLISECONDS);
            var cut = readsToTheEnd(socket.getInputStream());
            dripping.cancel(false);
            return cut;
        }
    }

    private static void drip(OutputStream out, String drop) {
        try {
            out.write(drop.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private static boolean readsToTheEnd(InputStream in) {
        try {
            return in.readAllBytes().length == 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void a_head_that_never_ends_is_cut_though_something_always_comes() throws IOException {
        try (var socket = connect(server)) {
            assertThat(isCut(socket, head("GET /v1/moments HTTP/1.1"), "X: y\r\n")).isTrue();
        }
        partner.get("/v1/moments").is(200);
    }

    @Test
    void a_body_that_never_ends_is_cut_though_something_always_comes() throws IOException {
        var start =
                head("POST /v1/moments HTTP/1.1")
                        + "Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{";
        try (var socket = connect(server)) {
            assertThat(isCut(socket, start, " ")).isTrue();
        }
        partner.get("/v1/moments").is(200);
    }

    @Test
    void a_connection_on_which_nothing_comes_is_cut() throws IOException {
        try (var socket = connect(server)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void who_takes_no_answers_is_cut() throws IOException {
        try (var socket = connect(server)) {
            socket.setReceiveBufferSize(1_024);
            var out = socket.getOutputStream();
            var request = "GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n";
            for (int i = 0; i < 20; i++) out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();

            // Whatever lies in between is taken only after the server gave up.
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> isReset(socket));
        }
        partner.get("/v1/moments").is(200);
    }

    private static boolean isReset(Socket socket) {
        try {
            socket.getOutputStream().write('G');
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
