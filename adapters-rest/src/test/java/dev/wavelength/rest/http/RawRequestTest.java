package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Stream;

/// Requests that no client library would send.
@MicronautTest
class RawRequestTest {

    private static final int PATIENCE_MILLIS = 10_000;

    private final URI server;
    private final Client partner;

    RawRequestTest(EmbeddedServer server) {
        this.server = server.getURI();
        this.partner = Client.partner(this.server);
    }

    private Socket connect() throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private String head(String requestLine, String... headers) {
        return "%s\r\nHost: x\r\nAuthorization: Bearer %s\r\nConnection: close\r\n%s\r\n"
                .formatted(
                        requestLine,
                        partner.key(),
                        String.join("", Stream.of(headers).map(line -> line + "\r\n").toList()));
    }

    private String send(byte[] request) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String post(byte[] body) throws IOException {
        var request = new ByteArrayOutputStream();
        request.write(
                head(
                                "POST /v1/moments HTTP/1.1",
                                "Content-Type: application/json",
                                "Content-Length: " + body.length)
                        .getBytes(StandardCharsets.ISO_8859_1));
        request.write(body);
        return send(request.toByteArray());
    }

    private static void assertProblem(String answer, int status) {
        assertThat(answer.lines().findFirst().orElse("")).contains(" " + status + " ");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains("content-type: application/problem+json", "x-request-id: ")
                .contains("\"status\":" + status)
                .doesNotContain("netty", "micronaut", "exception", "java.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000\u0001garbage\r\n\r\n",
                "GET /v1/mo ments HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/moments/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /v1/moments HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /v1/moments HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n",
                "POST /v1/moments HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "POST /v1/moments HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /v1/moments HTTP/1.1\r\nHost: x\r\nContent-Length: -2\r\n\r\n{}",
            })
    void what_breaks_http_is_malformed(String request) throws IOException {
        assertProblem(send(request.getBytes(StandardCharsets.ISO_8859_1)), 400);
    }

    @Test
    void headers_and_addresses_have_an_end() throws IOException {
        assertProblem(
                send(
                        head("GET /v1/" + "a".repeat(5_000) + " HTTP/1.1")
                                .getBytes(StandardCharsets.US_ASCII)),
                431);
        assertProblem(
                send(
                        head("GET /v1/moments HTTP/1.1", "X: " + "a".repeat(9_000))
                                .getBytes(StandardCharsets.US_ASCII)),
                431);
    }

    static Stream<byte[]> texts_that_are_not_utf8() {
        return Stream.of(
                new byte[] {(byte) 0xff},
                new byte[] {(byte) 0xc0, (byte) 0x80},
                new byte[] {(byte) 0xe0, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xc3});
    }

    @ParameterizedTest
    @MethodSource("texts_that_are_not_utf8")
    void what_is_not_utf8_is_malformed(byte[] text) throws IOException {
        var body = new ByteArrayOutputStream();
        body.write("{\"customer\":\"".getBytes(StandardCharsets.US_ASCII));
        body.write(text);
        body.write("\"}".getBytes(StandardCharsets.US_ASCII));

        var answer = post(body.toByteArray());

        assertProblem(answer, 400);
        assertThat(answer).contains("The text is not UTF-8.");
    }

    @Test
    void a_body_that_says_it_is_too_large_is_refused_before_it_is_sent() throws IOException {
        assertProblem(
                send(
                        head(
                                        "POST /v1/moments HTTP/1.1",
                                        "Content-Type: application/json",
                                        "Content-Length: 9000000000")
                                .getBytes(StandardCharsets.US_ASCII)),
                413);
    }

    @Test
    void callers_who_dawdle_hold_up_nobody() throws IOException {
        var dawdlers = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 200; i++) {
                var socket = connect();
                dawdlers.add(socket);
                socket.getOutputStream()
                        .write(
                                (head(
                                                        "POST /v1/moments HTTP/1.1",
                                                        "Content-Type: application/json",
                                                        "Content-Length: 100")
                                                + "{\"id\"")
                                        .getBytes(StandardCharsets.US_ASCII));
            }

            partner.get("/v1/moments").is(200);
        } finally {
            for (var socket : dawdlers) socket.close();
        }
    }
}
