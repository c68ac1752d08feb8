package dev.wavelength.webhooks.event;

import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.SigningKey;
import dev.wavelength.domain.event.Webhook;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/// Receivers over HTTP.
///
/// A receiver is not to be trusted: it may lead elsewhere, answer slowly or without an end. So no
/// redirect is followed, nothing is unpacked, at most 64 KiB of an answer are read, and all of it
/// is over in the time of [#send].
public final class HttpReceivers implements Receivers, AutoCloseable {

    /// How much of an answer is read, in bytes; a connection with more on it is closed.
    static final int MOST_READ = 64 * 1024;

    private static final ContentType CLOUD_EVENT =
            ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8);

    private static final Set<Integer> PORTS = Set.of(-1, 443, 8443);

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_FIND = Duration.ofSeconds(2);
    private static final Duration TO_ANSWER = Duration.ofSeconds(15);

    private static final int MOST_CONNECTIONS = 2_000;
    private static final int MOST_CONNECTIONS_OF_ONE = 100;

    private final Signature signature;
    private final Reach reach;
    private final Gate gate;
    private final Duration toAnswer;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    /// @param key from which the secrets are worked out
    public HttpReceivers(SigningKey key, Reach reach) {
        this(key, reach, InetAddress::getAllByName, TO_ANSWER, null);
    }

    HttpReceivers(
            SigningKey key,
            Reach reach,
            Names names,
            Duration toAnswer,
            @Nullable SSLContext trust) {
        this.signature = new Signature(key);
        this.reach = reach;
        this.gate = new Gate(names, reach);
        this.toAnswer = toAnswer;
        this.client =
                HttpClients.custom()
                        .setConnectionManager(connections(gate, toAnswer, trust))
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setConnectionRequestTimeout(Timeout.of(toAnswer))
                                        .setResponseTimeout(Timeout.of(toAnswer))
                                        .build())
                        .setUserAgent("Wavelength")
                        .disableAuthCaching()
                        .disableAutomaticRetries()
                        .disableContentCompression()
                        .disableCookieManagement()
                        .disableRedirectHandling()
                        .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            Gate gate, Duration toAnswer, @Nullable SSLContext trust) {
        var builder =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(gate)
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS_OF_ONE)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(TO_CONNECT))
                                        .setSocketTimeout(Timeout.of(toAnswer))
                                        .setTimeToLive(TimeValue.ofSeconds(30))
                                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                        .build());
        if (trust != null) builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(trust));
        return builder.build();
    }

    @Override
    public Answer send(Webhook webhook, Announced announced, Instant now) {
        var objection = objectionToForm(URI.create(webhook.address().text()));
        if (objection.isPresent()) return new Answer(null, "the address " + objection.get());
        var request = request(webhook, announced, now);
        var deadline = clock.schedule(request::cancel, toAnswer.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return answer(client.executeOpen(null, request, null), request);
        } catch (IOException | RuntimeException failed) {
            return new Answer(null, reason(failed, request.isCancelled()));
        } finally {
            deadline.cancel(false);
        }
    }

    /// What is read whole leaves a connection to be used again; else the connection is cut off, for
    /// closing an answer in good order would read it to its end.
    private static Answer answer(ClassicHttpResponse response, HttpPost request)
            throws IOException {
        try {
            var entity = response.getEntity();
            if (entity == null) return new Answer(response.getCode(), "");
            var in = entity.getContent();
            var read = in.readNBytes(MOST_READ);
            if (read.length == MOST_READ) request.cancel();
            return new Answer(response.getCode(), note(read));
        } finally {
            Closer.closeQuietly(response);
        }
    }

    private HttpPost request(Webhook webhook, Announced announced, Instant now) {
        var body = CloudEventText.of(webhook.brand(), announced);
        var id = announced.event().id().text();
        var request = new HttpPost(webhook.address().text());
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        request.setHeader(
                "webhook-signature",
                signature.sign(webhook, webhook.secretsAt(now), id, now, body));
        request.setEntity(new ByteArrayEntity(body, CLOUD_EVENT));
        return request;
    }

    /// The beginning of what was answered, in one line.
    private static String note(byte[] read) {
        var text = new String(read, StandardCharsets.UTF_8);
        return line(text.substring(0, Math.min(text.length(), Dispatch.Attempt.LONGEST_NOTE)));
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
    }

    private static String reason(Exception failed, boolean cancelled) {
        if (cancelled) return "did not answer in time";
        for (Throwable cause = failed; cause != null; cause = cause.getCause())
            switch (cause) {
                case OutOfReach out -> {
                    return "the address " + OutOfReach.REASON;
                }
                case UnknownHostException unknown -> {
                    return "the host has no address";
                }
                case SocketTimeoutException late -> {
                    return "did not answer in time";
                }
                case ConnectException refused -> {
                    return "nobody listens there";
                }
                case SSLException insecure -> {
                    return "the certificate or TLS of the receiver cannot be trusted";
                }
                default -> {}
            }
        return "the connection broke off";
    }

    @Override
    public String secret(Webhook webhook, Webhook.Secret secret) {
        return signature.secret(webhook, secret);
    }

    @Override
    public Optional<String> objection(Webhook.Address address) {
        var uri = URI.create(address.text());
        var objection = objectionToForm(uri);
        return objection.isPresent() || reach == Reach.ANYWHERE
                ? objection
                : objectionToHost(uri.getHost());
    }

    private Optional<String> objectionToForm(URI uri) {
        if (reach == Reach.ANYWHERE) return Optional.empty();
        if (!uri.getScheme().equalsIgnoreCase("https"))
            return Optional.of("must begin with https:");
        return PORTS.contains(uri.getPort())
                ? Optional.empty()
                : Optional.of("may name the ports 443 and 8443 only");
    }

    /// A name that cannot be found just now may be found later: it is looked at again each time.
    private Optional<String> objectionToHost(String host) {
        try {
            return CompletableFuture.supplyAsync(
                                    () -> isOutOfReach(host), Thread.ofVirtual()::start)
                            .completeOnTimeout(false, TO_FIND.toMillis(), TimeUnit.MILLISECONDS)
                            .join()
                    ? Optional.of(OutOfReach.REASON)
                    : Optional.empty();
        } catch (RuntimeException unknown) {
            return Optional.empty();
        }
    }

    private boolean isOutOfReach(String host) {
        try {
            gate.resolve(host);
            return false;
        } catch (OutOfReach out) {
            return true;
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        client.close();
    }
}
