package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toSet;

import dev.wavelength.domain.brand.Scope;
import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

@MicronautTest
class ApiDescriptionTest {

    /// To approve what is served: `cp target/openapi.yml src/test/resources/openapi.approved.yml`.
    private static final Path SERVED = Path.of("target", "openapi.yml");

    private final EmbeddedServer server;

    ApiDescriptionTest(EmbeddedServer server) {
        this.server = server;
    }

    @Test
    void what_is_served_was_approved() throws IOException {
        var served = new Client(server.getURI(), "").get("/openapi.yml").is(200).body();
        Files.writeString(SERVED, served);
        try (var approved = getClass().getResourceAsStream("/openapi.approved.yml")) {
            assertThat(served)
                    .isEqualTo(new String(approved.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void wherever_scopes_are_described_all_of_them_are() {
        var lines =
                new Client(server.getURI(), "").get("/openapi.yml").is(200).body().lines().toList();
        var described = new ArrayList<Set<String>>();
        for (int at = 0; at < lines.size(); at++)
            if (lines.get(at).strip().equals("enum:") && lines.get(at + 1).endsWith("- promises"))
                described.add(
                        lines.stream()
                                .skip(at + 1)
                                .map(String::strip)
                                .takeWhile(line -> line.startsWith("- "))
                                .map(line -> line.substring(2).replace("\"", ""))
                                .collect(toSet()));
        var all =
                Arrays.stream(Scope.values())
                        .filter(scope -> scope != Scope.OPERATOR)
                        .map(Scope::toString)
                        .collect(toSet());

        assertThat(described)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(each -> assertThat(each).isEqualTo(all));
    }

    @Test
    void days_that_have_to_be_given_are_described_so() {
        var served = new Client(server.getURI(), "").get("/openapi.yml").is(200).body();

        for (var path : List.of("mots/trend", "priorities", "pulse", "recoveries/figures")) {
            var call = served.substring(served.indexOf("\n  /v1/" + path + ":"));
            assertThat(call.substring(0, call.indexOf("responses:")))
                    .as(path)
                    .containsPattern("name: from\n(?:.*\n){1,9} +required: true")
                    .containsPattern("name: to\n(?:.*\n){1,9} +required: true");
        }
    }
}
