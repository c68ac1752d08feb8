package dev.wavelength.rest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wavelength.rest.Client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A reader of the stream of events.
final class Stream implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private Stream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    static Stream open(Client client, String path, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(client.server().resolve(path))
                        .header("Authorization", "Bearer " + client.key())
                        .header("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/event-stream");
        return new Stream(response);
    }

    private void read() {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine())
                lines.add(line);
        } catch (IOException closed) {
            // What was read is there.
        }
        ended = true;
    }

    /// The fields of this name, once there are so many.
    List<String> fields(String name, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> fields(name).size() >= count);
        return fields(name);
    }

    List<String> fields(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .toList();
    }

    void awaitEnd() {
        await().atMost(Duration.ofSeconds(30)).until(() -> ended);
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
