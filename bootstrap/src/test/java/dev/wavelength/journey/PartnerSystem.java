package dev.wavelength.journey;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A partner system's side of the conversation with a running service.
public final class PartnerSystem {

    public static final String OPERATOR_KEY = "operator-of-a-journey";

    private static final JsonMapper JSON = JsonMapper.createDefault();

    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    public PartnerSystem(URI address) {
        this.address = address;
    }

    /// A partner's key for a brand, both made now.
    public String admit(String brand) throws IOException, InterruptedException {
        send(
                "PUT",
                "/v1/brands/" + brand,
                OPERATOR_KEY,
                json(
                        """
                {"name": "A brand", "timeZone": "America/Sao_Paulo"}"""));
        var partner =
                send(
                        "POST",
                        "/v1/brands/" + brand + "/partners",
                        OPERATOR_KEY,
                        json(
                                """
                {"name": "a-partner", "scopes":
                 ["promises", "moments:write", "moments:read", "reports", "recoveries", "mot",
                  "webhooks"]}"""));
        return (String) object(partner.body()).get("apiKey");
    }

    /// The answer to a call, whatever its status.
    public HttpResponse<String> send(String method, String path, String key, BodyPublisher body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(Duration.ofMinutes(2))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", type(path))
                        .method(method, body)
                        .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /// What a call answers that reads.
    public Map<String, Object> get(String path, String key)
            throws IOException, InterruptedException {
        return object(send("GET", path, key, BodyPublishers.noBody()).body());
    }

    /// All items of a list, page by page.
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> list(String path, String key)
            throws IOException, InterruptedException {
        var all = new ArrayList<Map<String, Object>>();
        Object next = null;
        do {
            var page = get(path + "?limit=200" + (next == null ? "" : "&cursor=" + next), key);
            all.addAll((List<Map<String, Object>>) page.get("items"));
            next = page.get("next");
        } while (next != null);
        return all;
    }

    /// Imports lines and says what became of them.
    public Map<String, Object> importing(InputStream lines, String key)
            throws IOException, InterruptedException {
        var body = BodyPublishers.ofInputStream(() -> lines);
        var answer = send("POST", "/v1/moments/import", key, body).body().strip();
        return object(answer.substring(answer.lastIndexOf('\n') + 1));
    }

    public static BodyPublisher json(String text) {
        return BodyPublishers.ofString(text);
    }

    public static Map<String, Object> object(String text) throws IOException {
        return JSON.readValue(text, Argument.mapOf(String.class, Object.class));
    }

    private static String type(String path) {
        return path.endsWith("/import") ? "application/x-ndjson" : "application/json";
    }
}
