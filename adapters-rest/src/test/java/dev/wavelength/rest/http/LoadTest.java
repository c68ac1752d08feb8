package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wavelength.domain.brand.Scope;
import dev.wavelength.rest.Answer;
import dev.wavelength.rest.Client;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.swagger.v3.oas.annotations.Hidden;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

@MicronautTest
@Property(name = "load.small", value = "true")
@Timeout(60)
class LoadTest {

    private static final int MOST_REQUESTS = 4;
    private static final int MOST_CONNECTIONS = 30;
    private static final int MOST_BYTES = 1_000;

    private final URI server;
    private final Load load;
    private final Waiting waiting;
    private final Client partner;

    LoadTest(EmbeddedServer server, Load load, Waiting waiting) {
        this.server = server.getURI();
        this.load = load;
        this.waiting = waiting;
        this.partner = Client.partner(this.server);
    }

    @Factory
    @Requires(property = "load.small")
    static final class Small {

        @Singleton
        @Replaces(Load.class)
        Load load() {
            return new Load(new Load.Bounds(MOST_CONNECTIONS, MOST_REQUESTS, MOST_BYTES));
        }
    }

    /// What callers wait for.
    @Singleton
    @Requires(property = "load.small")
    static final class Waiting {
        private volatile CountDownLatch latch = new CountDownLatch(1);
    }

    @Hidden
    @Controller("/v1/waiting")
    @Requires(property = "load.small")
    @RequiresScope(Scope.MOMENTS_READ)
    @ExecuteOn(TaskExecutors.BLOCKING)
    static final class WaitingController {

        private final Waiting waiting;

        WaitingController(Waiting waiting) {
            this.waiting = waiting;
        }

        @Get
        String read() throws InterruptedException {
            return waiting.latch.await(50, TimeUnit.SECONDS) ? "\"served\"" : "\"late\"";
        }
    }

    @Test
    void what_is_above_capacity_is_refused_at_once_and_what_was_let_in_is_served()
            throws Exception {
        waiting.latch = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var letIn = new ArrayList<Future<Answer>>();
            for (int i = 0; i < MOST_REQUESTS; i++)
                letIn.add(callers.submit(() -> partner.get("/v1/waiting")));
            await().until(() -> load.requests() == MOST_REQUESTS);

            var refused = partner.get("/v1/moments").isProblem(503, "busy");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            partner.get("/openapi.yml").is(200);

            waiting.latch.countDown();
            for (var one : letIn) one.get().is(200).holds("served");
            await().until(() -> load.requests() == 0);
            partner.get("/v1/moments").is(200);
        } finally {
            waiting.latch.countDown();
        }
    }

    @Test
    void bodies_are_refused_that_all_together_are_more_than_memory_is_for() {
        partner.post("/v1/moments", " ".repeat(MOST_BYTES + 1)).isProblem(503, "busy");
        partner.post("/v1/moments", " ".repeat(MOST_BYTES)).isProblem(400, "malformed-request");
    }

    @Test
    void what_a_caller_had_in_hand_who_went_away_is_forgotten() throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write(
                            ("POST /v1/moments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                                            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
                                    .formatted(partner.key())
                                    .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> partner.post("/v1/moments", "{}").status() == 503);
        }
        await().until(() -> partner.post("/v1/moments", "{}").status() == 422);
    }

    @Test
    void connections_above_capacity_are_closed_and_the_others_served() throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            partner.get("/v1/moments").is(200);
            for (int i = 0; i < 2 * MOST_CONNECTIONS; i++) {
                var socket = new Socket(server.getHost(), server.getPort());
                socket.setSoTimeout(10_000);
                sockets.add(socket);
            }

            assertThat(sockets.getLast().getInputStream().read()).isEqualTo(-1);
            partner.get("/v1/moments").is(200);
        } finally {
            for (var socket : sockets) socket.close();
        }
    }
}
