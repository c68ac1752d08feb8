package dev.wavelength.bootstrap;

import dev.wavelength.webhooks.event.Reach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A day in the life of the service, lived for the JVM to remember: on a database that is thrown
/// away, every kind of call is made once.
///
/// What a JVM that is told to (`-XX:AOTCacheOutput`) has loaded, linked and profiled by then, it
/// finds ready at every later start.
final class Training {

    private static final String OPERATOR_KEY = "nobody-but-the-training-knows-this";
    private static final Pattern API_KEY = Pattern.compile("\"apiKey\":\"([^\"]+)\"");
    private static final String MOMENT =
            """
            {"id":"m-%d","customer":"c-1","touchpoint":"delivery","channel":"web",\
            "occurredAt":"2026-03-02T09:14:0%<dZ","stakes":"HIGH","deliveries":[{"promise":"days",\
            "unit":"days","better":"LOWER","promised":4,"tolerated":5,"stretch":2,"value":6}],\
            "feedback":[{"instrument":"CSAT","score":2,"comment":"late"}]}""";

    private final HttpClient client;
    private final URI address;
    private String key = OPERATOR_KEY;

    private Training(HttpClient client, URI address) {
        this.client = client;
        this.address = address;
    }

    /// Lives it, and leaves nothing behind.
    static void run() {
        try {
            var folder = Files.createTempDirectory("wavelength-training");
            try {
                run(folder);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Path folder) throws IOException, InterruptedException {
        var settings =
                new Settings(
                        0,
                        "127.0.0.1",
                        folder,
                        null,
                        OPERATOR_KEY,
                        null,
                        Reach.PUBLIC,
                        null,
                        null,
                        Settings.Log.TEXT);
        try (var service = new Service(settings);
                var client = HttpClient.newHttpClient()) {
            new Training(client, service.start()).live();
        }
    }

    private void live() throws IOException, InterruptedException {
        send("PUT", "/v1/brands/training", "{\"name\":\"Training\",\"timeZone\":\"UTC\"}");
        var admitted =
                send(
                        "POST",
                        "/v1/brands/training/partners",
                        """
                        {"name":"partner","scopes":["promises","moments:write","moments:read","reports"]}\
                        """);
        var told = API_KEY.matcher(admitted);
        if (!told.find()) throw new IllegalStateException(admitted);
        key = told.group(1);
        send(
                "PUT",
                "/v1/touchpoints/delivery/promises/days",
                """
                {"text":"In four days","unit":"days","better":"LOWER","promised":4}""");
        for (int i = 1; i <= 3; i++) send("POST", "/v1/moments", MOMENT.formatted(i));
        send("POST", "/v1/moments/batch", "{\"moments\":[%s]}".formatted(MOMENT.formatted(4)));
        send("POST", "/v1/moments/import", MOMENT.formatted(5) + "\n");
        send("POST", "/v1/moments/m-1/feedback", "{\"instrument\":\"NPS\",\"score\":9}");
        get("/v1/moments/m-1");
        get("/v1/moments?customer=c-1");
        get("/v1/customers/c-1/chain");
        get("/v1/chains?status=BROKEN");
        get("/v1/chains/figures");
        get("/v1/pulse?from=2026-03-01&to=2026-03-31&every=DAY");
        get("/health/ready");
        get("/metrics");
    }

    private String get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(address.resolve(path)));
    }

    private String send(String method, String path, String body)
            throws IOException, InterruptedException {
        var type = path.endsWith("/import") ? "application/x-ndjson" : "application/json";
        return answer(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body)));
    }

    private String answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer =
                client.send(
                        request.header("Authorization", "Bearer " + key).build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2)
            throw new IllegalStateException("%s: %s".formatted(answer, answer.body()));
        return answer.body();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> content = Files.walk(folder)) {
            for (var path : content.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
