package dev.wavelength.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wavelength.bootstrap.Distribution;
import dev.wavelength.bootstrap.OwnPostgres;
import dev.wavelength.contract.value.Race;
import dev.wavelength.journey.PartnerSystem;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Two instances on one database, both started at once on an empty one: whatever is asked of both,
/// and whatever both do by themselves, happens once.
class TwoInstancesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int STALLED = 60;
    private static final int EVENTFUL = 4_000;

    @TempDir private static Path folder;

    private static OwnPostgres postgres;
    private static Distribution one;
    private static Distribution other;
    private static List<URI> addresses;
    private static List<PartnerSystem> services;

    @BeforeAll
    static void start() throws Exception {
        postgres = OwnPostgres.make(folder.resolve("postgres"));
        postgres.start();
        one = launch();
        other = launch();
        addresses = List.of(one.address(), other.address());
        services = addresses.stream().map(PartnerSystem::new).toList();
    }

    private static Distribution launch() {
        var settings = postgres.serving();
        settings.put("WAVELENGTH_WEBHOOKS", "anywhere");
        settings.put("JAVA_OPTS", "-Xmx160m");
        return Distribution.launch(folder, settings);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        postgres.close();
    }

    @AfterEach
    void all_is_as_it_should_be() {
        try (var verification = Distribution.verify(folder, postgres.serving())) {
            assertThat(verification.exit()).as(verification.output()).isZero();
        }
    }

    private static int send(int instance, String path, String key, String body) {
        try {
            return services.get(instance)
                    .send("POST", path, key, PartnerSystem.json(body))
                    .statusCode();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static String moment(String id, String customer, int score) {
        return """
        {"id": "%s", "customer": "%s", "touchpoint": "till", "occurredAt": "%s",
         "feedback": [{"instrument": "CSAT", "score": %d}]}"""
                .formatted(id, customer, Instant.now().minusSeconds(60), score);
    }

    /// A race of both instances, as many times over.
    private static List<Integer> race(int times, Request request) {
        return Race.run(2 * times, racer -> request.send(racer % 2, racer / 2));
    }

    private interface Request {
        int send(int instance, int time);
    }

    @Test
    void moments_of_the_same_customers_are_all_there_once() throws Exception {
        var ledger = new Callers.Ledger();
        var brand = services.getFirst().admit("customers");
        try (var callers = Callers.of(() -> addresses, brand, 8, ledger)) {
            callers.more(400);
        }
        ledger.assertKept(services.getLast(), brand);
        assertThat(ledger.answers("503") + ledger.answers("reset")).isZero();
    }

    @Test
    void of_two_moments_with_one_id_one_is_recorded() throws Exception {
        var brand = services.getFirst().admit("ids");
        var same = IntStream.range(0, 50).mapToObj(n -> moment("same-" + n, "c", 1)).toList();

        assertThat(race(50, (instance, n) -> send(instance, "/v1/moments", brand, same.get(n))))
                .satisfies(all -> assertThat(Collections.frequency(all, 201)).isEqualTo(50))
                .satisfies(all -> assertThat(Collections.frequency(all, 200)).isEqualTo(50));
        assertThat(
                        race(
                                50,
                                (instance, n) ->
                                        send(
                                                instance,
                                                "/v1/moments",
                                                brand,
                                                moment("other-" + n, "c", 1 + instance))))
                .satisfies(all -> assertThat(Collections.frequency(all, 201)).isEqualTo(50))
                .satisfies(all -> assertThat(Collections.frequency(all, 409)).isEqualTo(50));
        assertThat(services.getFirst().list("/v1/moments", brand)).hasSize(100);
    }

    @Test
    void certificates_are_numbered_without_a_gap() throws Exception {
        var brand = services.getFirst().admit("certificates");
        send(0, "/v1/moments", brand, moment("m", "c", 1));

        assertThat(
                        race(
                                10,
                                (instance, n) ->
                                        send(
                                                instance,
                                                "/v1/mots",
                                                brand,
                                                """
                                                {"from": "2026-01-01", "to": "2026-01-31"}""")))
                .hasSize(20)
                .containsOnly(201);

        assertThat(services.getLast().list("/v1/mots", brand))
                .extracting(certificate -> certificate.get("number"))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void of_racing_steps_of_one_recovery_one_is_taken_and_notes_are_all_kept() throws Exception {
        var brand = services.getFirst().admit("steps");
        send(0, "/v1/moments", brand, moment("ow", "c", 1));
        var recovery = services.getFirst().get("/v1/moments/ow", brand).get("recovery");
        var path = "/v1/recoveries/%s/steps".formatted(recovery);

        assertThat(
                        race(
                                5,
                                (instance, n) ->
                                        send(
                                                instance,
                                                path,
                                                brand,
                                                """
                                                {"step": "ACKNOWLEDGE", "by": "somebody"}""")))
                .satisfies(all -> assertThat(Collections.frequency(all, 201)).isEqualTo(1))
                .satisfies(all -> assertThat(Collections.frequency(all, 409)).isEqualTo(9));
        assertThat(
                        race(
                                20,
                                (instance, n) ->
                                        send(
                                                instance,
                                                path,
                                                brand,
                                                """
                                                {"step": "NOTE", "by": "somebody", "note": "%d-%d"}"""
                                                        .formatted(instance, n))))
                .containsOnly(201);
        assertThat(services.getLast().get("/v1/recoveries/" + recovery, brand))
                .hasEntrySatisfying("steps", steps -> assertThat((List<?>) steps).hasSize(41));
    }

    @Test
    void both_send_events_and_each_customers_come_in_their_order() throws Exception {
        var brand = services.getFirst().admit("events");
        try (var receiver = new Receiver(false)) {
            register(brand, receiver);
            Race.run(
                    8,
                    racer -> {
                        for (int n = 0; n < 10; n++) {
                            var moment = moment("m-%d-%d".formatted(racer, n), "c-" + racer % 4, 1);
                            assertThat(send(n % 2, "/v1/moments", brand, moment)).isEqualTo(201);
                        }
                        return true;
                    });
            var feed = feed(brand);
            await().atMost(PATIENCE).until(() -> receiver.received().size() >= feed.size());
            assertThat(receiver.received()).containsExactlyInAnyOrderElementsOf(feed);
            for (int customer = 0; customer < 4; customer++) {
                var name = "c-" + customer;
                assertThat(of(receiver.received(), name)).isEqualTo(of(feed, name));
            }
        }
    }

    @Test
    void one_that_is_paused_past_its_time_and_goes_on_changes_nothing() throws Exception {
        var brand = services.getFirst().admit("paused");
        other.pause();
        try (var receiver = new Receiver(true)) {
            String hook = register(brand, receiver);
            send(0, "/v1/moments", brand, moment("ow", "c", 1));
            await().atMost(PATIENCE).until(receiver::isReached);
            one.pause();
            other.resume();
            // As if its minute had passed.
            postgres.execute("update dispatch set due_at = now() where due_at is not null");

            var deliveries = hook + "/deliveries";
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    statuses(services.getLast(), deliveries, brand)
                                            .equals("DELIVERED"));
            receiver.release();
            one.resume();

            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    one.get("/metrics")
                                            .body()
                                            .contains(
                                                    "wavelength_webhooks_total{outcome=\"OVERTAKEN\""));
            assertThat(statuses(services.getFirst(), deliveries, brand)).isEqualTo("DELIVERED");
            assertThat(receiver.received()).containsExactlyInAnyOrderElementsOf(feed(brand));
        } finally {
            one.resume();
            other.resume();
        }
    }

    /// Were what they do not take held for them, there would not be memory enough.
    @Test
    void readers_who_take_nothing_harm_nobody_and_who_breaks_off_goes_on_without_a_gap()
            throws Exception {
        var brand = services.getFirst().admit("streams");
        var stalled = new ArrayList<Socket>();
        try {
            for (int reader = 0; reader < STALLED; reader++) stalled.add(stall(brand));
            var lines =
                    IntStream.range(0, EVENTFUL)
                            .mapToObj(n -> moment("m-" + n, "c-" + n / 2, 1).replace("\n", ""))
                            .collect(Collectors.joining("\n"));
            var imported = new ByteArrayInputStream(lines.getBytes(UTF_8));
            assertThat(services.getFirst().importing(imported, brand))
                    .containsEntry("recorded", EVENTFUL);

            var read = new ArrayList<>(read(brand, null, EVENTFUL / 2));
            read.addAll(read(brand, read.getLast(), 5 * EVENTFUL / 2 - read.size()));

            assertThat(read).isEqualTo(feed(brand).stream().map(it -> it.get("sequence")).toList());
            assertThat(one.get("/health/ready").statusCode()).isEqualTo(200);
        } finally {
            for (var socket : stalled) socket.close();
        }
    }

    /// Asks for all events, and takes none.
    private static Socket stall(String brand) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), addresses.getFirst().getPort()));
        var request =
                """
                GET /v1/events HTTP/1.1\r
                Host: service\r
                Authorization: Bearer %s\r
                Accept: text/event-stream\r
                \r
                """
                        .formatted(brand);
        socket.getOutputStream().write(request.getBytes(UTF_8));
        return socket;
    }

    /// Reads so many events of the stream, and breaks off.
    ///
    /// @return their places
    private static List<String> read(String brand, @Nullable String after, int count)
            throws Exception {
        var request =
                HttpRequest.newBuilder(addresses.getFirst().resolve("/v1/events"))
                        .header("Authorization", "Bearer " + brand)
                        .header("Accept", "text/event-stream");
        if (after != null) request.header("Last-Event-ID", after);
        try (var client = HttpClient.newHttpClient();
                var lines = client.send(request.build(), BodyHandlers.ofLines()).body()) {
            var places =
                    lines.filter(line -> line.startsWith("id: "))
                            .map(line -> line.substring("id: ".length()))
                            .limit(count)
                            .toList();
            client.shutdownNow();
            return places;
        }
    }

    private static String register(String brand, Receiver receiver) throws Exception {
        var made =
                services.getFirst()
                        .send(
                                "POST",
                                "/v1/webhooks",
                                brand,
                                PartnerSystem.json("{\"url\": \"%s\"}".formatted(receiver.url())));
        return "/v1/webhooks/" + PartnerSystem.object(made.body()).get("id");
    }

    /// How all events stand that are on their way, if they stand alike.
    private static String statuses(PartnerSystem service, String deliveries, String brand)
            throws Exception {
        return String.join(
                " ",
                service.list(deliveries, brand).stream()
                        .map(delivery -> (String) delivery.get("status"))
                        .distinct()
                        .toList());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> feed(String brand) throws Exception {
        var feed = new ArrayList<Map<String, Object>>();
        Object next = null;
        do {
            var after = next == null ? "" : "&after=" + next;
            var page = services.getLast().get("/v1/events?limit=200" + after, brand);
            feed.addAll((List<Map<String, Object>>) page.get("items"));
            next = page.get("next");
        } while (next != null);
        return feed;
    }

    private static List<Object> of(List<Map<String, Object>> events, String customer) {
        return events.stream()
                .filter(event -> customer.equals(event.get("partitionkey")))
                .map(event -> event.get("sequence"))
                .toList();
    }
}
