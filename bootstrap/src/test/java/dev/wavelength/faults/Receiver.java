package dev.wavelength.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.wavelength.journey.PartnerSystem;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A receiver of webhooks, which takes whatever comes and lets the first wait if it is told to.
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Map<String, Object>> received = new CopyOnWriteArrayList<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch released;

    /// @param hesitant whether the first to come gets no answer until it is released
    Receiver(boolean hesitant) throws IOException {
        released = new CountDownLatch(hesitant ? 1 : 0);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean hesitates = first.getCount() > 0;
            first.countDown();
            if (hesitates) released.await(1, TimeUnit.MINUTES);
            else if (known.add(exchange.getRequestHeaders().getFirst("webhook-id")))
                received.add(PartnerSystem.object(body));
            exchange.sendResponseHeaders(hesitates && released.getCount() == 0 ? 500 : 204, -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    /// Whether anything came.
    boolean isReached() {
        return first.getCount() == 0;
    }

    /// Lets the first go, which is told that it was not taken.
    void release() {
        released.countDown();
    }

    /// What was taken, each once, in the order in which it came.
    List<Map<String, Object>> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
    }
}
