package dev.wavelength.benchmarks;

import java.io.IOException;
import java.util.regex.Pattern;

/// A service that is measured, and the key of a partner of it.
record Subject(int port, String key) {

    static final String OPERATOR_KEY = "the-operator-of-the-benchmarks";

    private static final Pattern API_KEY = Pattern.compile("\"apiKey\":\"([^\"]+)\"");

    /// A service that knows no brand yet: one is made, and a partner of it.
    static Subject settledIn(int port) throws IOException {
        try (var operator = new Caller(port, OPERATOR_KEY)) {
            operator.send("PUT", "/v1/brands/bench", "{\"name\":\"Bench\",\"timeZone\":\"UTC\"}");
            var admitted =
                    operator.send(
                            "POST",
                            "/v1/brands/bench/partners",
                            "{\"name\":\"caller\",\"scopes\":[\"moments:write\",\"moments:read\",\"reports\",\"mot\"]}");
            var key = API_KEY.matcher(admitted.text());
            if (!key.find()) throw new IOException(admitted.text());
            return new Subject(port, key.group(1));
        }
    }

    Caller call() throws IOException {
        return new Caller(port, key);
    }
}
