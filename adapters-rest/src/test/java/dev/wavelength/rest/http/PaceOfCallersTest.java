package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Client;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

@MicronautTest
@Property(name = "time.stands", value = "true")
class PaceOfCallersTest {

    private final EmbeddedServer server;

    PaceOfCallersTest(EmbeddedServer server) {
        this.server = server;
    }

    /// A second that does not end.
    @Factory
    @Requires(property = "time.stands")
    static final class Standstill {

        @Singleton
        @Replaces(Pace.class)
        Pace pace() {
            return new Pace(() -> 7);
        }
    }

    @Test
    void who_tries_keys_is_slowed_down() {
        var stranger = new Client(server.getURI(), "wl_guess-after-guess");
        for (int i = 0; i < Pace.OF_STRANGERS; i++)
            stranger.get("/v1/moments").isProblem(401, "unauthenticated");

        var refused = stranger.get("/v1/moments").isProblem(429, "too-many-requests");

        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("RateLimit")).isEqualTo("\"requests\";r=0;t=1");
        Client.partner(server.getURI()).get("/v1/moments").is(200);
    }
}
