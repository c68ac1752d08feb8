package dev.wavelength.rest.http;

import jakarta.inject.Singleton;

import java.time.Duration;

/// How long callers may take. A connection on which nothing moves at all is cut by the server's
/// idle time; this is for those on which next to nothing does.
@Singleton
final class Patience {

    /// What the slowest of networks carries of a body in the time there is.
    static final int LEAST_BYTES = 16 * 1024;

    private static final Duration LAST = Duration.ofSeconds(2);

    private final Duration head;
    private final Duration body;

    Patience() {
        this(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    Patience(Duration head, Duration body) {
        this.head = head;
        this.body = body;
    }

    /// From the first byte of a request to the end of its headers.
    Duration head() {
        return head;
    }

    /// In this time [#LEAST_BYTES] of a body must come, or its end.
    Duration body() {
        return body;
    }

    /// The same, once the service was asked to end.
    Duration lastBody() {
        return LAST;
    }
}
