package dev.wavelength.rest.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;

import java.util.Collections;

@MicronautTest
class BatchTest {

    private static final String MOMENT =
            "{\"id\":\"%s\",\"customer\":\"c\",\"touchpoint\":\"t\",\"occurredAt\":\"2026-03-02T09:00:00Z\",\"feedback\":[{\"instrument\":\"PACKAGE\",\"score\":3}]}";

    private static final String NAMELESS =
            "{\"customer\":\"c\",\"touchpoint\":\"t\",\"occurredAt\":\"2026-03-02T09:00:00Z\"}";

    private final Client partner;

    BatchTest(EmbeddedServer server) {
        this.partner = Client.partner(server.getURI());
    }

    private static String batch(String... moments) {
        return "{\"moments\":[" + String.join(",", moments) + "]}";
    }

    @Test
    void one_bad_moment_spoils_no_other() {
        partner.post("/v1/moments", MOMENT.formatted("known")).is(201);

        partner.post(
                        "/v1/moments/batch",
                        batch(
                                MOMENT.formatted("new"),
                                "{\"id\":\"nope\"}",
                                MOMENT.formatted("known"),
                                MOMENT.formatted("known").replace("\"c\"", "\"d\""),
                                "7",
                                MOMENT.formatted("new")))
                .is(200)
                .holds(
                        "{\"recorded\":1,\"duplicates\":2,\"rejected\":3,",
                        "{\"index\":0,\"id\":\"new\",\"status\":\"RECORDED\",\"experience\":\"WOW\"}",
                        "{\"index\":1,\"id\":\"nope\",\"status\":\"REJECTED\",\"problem\":{\"type\":\"/problems/invalid-content\"",
                        "{\"pointer\":\"/customer\",\"detail\":\"is required\"}",
                        "{\"index\":2,\"id\":\"known\",\"status\":\"DUPLICATE\",\"experience\":\"WOW\"}",
                        "{\"index\":3,\"id\":\"known\",\"status\":\"REJECTED\",\"problem\":{\"type\":\"/problems/id-taken\"",
                        "{\"index\":4,\"status\":\"REJECTED\",\"problem\":",
                        "{\"index\":5,\"id\":\"new\",\"status\":\"DUPLICATE\",\"experience\":\"WOW\"}");
    }

    @Test
    void a_batch_is_neither_empty_nor_without_end() {
        partner.post("/v1/moments/batch", batch()).isProblem(422, "invalid-content", "/moments");
        partner.post(
                        "/v1/moments/batch",
                        batch(Collections.nCopies(1_001, NAMELESS).toArray(String[]::new)))
                .isProblem(422, "invalid-content", "/moments");
        partner.post("/v1/moments/batch", "{}").isProblem(422, "invalid-content", "/moments");
        partner.post("/v1/moments/batch", "{\"moments\":[{}],\"x\":1}")
                .isProblem(422, "invalid-content", "/x");
    }

    @Test
    void moments_without_ids_are_found_again_under_a_key() {
        var batch = batch(NAMELESS, NAMELESS);

        var first = partner.post("/v1/moments/batch", batch, "Idempotency-Key", "k").is(200);

        first.holds("{\"recorded\":2,\"duplicates\":0,");
        var again = partner.post("/v1/moments/batch", batch, "Idempotency-Key", "k").is(200);
        again.holds("{\"recorded\":0,\"duplicates\":2,");
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        partner.post("/v1/moments/batch", batch).is(200).holds("{\"recorded\":2,");
    }
}
