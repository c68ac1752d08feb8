package dev.wavelength.rest.pulse;

import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
class PulseTest {

    private final Client partner;

    PulseTest(EmbeddedServer server) {
        this.partner = Client.partner(server.getURI());
    }

    @Test
    void beats_begin_with_the_brands_days() {
        partner.post(
                        "/v1/moments",
                        "{\"customer\":\"c\",\"touchpoint\":\"t\",\"occurredAt\":\"2026-02-28T23:30:00Z\",\"feedback\":[{\"instrument\":\"COMPLAINT\"}]}")
                .is(201);

        partner.get("/v1/pulse?from=2026-02-28&to=2026-03-01")
                .is(200)
                .holds(
                        "{\"items\":[{\"at\":\"2026-02-27T23:00:00Z\",\"moments\":0,\"judged\":0,\"ow\":0,\"how\":0,\"wow\":0},"
                                + "{\"at\":\"2026-02-28T23:00:00Z\",\"moments\":1,\"judged\":1,\"ow\":1,\"how\":0,\"wow\":0}]}");
        partner.get("/v1/pulse?from=2026-03-01&to=2026-03-01&every=HOUR&touchpoint=t")
                .is(200)
                .holds("{\"at\":\"2026-02-28T23:00:00Z\",\"moments\":1,");
        partner.get("/v1/pulse?from=2026-03-01&to=2026-03-01&every=WEEK&touchpoint=other")
                .is(200)
                .holds("{\"at\":\"2026-02-28T23:00:00Z\",\"moments\":0,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2026-01-01 | /to",
                "to=2026-01-01 | /from",
                "from=2026-02-30&to=2026-03-01 | /from",
                "from=2026-1-1&to=2026-03-01 | /from",
                "from=2026-03-02&to=2026-03-01 | /to",
                "from=2000-01-01&to=2026-03-01 | /to",
                "from=2026-01-01&to=2026-03-01&every=HOUR | /to",
                "from=2026-01-01&to=2026-03-01&every=MINUTE | /every",
                "from=2026-01-01&to=2026-03-01&touchpoint=%20 | /touchpoint",
                "from=2026-01-01&to=2026-03-01&tz=UTC | /tz",
            })
    void a_parameter_that_cannot_be_is_named(String query, String pointer) {
        partner.get("/v1/pulse?" + query).isProblem(400, "invalid-parameter", pointer);
    }
}
