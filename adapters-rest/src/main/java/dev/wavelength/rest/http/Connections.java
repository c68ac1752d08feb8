package dev.wavelength.rest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Puts a watch on every connection, on both sides of what reads HTTP.
///
/// When the service is asked to end, requests under way are finished; one that does not get any
/// further because its caller stands still must not hold up the end.
@Singleton
final class Connections
        implements BeanCreatedEventListener<NettyServerCustomizer.Registry>,
                GracefulShutdownCapable {

    private final Load load;
    private final Patience patience;
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    Connections(Load load, Patience patience) {
        this.load = load;
        this.patience = patience;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(
            BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new OnChannel(null));
        return event.getBean();
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        for (var channel : open) {
            var watch = channel.pipeline().context(ConnectionWatch.class);
            if (watch != null) ((ConnectionWatch) watch.handler()).hurry(watch);
        }
        return CompletableFuture.completedFuture(null);
    }

    private final class OnChannel implements NettyServerCustomizer {

        private final @Nullable Channel channel;

        private OnChannel(@Nullable Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new OnChannel(channel) : this;
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel == null) return;
            var watch = new ConnectionWatch(load, patience);
            var codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
            channel.pipeline()
                    .addBefore(codec, "first-bytes", watch.ofBytes())
                    .addAfter(codec, "connection-watch", watch);
            open.add(channel);
        }
    }
}
