package dev.wavelength.rest.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;

@MicronautTest
class ChainTest {

    private final Client partner;

    ChainTest(EmbeddedServer server) {
        this.partner = Client.partner(server.getURI());
    }

    private void moment(String id, String customer, int day, int pressed) {
        partner.post(
                        "/v1/moments",
                        "{\"id\":\"%s\",\"customer\":\"%s\",\"touchpoint\":\"t\",\"occurredAt\":\"2026-02-%02dT09:00:00Z\",\"feedback\":[{\"instrument\":\"PACKAGE\",\"score\":%d}]}"
                                .formatted(id, customer, day, pressed))
                .is(201);
    }

    @Test
    void a_chain_tells_what_its_moments_add_up_to() {
        moment("a", "c", 1, 2);
        moment("b", "c", 2, 1);
        moment("d", "c", 3, 3);

        var chain = partner.get("/v1/customers/c/chain?limit=2").is(200);

        chain.holds(
                "{\"customer\":\"c\",\"status\":\"BROKEN\",\"links\":3,\"judged\":3,\"ow\":1,\"how\":1,\"wow\":1,\"standing\":1,\"streak\":1,\"longestStreak\":1,\"remembered\":");
        assertThat(chain.body().indexOf("\"id\":\"d\""))
                .isLessThan(chain.body().indexOf("\"id\":\"b\""));
        assertThat(chain.header("Link"))
                .isEqualTo(
                        "</v1/customers/c/chain?limit=2&cursor=%s>; rel=\"next\""
                                .formatted(chain.text("next")));
        partner.get("/v1/customers/c/chain?cursor=" + chain.text("next"))
                .is(200)
                .holds("\"items\":[{\"id\":\"a\"", "\"next\":null");
    }

    @Test
    void a_customer_nobody_met_has_no_chain() {
        partner.get("/v1/customers/nobody/chain").isProblem(404, "not-found");
        partner.get("/v1/customers/a%2Fb/chain").isProblem(404, "not-found");
        partner.get("/v1/customers/c/chain?cursor=x")
                .isProblem(400, "invalid-parameter", "/cursor");
    }

    @Test
    void chains_are_listed_the_worst_first() {
        moment("a", "once", 1, 1);
        moment("b", "twice", 1, 1);
        moment("c", "twice", 2, 1);
        moment("d", "never", 1, 3);

        var first = partner.get("/v1/chains?limit=1").is(200).holds("\"customer\":\"twice\"");
        var second =
                partner.get("/v1/chains?limit=1&cursor=" + first.text("next"))
                        .is(200)
                        .holds("\"customer\":\"once\"");
        partner.get("/v1/chains?cursor=" + second.text("next"))
                .is(200)
                .holds("\"customer\":\"never\"", "\"standingImpact\":0.0");
        partner.get("/v1/chains?status=SHINING")
                .is(200)
                .holds("\"items\":[{\"customer\":\"never\"");
        partner.get("/v1/chains?status=WORSE").isProblem(400, "invalid-parameter", "/status");
    }

    @Test
    void of_nothing_there_is_no_rate() {
        partner.get("/v1/chains/figures")
                .is(200)
                .holds(
                        "{\"statuses\":{\"BROKEN\":0,\"TURNED\":0,\"MENDED\":0,\"SHINING\":0,\"UNBROKEN\":0,\"OPEN\":0},",
                        "\"unbrokenRate\":{\"rate\":null,\"lower\":null,\"upper\":null,\"n\":0}");
    }

    @Test
    void rates_come_with_their_interval() {
        moment("a", "good", 1, 2);

        partner.get("/v1/chains/figures")
                .is(200)
                .holds(
                        "\"UNBROKEN\":1",
                        "\"unbrokenRate\":{\"rate\":1.0,\"lower\":0.2065",
                        "\"upper\":1.0,\"n\":1}");
    }
}
