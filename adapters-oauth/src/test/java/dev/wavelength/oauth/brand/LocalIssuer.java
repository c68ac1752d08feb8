package dev.wavelength.oauth.brand;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// An issuer on this machine, which tells its keys as it is told to.
final class LocalIssuer implements AutoCloseable {

    static final String NAME = "https://issuer.example/";
    static final String AUDIENCE = "https://wavelength.example/";

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Reply reply = exchange -> {};

    /// How it answers.
    @FunctionalInterface
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    LocalIssuer(Signer... signers) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        tell(signers);
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            reply.to(exchange);
        }
    }

    /// Tells these keys from now on.
    void tell(Signer... signers) {
        answer(
                200,
                Arrays.stream(signers)
                        .map(Signer::publicKey)
                        .collect(Collectors.joining(",", "{\"keys\":[", "]}")));
    }

    void answer(int status, String text) {
        reply =
                exchange -> {
                    var bytes = text.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                };
    }

    void reply(Reply other) {
        reply = other;
    }

    /// How often it was asked for its keys, or for anything.
    int asked() {
        return asked.get();
    }

    URI keys() {
        return URI.create("http://127.0.0.1:%d/keys".formatted(server.getAddress().getPort()));
    }

    Issuer asIssuer() {
        return new Issuer(NAME, keys(), AUDIENCE);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
