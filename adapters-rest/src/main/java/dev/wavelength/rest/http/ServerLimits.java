package dev.wavelength.rest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;

import jakarta.inject.Singleton;

/// What the API promises of sizes, set on the server itself so that no configuration can break it.
@Singleton
final class ServerLimits implements BeanCreatedEventListener<NettyHttpServerConfiguration> {

    /// The largest body that is read whole, in bytes.
    static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final int LONGEST_ADDRESS = 4 * 1024;

    private static final int LONGEST_HEADERS = 8 * 1024;

    @Override
    public NettyHttpServerConfiguration onCreated(
            BeanCreatedEvent<NettyHttpServerConfiguration> event) {
        var server = event.getBean();
        // A body that is read as a stream has no limit; one that is gathered in memory has.
        server.setMaxRequestSize(Long.MAX_VALUE);
        server.setMaxRequestBufferSize(MOST_BYTES);
        server.setMaxInitialLineLength(LONGEST_ADDRESS);
        server.setMaxHeaderSize(LONGEST_HEADERS);
        // Nothing is unpacked, so that little cannot become much.
        server.setRequestDecompressionEnabled(false);
        return server;
    }
}
