package dev.wavelength.rest.http;

import jakarta.inject.Singleton;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What this instance has in hand, and how much that may be. What comes above it is refused before
/// anything is read or asked: whoever was let in is served as fast as ever, and memory is enough.
@Singleton
final class Load {

    private final Bounds bounds;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /// How much there may be at once.
    ///
    /// @param connections open ones
    /// @param requests that were received whole and are not answered yet
    /// @param bytes of bodies, as announced
    record Bounds(int connections, int requests, long bytes) {

        /// More requests than that would only wait for each other. A body becomes several times its
        /// size when it is read, so that all together may have a small part of the memory.
        static Bounds ofThisMachine() {
            return new Bounds(
                    8_192,
                    1_024,
                    Math.max(2L * ServerLimits.MOST_BYTES, Runtime.getRuntime().maxMemory() / 16));
        }
    }

    Load() {
        this(Bounds.ofThisMachine());
    }

    Load(Bounds bounds) {
        this.bounds = bounds;
    }

    /// Whether there is more than there may be.
    boolean isTooMuch() {
        return requests.get() >= bounds.requests() || bytes.get() > bounds.bytes();
    }

    /// Counts a connection.
    ///
    /// @return whether there is room for it
    boolean connected() {
        return connections.incrementAndGet() <= bounds.connections();
    }

    void disconnected() {
        connections.decrementAndGet();
    }

    void announced(long body) {
        bytes.addAndGet(body);
    }

    void received() {
        requests.incrementAndGet();
    }

    /// Forgets a request that was answered, or whose caller went away.
    ///
    /// @param body as it was announced
    /// @param whole whether it was received whole
    void over(long body, boolean whole) {
        bytes.addAndGet(-body);
        if (whole) requests.decrementAndGet();
    }

    int requests() {
        return requests.get();
    }
}
