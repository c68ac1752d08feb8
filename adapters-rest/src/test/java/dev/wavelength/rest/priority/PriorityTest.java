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

    /// So many customers at a touchpoint, each with one word.
    private void pass(String touchpoint, int customers, String said) {
        for (int n = 0; n < customers; n++)
            partner.post(
                            "/v1/moments",
                            "{\"customer\":\"%1$s-%2$d\",\"touchpoint\":\"%1$s\",\"occurredAt\":\"2026-02-10T10:00:00Z\",\"feedback\":[{\"instrument\":\"%3$s\"}]}"
                                    .formatted(touchpoint, n, said))
                    .is(201);
    }

    @Test
    void the_touchpoint_with_the_most_to_gain_comes_first() {
        pass("good", 5, "COMPLIMENT");
        pass("bad", 5, "COMPLAINT");

        partner.get("/v1/priorities?from=2026-02-10&to=2026-02-10")
                .is(200)
                .holds("{\"customers\":10,\"sample\":1.0,\"items\":[{\"touchpoint\":\"bad\",")
                .holds(
                        "\"label\":\"MEASURE\",\"score\":14.0,\"cost\":28.0,\"reach\":{\"rate\":0.5,\"lower\":0.5,\"upper\":0.5},"
                                + "\"moments\":5,\"judged\":5,\"ow\":5,\"standing\":5,\"owRate\":1.0,")
                .holds("\"further\":5,\"furtherIfClean\":")
                .holds(
                        "\"reasons\":[\"5 OWs weigh 28 on customers' chains; 5 of them stand and count twice.\",\"50 % of the customers pass here.\",")
                .holds("{\"touchpoint\":\"good\",");
    }

    @Test
    void fewer_customers_than_five_are_not_told_of() {
        pass("bad", 1, "COMPLAINT");

        partner.get("/v1/priorities?from=2026-02-10&to=2026-02-10")
                .is(200)
                .holds("{\"customers\":null,")
                .holds("\"score\":null,\"cost\":5.6,\"reach\":null,\"moments\":1,")
                .holds("\"Fewer than 5 of the customers pass here.\"");

        pass("good", 4, "COMPLIMENT");
        partner.get("/v1/priorities?from=2026-02-10&to=2026-02-10")
                .is(200)
                .holds("{\"customers\":5,", "\"score\":null,\"cost\":5.6,\"reach\":null,");
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
