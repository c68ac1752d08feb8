package dev.wavelength.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wavelength.webhooks.event.Reach;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What becomes of persons in the service as it is, and in its database, which is searched.
final class PrivacyIT {

    private static final String OPERATOR_KEY = "chosen-by-this-test-alone";
    private static final String BRAND = "{\"name\":\"Shop\",\"timeZone\":\"UTC\"%s}";
    private static final Pattern KEY = Pattern.compile("\"apiKey\":\"(wl_[^\"]+)\"");
    private static final Pattern RECOVERY = Pattern.compile("\"recovery\":\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private EmbeddedDatabase database;
    private Service service;
    private URI address;
    private String key;

    @BeforeEach
    void start() throws Exception {
        database = EmbeddedDatabase.start(folder.resolve("data"));
        service =
                new Service(
                        new Settings(
                                0,
                                "127.0.0.1",
                                folder,
                                database.database(),
                                OPERATOR_KEY,
                                null,
                                Reach.PUBLIC,
                                null,
                                null,
                                Settings.Log.TEXT));
        address = service.start();
        key = OPERATOR_KEY;
        send("PUT", "/v1/brands/shop", BRAND.formatted(""), 201);
        var admitted =
                KEY.matcher(
                        send(
                                "POST",
                                "/v1/brands/shop/partners",
                                """
                                {"name": "till", "scopes": ["moments:write", "moments:read",
                                 "reports", "recoveries", "mot", "privacy"]}""",
                                201));
        assertThat(admitted.find()).isTrue();
        key = admitted.group(1);
    }

    @AfterEach
    void stop() {
        client.close();
        service.close();
        database.close();
    }

    private String send(String method, String path, String json, int status) throws Exception {
        var answer =
                client.send(
                        HttpRequest.newBuilder(address.resolve(path))
                                .timeout(PATIENCE)
                                .header("Authorization", "Bearer " + key)
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private String get(String path) throws Exception {
        return send("GET", path, "", 200);
    }

    private String disappointment(String id, String customer, int daysAgo) {
        return """
        {"id": "%s", "customer": "%s", "touchpoint": "delivery", "occurredAt": "%s",
         "deliveries": [{"promise": "days", "promised": 2, "better": "LOWER", "value": 9}],
         "feedback": [{"instrument": "CSAT", "score": 1, "comment": "told-by-%s"}]}"""
                .formatted(id, customer, now.minus(Duration.ofDays(daysAgo)), customer);
    }

    private String day(int daysAgo) {
        return now.minus(Duration.ofDays(daysAgo))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    /// The tables in which a text stands anywhere.
    private List<String> tablesWith(String text) throws SQLException {
        var owner = database.database().owner();
        try (var connection =
                        DriverManager.getConnection(
                                database.database().url(), owner.user(), owner.password());
                var statement = connection.createStatement()) {
            statement.execute("set wavelength.brand = 'shop'");
            var found = new ArrayList<String>();
            for (var table : tables(connection))
                try (var rows =
                        statement.executeQuery(
                                "select 1 from %s as whole where whole::text like '%%%s%%'"
                                        .formatted(table, text))) {
                    if (rows.next()) found.add(table);
                }
            return found;
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select tablename from pg_tables where schemaname = 'public'")) {
            var tables = new ArrayList<String>();
            while (rows.next()) tables.add(rows.getString(1));
            return tables;
        }
    }

    @Test
    void who_is_erased_is_in_no_table_and_certificates_stay() throws Exception {
        send("POST", "/v1/moments", disappointment("m-1", "gone", 1), 201);
        send("POST", "/v1/moments", disappointment("m-2", "stays", 1), 201);
        var commission = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(day(9), day(1));
        send("POST", "/v1/mots", commission, 201);
        var certificate = get("/v1/mots/1");
        var recovery = RECOVERY.matcher(get("/v1/moments/m-1"));
        assertThat(recovery.find()).isTrue();
        send(
                "POST",
                "/v1/recoveries/%s/steps".formatted(recovery.group(1)),
                "{\"step\":\"NOTE\",\"by\":\"the desk\",\"note\":\"gone called\"}",
                201);
        assertThat(get("/v1/customers/gone/export")).contains("m-1", "told-by-gone", "gone called");
        assertThat(tablesWith("told-by-gone")).contains("moment");
        assertThat(tablesWith("gone")).contains("chain", "recovery", "event");

        var proof = send("DELETE", "/v1/customers/gone", "", 200);

        assertThat(tablesWith("gone")).isEmpty();
        assertThat(tablesWith("stays")).contains("moment", "chain", "recovery", "event");
        assertThat(send("DELETE", "/v1/customers/gone", "", 200)).isEqualTo(proof);
        assertThat(get("/v1/mots/1")).isEqualTo(certificate);
        assertThat(get("/v1/pulse?from=%s&to=%s".formatted(day(9), day(1))))
                .contains("\"moments\":2");
        assertThat(send("POST", "/v1/moments", disappointment("m-3", "gone", 1), 409))
                .contains("/problems/customer-erased");
        send("GET", "/v1/customers/gone/export", "", 404);
        assertThat(tablesWith("gone")).isEmpty();
    }

    @Test
    void what_is_older_than_the_brand_keeps_goes_and_its_counts_stay() throws Exception {
        send("POST", "/v1/moments", disappointment("m-1", "early", 100), 201);
        send("POST", "/v1/moments", disappointment("m-2", "late", 2), 201);
        var partner = key;

        key = OPERATOR_KEY;
        send("PUT", "/v1/brands/shop", BRAND.formatted(",\"retainMonths\":1"), 200);

        key = partner;
        await().atMost(PATIENCE)
                .untilAsserted(() -> send("GET", "/v1/customers/early/chain", "", 404));
        assertThat(tablesWith("told-by-early")).isEmpty();
        assertThat(tablesWith("told-by-late")).contains("moment");
        assertThat(get("/v1/pulse?from=%s&to=%s".formatted(day(101), day(1))))
                .contains("\"at\":\"%sT00:00:00Z\",\"moments\":1".formatted(day(100)));
        assertThat(send("POST", "/v1/moments", disappointment("m-3", "early", 99), 422))
                .contains("/occurredAt", "the brand keeps no older moments");
    }
}
