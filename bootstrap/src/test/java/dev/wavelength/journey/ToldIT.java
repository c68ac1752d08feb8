package dev.wavelength.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.wavelength.bootstrap.Distribution;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Whatever dies between an event and its receiver: it arrives, with the id it has in the feed, and
/// each customer's events in their order.
class ToldIT {

    private static final int MOMENTS = 60;
    private static final int CUSTOMERS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir Path folder;

    private final HttpServer receiver = open();
    private final List<Map<String, Object>> received = new CopyOnWriteArrayList<>();
    private final Map<String, String> firstBodies = new ConcurrentHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();

    private volatile Reply reply = Reply.TAKE;

    /// What the receiver does.
    private enum Reply {
        TAKE,
        REFUSE,
        /// It takes the event, and the answer is lost.
        HANG_UP
    }

    private HttpServer open() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::receive);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.incrementAndGet();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var id = exchange.getRequestHeaders().getFirst("webhook-id");
            var now = reply;
            if (now != Reply.REFUSE) {
                assertThat(firstBodies.putIfAbsent(id, body)).isIn(null, body);
                if (taken.add(id)) received.add(PartnerSystem.object(body));
            }
            switch (now) {
                case TAKE -> exchange.sendResponseHeaders(204, -1);
                case REFUSE -> exchange.sendResponseHeaders(503, -1);
                case HANG_UP -> {}
            }
        }
    }

    @AfterEach
    void close() {
        receiver.stop(0);
    }

    private Distribution start() throws IOException {
        return Distribution.launch(
                Files.createDirectories(folder),
                Map.of(
                        "WAVELENGTH_OPERATOR_KEY",
                        PartnerSystem.OPERATOR_KEY,
                        "WAVELENGTH_WEBHOOKS",
                        "anywhere"));
    }

    private static void record(PartnerSystem service, String key, int from, int to)
            throws Exception {
        for (int n = from; n < to; n++)
            assertThat(
                            service.send(
                                            "POST",
                                            "/v1/moments",
                                            key,
                                            PartnerSystem.json(
                                                    """
                                                    {"id": "m-%d", "customer": "c-%d", "touchpoint": "till",
                                                     "occurredAt": "%s", "feedback": [{"instrument": "CSAT", "score": 1}]}"""
                                                            .formatted(
                                                                    n,
                                                                    n % CUSTOMERS,
                                                                    Instant.now())))
                                    .statusCode())
                    .isEqualTo(201);
    }

    @Test
    void an_event_survives_the_death_of_the_service_and_the_whims_of_its_receiver()
            throws Exception {
        String key;
        String hook;
        try (var process = start()) {
            var service = new PartnerSystem(process.address());
            key = service.admit("brand");
            var made =
                    service.send(
                            "POST",
                            "/v1/webhooks",
                            key,
                            PartnerSystem.json(
                                    "{\"url\": \"http://127.0.0.1:%d/hook\"}"
                                            .formatted(receiver.getAddress().getPort())));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            hook = "/v1/webhooks/" + PartnerSystem.object(made.body()).get("id");

            record(service, key, 0, MOMENTS / 3);
            await().atMost(PATIENCE).until(() -> received.size() >= MOMENTS / 3);
            reply = Reply.HANG_UP;
            int before = calls.get();
            record(service, key, MOMENTS / 3, MOMENTS / 2);
            await().atMost(PATIENCE).until(() -> calls.get() > before);
            process.kill();
        }
        reply = Reply.TAKE;
        try (var process = start()) {
            var service = new PartnerSystem(process.address());
            record(service, key, MOMENTS / 2, MOMENTS * 2 / 3);
            // At once: what was committed last has hardly begun its way.
            process.kill();
        }
        try (var process = start()) {
            var service = new PartnerSystem(process.address());
            reply = Reply.REFUSE;
            record(service, key, MOMENTS * 2 / 3, MOMENTS);
            await().atMost(PATIENCE).until(() -> failing(service, key, hook));
            reply = Reply.TAKE;
            // Each is an OW that opens a recovery, and the first of each customer breaks the chain.
            int due = 2 * MOMENTS + CUSTOMERS;

            await().atMost(PATIENCE).until(() -> hasten(service, key, hook) && taken.size() >= due);

            assertThat(received).hasSize(due);
            var feed = events(service, key);
            assertThat(feed).hasSize(due);
            assertThat(received).containsExactlyInAnyOrderElementsOf(feed);
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                var name = "c-" + customer;
                assertThat(of(received, name)).isEqualTo(of(feed, name));
            }
        }
    }

    private static boolean failing(PartnerSystem service, String key, String hook)
            throws Exception {
        return service.get(hook, key).get("failingSince") != null;
    }

    /// Asks for what is postponed at once, as who mends a receiver would.
    private static boolean hasten(PartnerSystem service, String key, String hook) throws Exception {
        for (var one : service.list(hook + "/deliveries", key))
            if (one.get("status").equals("PENDING") && one.get("nextAttemptAt") != null)
                service.send(
                        "POST",
                        "%s/deliveries/%s/redeliver".formatted(hook, one.get("id")),
                        key,
                        PartnerSystem.json(""));
        return true;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> events(PartnerSystem service, String key)
            throws Exception {
        var events = new ArrayList<Map<String, Object>>();
        Object next = null;
        do {
            var page =
                    service.get(
                            "/v1/events?limit=50" + (next == null ? "" : "&after=" + next), key);
            events.addAll((List<Map<String, Object>>) page.get("items"));
            next = page.get("next");
        } while (next != null);
        return events;
    }

    private static List<Object> of(List<Map<String, Object>> events, String customer) {
        return events.stream()
                .filter(one -> customer.equals(one.get("partitionkey")))
                .map(one -> one.get("sequence"))
                .toList();
    }
}
