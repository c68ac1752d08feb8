package dev.wavelength.rest.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Watches one connection: counts what comes and goes by it, and cuts it when its caller dawdles.
///
/// It stands behind what reads HTTP; [#ofBytes()] stands before. All of it runs on the connection's
/// own thread.
final class ConnectionWatch extends ChannelDuplexHandler {

    private static final long LONG_REST = Duration.ofSeconds(1).toNanos();

    private final Load load;
    private final Patience patience;
    private final Deque<Underway> underway = new ArrayDeque<>(1);

    private boolean counted;
    private boolean reading;
    private long bytes;
    private boolean asked;
    private long restsSince;
    private boolean rested;
    private boolean interim;
    private Duration forBody;
    private @Nullable Future<?> deadline;

    /// A request that is not answered yet. Several may be, if their caller does not wait.
    private static final class Underway {
        private final long announced;
        private boolean whole;

        private Underway(long announced) {
            this.announced = announced;
        }
    }

    ConnectionWatch(Load load, Patience patience) {
        this.load = load;
        this.patience = patience;
        this.forBody = patience.body();
    }

    /// Has less time for bodies from now on, also for the one that is being read.
    void hurry(ChannelHandlerContext context) {
        context.executor()
                .execute(
                        () -> {
                            forBody = patience.lastBody();
                            var last = underway.peekLast();
                            if (last != null && !last.whole) cutWithoutProgress(context);
                        });
    }

    /// Tells of the first bytes of a request, from which on its head must not take for ever.
    ChannelHandler ofBytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (!reading) {
                    reading = true;
                    within(context, patience.head(), () -> cut(context));
                }
                context.fireChannelRead(message);
            }
        };
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        counted = true;
        if (!load.connected()) cut(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) begin(context, request);
        if (message instanceof HttpContent content) bytes += content.content().readableBytes();
        if (message instanceof LastHttpContent) received();
        context.fireChannelRead(message);
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        long announced =
                HttpUtil.isTransferEncodingChunked(request)
                        ? ServerLimits.MOST_BYTES
                        : Math.min(HttpUtil.getContentLength(request, 0L), ServerLimits.MOST_BYTES);
        underway.add(new Underway(announced));
        load.announced(announced);
        reading = true;
        cutWithoutProgress(context);
    }

    /// That nothing came is no fault of the caller's where nothing was asked for, because what came
    /// before was not digested yet.
    private void cutWithoutProgress(ChannelHandlerContext context) {
        bytes = 0;
        rested = false;
        within(
                context,
                forBody,
                () -> {
                    if (asked && !rested && bytes < Patience.LEAST_BYTES) cut(context);
                    else cutWithoutProgress(context);
                });
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        asked = false;
        restsSince = System.nanoTime();
        context.fireChannelReadComplete();
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (!asked && System.nanoTime() - restsSince > LONG_REST) rested = true;
        asked = true;
        context.read();
    }

    private void received() {
        reading = false;
        inTime();
        var last = underway.peekLast();
        if (last == null || last.whole) return;
        last.whole = true;
        load.received();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        // 100 Continue is an answer, but not the answer.
        if (message instanceof HttpResponse response)
            interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !interim) answered();
        var _ = context.write(message, promise);
    }

    private void answered() {
        var first = underway.poll();
        if (first != null) load.over(first.announced, first.whole);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        end();
    }

    private void end() {
        inTime();
        while (!underway.isEmpty()) answered();
        if (counted) load.disconnected();
        counted = false;
    }

    private static void cut(ChannelHandlerContext context) {
        var _ = context.close();
    }

    private void within(ChannelHandlerContext context, Duration time, Runnable otherwise) {
        inTime();
        deadline = context.executor().schedule(otherwise, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void inTime() {
        if (deadline != null) deadline.cancel(false);
        deadline = null;
    }
}
