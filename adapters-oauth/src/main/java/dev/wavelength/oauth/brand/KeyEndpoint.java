package dev.wavelength.oauth.brand;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where the issuer tells its keys: one address, which leads nowhere else, and an answer that is
/// bounded in time and size.
final class KeyEndpoint implements JWKSetSource<SecurityContext> {

    /// The most of an answer, in bytes.
    static final int MOST_BYTES = 256 * 1024;

    /// The longest time for all of it.
    static final Duration TO_ANSWER = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(KeyEndpoint.class);

    private final HttpRequest request;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    KeyEndpoint(URI address) {
        this.request = HttpRequest.newBuilder(address).header("Accept", "application/json").build();
    }

    @Override
    public JWKSet getJWKSet(
            JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            return JWKSet.parse(ask());
        } catch (IOException | ParseException failed) {
            LOG.warn("The issuer of access tokens does not tell its keys: {}", failed.toString());
            throw new JWKSetRetrievalException("the issuer does not tell its keys", failed);
        }
    }

    private String ask() throws IOException {
        var answering =
                client.sendAsync(
                        request,
                        BodyHandlers.limiting(
                                BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
        try {
            return keys(answering.get(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            throw new IOException("no answer in time", late);
        } catch (ExecutionException failed) {
            throw new IOException(String.valueOf(failed.getCause()), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while asking", stopped);
        } finally {
            answering.cancel(true);
        }
    }

    private static String keys(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != 200)
            throw new IOException("the status " + response.statusCode());
        return response.body();
    }

    /// Nothing is to be let go of: the client's threads go with it, and keep no process alive.
    @Override
    public void close() {}
}
