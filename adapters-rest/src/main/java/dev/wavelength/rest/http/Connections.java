package dev.wavelength.rest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/// Puts a watch on every connection, on both sides of what reads HTTP.
@Singleton
final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final Load load;
    private final Patience patience;

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
        }
    }
}
