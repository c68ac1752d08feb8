package dev.wavelength.webhooks.event;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import dev.wavelength.domain.event.Webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;

/// A receiver on this machine that answers as each of its addresses is told to.
final class Listener implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /// What came.
    record Received(String path, Headers headers, String body) {}

    /// How it answers.
    @FunctionalInterface
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    Listener() {
        this(HttpServer::create);
    }

    /// A receiver that speaks TLS.
    static Listener secure(SSLContext identity) {
        return new Listener(
                (address, backlog) -> {
                    var server = HttpsServer.create(address, backlog);
                    server.setHttpsConfigurator(new HttpsConfigurator(identity));
                    return server;
                });
    }

    private interface Opening {
        HttpServer open(InetSocketAddress address, int backlog) throws IOException;
    }

    private Listener(Opening opening) {
        try {
            server = opening.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        received.add(new Received(path, exchange.getRequestHeaders(), body));
        try (exchange) {
            replies.get(path).to(exchange);
        }
    }

    /// The address at which it answers so.
    Webhook.Address at(String path, Reply reply) {
        replies.put(path, reply);
        return new Webhook.Address(
                "http://localhost:%d%s".formatted(server.getAddress().getPort(), path));
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Received> received() {
        return received;
    }

    /// A whole answer.
    static Reply answer(int status, String text) {
        return exchange -> {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
