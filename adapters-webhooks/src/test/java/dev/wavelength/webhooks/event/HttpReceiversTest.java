package dev.wavelength.webhooks.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;

import dev.wavelength.contract.event.Told;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.SigningKey;
import dev.wavelength.domain.event.Webhook;

import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;

/// What receivers see, and what they may try.
class HttpReceiversTest {

    private static final SigningKey KEY = new SigningKey("5a".repeat(32));
    private static final Brand.Id BRAND = new Brand.Id("corner-shop");

    /// The public library looks at the time of what it verifies.
    private final Instant now = Instant.now();

    private static final Announced EVENT =
            new Announced(new Event.Position(761, 2), Told.event("c-1042", 3));

    private final Listener listener = new Listener();
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(listener));

    @AfterEach
    void close() throws Exception {
        for (var one : opened) one.close();
    }

    private HttpReceivers receivers(Reach reach, Names names) {
        var receivers = new HttpReceivers(KEY, reach, names, Duration.ofSeconds(2), null);
        opened.add(receivers);
        return receivers;
    }

    private HttpReceivers anywhere() {
        return receivers(Reach.ANYWHERE, InetAddress::getAllByName);
    }

    private Webhook webhook(Webhook.Address address) {
        return Webhook.of(
                BRAND,
                new Webhook.Id("019b0a1c-5f5e-7c3a-9d2e-3f4a5b6c7d8e"),
                address,
                Set.of(),
                now);
    }

    private Webhook webhook(String address) {
        return webhook(new Webhook.Address(address));
    }

    private static HttpHeaders headers(Listener.Received received) {
        return HttpHeaders.of(received.headers(), (name, value) -> true);
    }

    @Test
    void the_public_library_verifies_what_is_sent() throws Exception {
        var receivers = anywhere();
        var webhook = webhook(listener.at("/hook", Listener.answer(204, "")));

        assertThat(receivers.send(webhook, EVENT, now).taken()).isTrue();

        var secret = receivers.secret(webhook, webhook.secrets().getFirst());
        var received = listener.received().getFirst();
        new com.standardwebhooks.Webhook(secret).verify(received.body(), received.headers());
        var other = receivers.secret(webhook, new Webhook.Secret(2, now));
        assertThatThrownBy(
                        () ->
                                new com.standardwebhooks.Webhook(other)
                                        .verify(received.body(), received.headers()))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(
                        () ->
                                new com.standardwebhooks.Webhook(secret)
                                        .verify(received.body() + " ", received.headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void while_a_secret_is_renewed_both_verify() throws Exception {
        var receivers = anywhere();
        var first = webhook(listener.at("/hook", Listener.answer(200, "")));
        var both =
                new Webhook(
                        first.brand(),
                        first.id(),
                        first.address(),
                        first.types(),
                        first.createdAt(),
                        first.renewedSecrets(now),
                        null,
                        null);

        receivers.send(both, EVENT, now);

        var received = listener.received().getFirst();
        for (var secret : both.secrets())
            new com.standardwebhooks.Webhook(receivers.secret(both, secret))
                    .verify(received.body(), received.headers());
    }

    @Test
    void the_public_library_reads_what_is_sent() {
        anywhere().send(webhook(listener.at("/hook", Listener.answer(200, ""))), EVENT, now);

        var received = listener.received().getFirst();
        assertThat(headers(received).firstValue("Content-Type").orElseThrow())
                .startsWith(JsonFormat.CONTENT_TYPE);
        EventFormat format =
                EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE);
        var event = format.deserialize(received.body().getBytes(StandardCharsets.UTF_8));
        assertThat(event.getId()).isEqualTo(EVENT.event().id().text());
        assertThat(event.getType()).isEqualTo("dev.wavelength.chain.broken.v1");
        assertThat(event.getSource()).hasToString("/brands/corner-shop");
        assertThat(event.getSubject()).isEqualTo("c-1042");
        assertThat(event.getTime().toInstant()).isEqualTo(EVENT.event().at());
        assertThat(event.getExtension("partitionkey")).isEqualTo("c-1042");
        assertThat(event.getExtension("sequence")).isEqualTo("00000000000002f900000002");
        assertThat(new String(event.getData().toBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"standing\":3}");
    }

    @Test
    void a_redirect_is_not_followed() {
        var trap = listener.at("/trap", Listener.answer(200, "caught"));
        var address =
                listener.at(
                        "/hook",
                        exchange -> {
                            exchange.getResponseHeaders().set("Location", trap.text());
                            exchange.sendResponseHeaders(307, -1);
                        });

        var answer = anywhere().send(webhook(address), EVENT, now);

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.taken()).isFalse();
        assertThat(listener.received())
                .extracting(Listener.Received::path)
                .containsExactly("/hook");
    }

    @Test
    void of_an_endless_answer_the_beginning_is_read() {
        var written = new AtomicInteger();
        var address =
                listener.at(
                        "/hook",
                        exchange -> {
                            exchange.sendResponseHeaders(500, 0);
                            var bytes = "nonsense".repeat(1_000).getBytes(StandardCharsets.UTF_8);
                            OutputStream out = exchange.getResponseBody();
                            while (written.addAndGet(bytes.length) < 100_000_000) out.write(bytes);
                        });

        var answer = anywhere().send(webhook(address), EVENT, now);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.note()).hasSize(1_000).startsWith("nonsense");
        assertThat(written).hasValueLessThan(50_000_000);
    }

    @Test
    void what_a_receiver_says_becomes_one_line() {
        var address = listener.at("/hook", Listener.answer(500, " a\r\nb\u0000c\u001b[31m\u0007 "));

        assertThat(anywhere().send(webhook(address), EVENT, now).note()).isEqualTo("a b c [31m");
    }

    @Test
    void a_packed_answer_is_not_unpacked() {
        var address =
                listener.at(
                        "/hook",
                        exchange -> {
                            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                            Listener.answer(200, "not gzip at all").to(exchange);
                        });

        assertThat(anywhere().send(webhook(address), EVENT, now).note())
                .isEqualTo("not gzip at all");
    }

    @Test
    void who_answers_too_slowly_has_not_answered() {
        var address =
                listener.at(
                        "/hook",
                        exchange -> {
                            exchange.sendResponseHeaders(200, 0);
                            try {
                                while (true) {
                                    exchange.getResponseBody().write('.');
                                    exchange.getResponseBody().flush();
                                    new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });

        var answer = anywhere().send(webhook(address), EVENT, now);

        assertThat(answer.status()).isNull();
        assertThat(answer.note()).isEqualTo("did not answer in time");
    }

    @Test
    void who_hangs_up_has_not_answered() throws IOException {
        try (var server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    while (true) server.accept().close();
                                } catch (IOException closed) {
                                    // The test is over.
                                }
                            });

            var answer =
                    anywhere()
                            .send(webhook("http://localhost:" + server.getLocalPort()), EVENT, now);

            assertThat(answer.status()).isNull();
            assertThat(answer.note()).isEqualTo("the connection broke off");
        }
    }

    @Test
    void a_certificate_that_anybody_can_make_is_not_trusted(@TempDir Path folder) throws Exception {
        try (var server = Listener.secure(SelfSigned.context(folder))) {
            server.at("/hook", Listener.answer(200, ""));
            var address = new Webhook.Address("https://localhost:%d/hook".formatted(server.port()));

            assertThat(anywhere().send(webhook(address), EVENT, now).note())
                    .isEqualTo("the certificate or TLS of the receiver cannot be trusted");
            assertThat(trusting(SelfSigned.context(folder)).send(webhook(address), EVENT, now))
                    .extracting(Receivers.Answer::status)
                    .isEqualTo(200);
            var elsewhere = "https://127.0.0.1:%d/hook".formatted(server.port());
            assertThat(
                            trusting(SelfSigned.context(folder))
                                    .send(webhook(elsewhere), EVENT, now)
                                    .note())
                    .isEqualTo("the certificate or TLS of the receiver cannot be trusted");
        }
    }

    private HttpReceivers trusting(SSLContext trust) {
        var receivers =
                new HttpReceivers(
                        KEY,
                        Reach.ANYWHERE,
                        InetAddress::getAllByName,
                        Duration.ofSeconds(2),
                        trust);
        opened.add(receivers);
        return receivers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f.1",
                "0",
                "localhost",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "198.51.100.1",
                "203.0.113.1",
                "192.88.99.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "0.1.2.3",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[::127.0.0.1]",
                "[fc00::1]",
                "[fdff::1]",
                "[fe80::1]",
                "[febf::1]",
                "[fec0::1]",
                "[ff02::1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b:1::1]",
                "[100::1]",
                "[2001::1]",
                "[2001:db8::1]",
                "[2002:7f00:1::]",
                "[3fff::1]",
                "[5f00::1]",
            })
    void nothing_is_sent_to_ourselves_our_neighbours_or_nobody(String host) {
        var receivers = receivers(Reach.PUBLIC, InetAddress::getAllByName);

        var answer = receivers.send(webhook("https://" + host), EVENT, now);

        assertThat(answer.status()).isNull();
        assertThat(answer.note())
                .isIn("the address must lead to public addresses only", "the host has no address");
        if (!host.startsWith("0x"))
            assertThat(receivers.objection(new Webhook.Address("https://" + host)))
                    .contains("must lead to public addresses only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "172.15.255.255",
                "172.32.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "198.17.255.255",
                "198.20.0.1",
                "223.255.255.255",
                "192.167.1.1",
                "2606:4700::1111",
                "2a00::1",
                "2001:4860::8888",
            })
    void public_addresses_are_within_reach(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void one_address_out_of_reach_is_one_too_many() throws UnknownHostException {
        var addresses =
                new InetAddress[] {
                    InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")
                };
        var receivers = receivers(Reach.PUBLIC, host -> addresses);

        assertThat(receivers.objection(new Webhook.Address("https://example.com"))).isPresent();
        assertThat(receivers.send(webhook("https://example.com"), EVENT, now).note())
                .isEqualTo("the address must lead to public addresses only");
    }

    @Test
    void a_name_that_means_something_else_a_moment_later_opens_nothing()
            throws UnknownHostException {
        var looks = new AtomicInteger();
        var here = InetAddress.getLoopbackAddress();
        var there = InetAddress.getByName("1.1.1.1");
        var receivers =
                receivers(
                        Reach.PUBLIC,
                        host -> new InetAddress[] {looks.getAndIncrement() == 0 ? there : here});
        var address = new Webhook.Address("https://example.com:8443/hook");

        assertThat(receivers.objection(address)).isEmpty();
        assertThat(receivers.send(webhook(address), EVENT, now).note())
                .isEqualTo("the address must lead to public addresses only");

        assertThat(looks).hasValue(2);
        assertThat(listener.received()).isEmpty();
    }

    @Test
    void a_name_is_looked_up_once_and_shown_to_the_receiver() {
        var looked = new ArrayList<String>();
        var receivers =
                receivers(
                        Reach.ANYWHERE,
                        host -> {
                            looked.add(host);
                            return new InetAddress[] {InetAddress.getLoopbackAddress()};
                        });
        listener.at("/hook", Listener.answer(200, ""));

        var answer =
                receivers.send(
                        webhook("http://shop.example:%d/hook".formatted(listener.port())),
                        EVENT,
                        now);

        assertThat(answer.taken()).isTrue();
        assertThat(looked).containsExactly("shop.example");
        assertThat(headers(listener.received().getFirst()).firstValue("Host"))
                .contains("shop.example:" + listener.port());
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com, must begin with https:",
        "https://example.com:444, may name the ports 443 and 8443 only",
        "https://example.com:22/, may name the ports 443 and 8443 only",
    })
    void what_is_public_is_reached_in_one_way_only(String address, String objection) {
        var receivers =
                receivers(
                        Reach.PUBLIC, host -> new InetAddress[] {InetAddress.getByName("1.1.1.1")});

        assertThat(receivers.objection(new Webhook.Address(address))).contains(objection);
        assertThat(receivers.send(webhook(address), EVENT, now).note())
                .isEqualTo("the address " + objection);
    }

    @Test
    void a_name_that_cannot_be_found_may_be_found_later() {
        var receivers =
                receivers(
                        Reach.PUBLIC,
                        host -> {
                            throw new UnknownHostException(host);
                        });

        assertThat(receivers.objection(new Webhook.Address("https://example.com"))).isEmpty();
        assertThat(receivers.send(webhook("https://example.com"), EVENT, now).note())
                .isEqualTo("the host has no address");
    }

    @Test
    void a_slow_receiver_holds_up_no_other() throws Exception {
        var receivers = anywhere();
        var release = new CountDownLatch(1);
        var slow =
                webhook(
                        listener.at(
                                "/slow",
                                exchange -> {
                                    try {
                                        release.await();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                    exchange.sendResponseHeaders(200, -1);
                                }));
        var quick = webhook(listener.at("/quick", Listener.answer(200, "")));
        var waiting = new ArrayList<Thread>();
        for (int n = 0; n < 8; n++)
            waiting.add(Thread.ofVirtual().start(() -> receivers.send(slow, EVENT, now)));

        assertThat(receivers.send(quick, EVENT, now).taken()).isTrue();

        release.countDown();
        for (var thread : waiting) thread.join();
    }
}
