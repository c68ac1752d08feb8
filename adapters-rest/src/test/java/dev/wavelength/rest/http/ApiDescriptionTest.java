package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
