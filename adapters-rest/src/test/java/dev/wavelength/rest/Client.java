package dev.wavelength.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A caller of a running server.
///
/// @param key the API key that is shown; none if empty
public record Client(URI server, String key) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// The operator.
    public static Client operator(URI server) {
        return new Client(server, House.OPERATOR);
    }

    /// A partner, with every scope, of a brand of its own.
    public static Client partner(URI server) {
        return partner(
                server,
                "\"promises\",\"moments:write\",\"moments:read\",\"reports\",\"mot\",\"recoveries\",\"webhooks\",\"privacy\"");
    }

    /// A partner with these scopes, each in its quotes, of a brand of its own.
    public static Client partner(URI server, String scopes) {
        var brand = "brand-" + UUID.randomUUID();
        var operator = operator(server);
        operator.put(
                "/v1/brands/" + brand, "{\"name\":\"A brand\",\"timeZone\":\"Europe/Berlin\"}");
        return operator.admit(brand, "till", scopes);
    }

    /// A new partner of a brand.
    public Client admit(String brand, String name, String scopes) {
        var admitted =
                post(
                        "/v1/brands/%s/partners".formatted(brand),
                        "{\"name\":\"%s\",\"scopes\":[%s]}".formatted(name, scopes));
        return new Client(server, Answer.text(admitted.body(), "apiKey"));
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, (String) null, headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, withType(headers, "application/json"));
    }

    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, withType(headers, "application/json"));
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, (String) null, headers);
    }

    public Answer importLines(String lines, String... headers) {
        return send("POST", "/v1/moments/import", lines, withType(headers, "application/x-ndjson"));
    }

    private static String[] withType(String[] headers, String type) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = type;
        return all;
    }

    public Answer send(String method, String path, String body, String... headers) {
        return send(
                method,
                path,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body),
                headers);
    }

    public Answer send(
            String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(server.resolve(path)).method(method, body);
        if (!key.isEmpty()) request.header("Authorization", "Bearer " + key);
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        try {
            return new Answer(
                    CLIENT.send(
                            request.build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
