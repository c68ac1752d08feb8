package dev.wavelength.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server answered.
public record Answer(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /// The first text of this name in the body.
    public String text(String name) {
        return text(body(), name);
    }

    static String text(String json, String name) {
        return find(json, "\"%s\":\"([^\"]*)\"".formatted(name));
    }

    private static String find(String json, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(json);
        assertThat(matcher.find()).as("%s in %s", pattern, json).isTrue();
        return matcher.group(1);
    }

    public Answer is(int status) {
        assertThat(status()).as(body()).isEqualTo(status);
        return this;
    }

    public Answer holds(String... parts) {
        assertThat(body()).contains(parts);
        return this;
    }

    /// Checks that this is a problem, and that it gives away nothing of our insides.
    public Answer isProblem(int status, String type) {
        is(status);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(body())
                .contains("\"type\":\"/problems/" + type + "\"", "\"status\":" + status)
                .contains("\"requestId\":\"" + header("X-Request-Id") + "\"")
                .doesNotContainIgnoringCase("micronaut", "netty", "java.", "jackson", "exception");
        return this;
    }

    /// Checks that this is a problem that names these places, and no others.
    public Answer isProblem(int status, String type, String... pointers) {
        isProblem(status, type);
        List<String> named = new ArrayList<>();
        Matcher matcher = Pattern.compile("\"pointer\":\"([^\"]*)\"").matcher(body());
        while (matcher.find()) named.add(matcher.group(1));
        assertThat(named).as(body()).containsExactlyInAnyOrder(pointers);
        return this;
    }
}
