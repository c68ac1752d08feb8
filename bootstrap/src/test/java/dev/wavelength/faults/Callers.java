package dev.wavelength.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wavelength.journey.PartnerSystem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Callers who post without a pause, and keep a ledger of what was acknowledged to them.
///
/// Who gets no answer, or is told to come later, sends the same again until it is acknowledged.
/// Every other moment is an OW, whose recovery is then given a note under an idempotency key.
final class Callers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// No request may take longer, whatever happens to the store.
    private static final Duration LONGEST = Duration.ofSeconds(45);

    /// What may be answered, and `reset` for a connection that ended or was not to be had.
    private static final Set<String> EXPECTED = Set.of("200", "201", "503", "reset");

    private static final Duration BEFORE_AGAIN = Duration.ofMillis(50);

    /// So few that callers come in each other's way.
    private static final int CUSTOMERS = 12;

    private final String prefix;
    private final Supplier<List<URI>> services;
    private final String key;
    private final Ledger ledger;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean discouraged;

    /// What was acknowledged, for as long as there are callers of a brand.
    static final class Ledger {

        /// When the first moment occurred: not so long ago that nobody would be sent after an OW.
        private final Instant first = Instant.now().minus(Duration.ofDays(1));

        private final Set<String> moments = ConcurrentHashMap.newKeySet();
        private final Set<String> notes = ConcurrentHashMap.newKeySet();
        private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
        private final AtomicInteger rounds = new AtomicInteger();

        int acknowledged() {
            return moments.size();
        }

        /// The moments acknowledged by now.
        List<String> moments() {
            return List.copyOf(moments);
        }

        /// How often there was such an answer: a status, or `reset`.
        int answers(String kind) {
            return count(kind).get();
        }

        private AtomicInteger count(String kind) {
            return answers.computeIfAbsent(kind, one -> new AtomicInteger());
        }

        /// All that was acknowledged is there once, and nothing else is.
        void assertKept(PartnerSystem service, String key) throws Exception {
            assertThat(answers.keySet()).as("what was answered").isSubsetOf(EXPECTED);
            assertThat(service.list("/v1/moments", key))
                    .extracting(moment -> moment.get("id"))
                    .containsExactlyInAnyOrderElementsOf(moments);
            var notesKept = new ArrayList<>();
            for (var recovery : service.list("/v1/recoveries", key))
                for (var step : (List<?>) recovery.get("steps"))
                    notesKept.add(((Map<?, ?>) step).get("note"));
            notesKept.removeIf(note -> note == null);
            assertThat(notesKept).containsExactlyInAnyOrderElementsOf(notes);
            var days = LocalDate.ofInstant(first, ZoneOffset.UTC);
            var pulse =
                    service.get(
                            "/v1/pulse?every=DAY&from=%s&to=%s"
                                    .formatted(days.minusDays(1), days.plusDays(1)),
                            key);
            assertThat(
                            ((List<?>) pulse.get("items"))
                                    .stream()
                                            .map(beat -> ((Map<?, ?>) beat).get("moments"))
                                            .mapToInt(count -> ((Number) count).intValue())
                                            .sum())
                    .isEqualTo(moments.size());
        }
    }

    private Callers(Supplier<List<URI>> services, String key, int count, Ledger ledger) {
        this.services = services;
        this.key = key;
        this.ledger = ledger;
        this.prefix = "m-" + ledger.rounds.incrementAndGet();
        for (int caller = 0; caller < count; caller++) {
            int number = caller;
            threads.add(Thread.ofVirtual().start(() -> call(number)));
        }
    }

    /// @param services where they call, by turns
    /// @param ledger what they go on writing in
    static Callers of(Supplier<List<URI>> services, String key, int count, Ledger ledger) {
        return new Callers(services, key, count, ledger);
    }

    /// Waits until so many more moments were acknowledged.
    void more(int count) {
        int before = ledger.acknowledged();
        await().atMost(PATIENCE).until(() -> ledger.acknowledged() >= before + count);
    }

    /// Lets whoever is not answered as they wish give up from now on, and call no more.
    void discourage() {
        discouraged = true;
    }

    private void call(int caller) {
        try {
            for (int n = 0; end.getCount() > 0; n++) {
                var id = "%s-%d-%d".formatted(prefix, caller, n);
                var moment = acknowledged(caller, "/v1/moments", moment(id, caller, n), null);
                if (moment == null) return;
                ledger.moments.add(id);
                if (moment.get("recovery") instanceof String recovery) {
                    var path = "/v1/recoveries/%s/steps".formatted(recovery);
                    if (acknowledged(caller, path, note(id), id) == null) return;
                    ledger.notes.add(id);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException unreadable) {
            ledger.count("nothing that makes sense").incrementAndGet();
        }
    }

    private static String note(String text) {
        return """
        {"step": "NOTE", "by": "a-caller", "note": "%s"}"""
                .formatted(text);
    }

    private String moment(String id, int caller, int n) {
        return """
        {"id": "%s", "customer": "c-%d", "touchpoint": "till", "occurredAt": "%s",
         "feedback": [{"instrument": "CSAT", "score": %d}]}"""
                .formatted(
                        id,
                        (caller + n) % CUSTOMERS,
                        ledger.first.plusSeconds(n),
                        n % 2 == 0 ? 1 : 4);
    }

    /// @return what was answered; none if it was given up
    private @Nullable Map<String, Object> acknowledged(
            int caller, String path, String body, @Nullable String idempotencyKey)
            throws IOException, InterruptedException {
        for (int tries = caller; ; tries++) {
            var at = services.get();
            var answer = answer(at.get(tries % at.size()).resolve(path), body, idempotencyKey);
            if (answer != null) {
                ledger.count(Integer.toString(answer.statusCode())).incrementAndGet();
                switch (answer.statusCode()) {
                    case 200, 201 -> {
                        return PartnerSystem.object(answer.body());
                    }
                    case 503 -> {}
                    default -> throw new IOException(answer.toString() + answer.body());
                }
            }
            if (discouraged) return null;
            TimeUnit.MILLISECONDS.sleep(BEFORE_AGAIN.toMillis());
        }
    }

    private @Nullable HttpResponse<String> answer(
            URI address, String body, @Nullable String idempotencyKey) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(LONGEST)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (idempotencyKey != null) request.header("Idempotency-Key", idempotencyKey);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (HttpTimeoutException late) {
            ledger.count("late").incrementAndGet();
            return null;
        } catch (IOException reset) {
            ledger.count("reset").incrementAndGet();
            return null;
        }
    }

    /// Begins nothing new, and brings to an end what was begun.
    @Override
    public void close() {
        end.countDown();
        await().atMost(PATIENCE).until(() -> threads.stream().noneMatch(Thread::isAlive));
        http.close();
    }
}
