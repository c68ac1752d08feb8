package dev.wavelength.rest.priority;

import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
class PriorityTest {

    private final Client partner;

    PriorityTest(EmbeddedServer server) {
        this.partner = Client.partner(server.getURI());
    }

    @Test
    void the_touchpoint_with_the_most_to_gain_comes_first() {
        for (var moment :
                new String[] {
                    "\"customer\":\"pa\",\"touchpoint\":\"good\",\"occurredAt\":\"2026-02-10T10:00:00Z\",\"feedback\":[{\"instrument\":\"COMPLIMENT\"}]",
                    "\"customer\":\"pb\",\"touchpoint\":\"bad\",\"occurredAt\":\"2026-02-10T10:00:00Z\",\"feedback\":[{\"instrument\":\"COMPLAINT\"}]"
                }) partner.post("/v1/moments", "{" + moment + "}").is(201);

        partner.get("/v1/priorities?from=2026-02-10&to=2026-02-10")
                .is(200)
                .holds("{\"customers\":2,\"sample\":1.0,\"items\":[{\"touchpoint\":\"bad\",")
                .holds(
                        "\"label\":\"MEASURE\",\"score\":2.8,\"cost\":5.6,\"reach\":{\"rate\":0.5,\"lower\":0.5,\"upper\":0.5},"
                                + "\"moments\":1,\"judged\":1,\"ow\":1,\"standing\":1,\"owRate\":1.0,")
                .holds("\"further\":9,\"furtherIfClean\":")
                .holds(
                        "\"reasons\":[\"1 OW weighs 5.6 on customers' chains; 1 of them stands and counts twice.\",\"50 % of the customers pass here.\",")
                .holds("{\"touchpoint\":\"good\",");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2026-01-01 | /to",
                "to=2026-01-01 | /from",
                "from=2026-03-02&to=2026-03-01 | /to",
                "from=2000-01-01&to=2026-03-01 | /to",
                "from=2026-01-01&to=2026-03-01&limit=5 | /limit",
            })
    void a_parameter_that_cannot_be_is_named(String query, String pointer) {
        partner.get("/v1/priorities?" + query).isProblem(400, "invalid-parameter", pointer);
    }
}
