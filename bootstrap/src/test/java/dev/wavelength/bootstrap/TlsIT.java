package dev.wavelength.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.webhooks.event.Reach;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/// The service behind a certificate of its own.
final class TlsIT {

    private static final String PASSWORD = "only-for-this-test";

    @TempDir private static Path folder;

    @Test
    void it_answers_by_tls_alone_to_who_trusts_its_certificate() throws Exception {
        var keyStore = makeCertificate();
        var settings =
                new Settings(
                        0,
                        "127.0.0.1",
                        folder.resolve("data"),
                        null,
                        null,
                        new Settings.Tls(keyStore, PASSWORD),
                        Reach.PUBLIC,
                        null,
                        null,
                        Settings.Log.TEXT);
        try (var service = new Service(settings);
                var trusting = HttpClient.newBuilder().sslContext(trusting(keyStore)).build();
                var doubting = HttpClient.newHttpClient()) {
            var address = service.start();

            assertThat(address.getScheme()).isEqualTo("https");
            var live = get(trusting, address.resolve("/health/live"));
            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(live.headers().firstValue("Strict-Transport-Security"))
                    .contains("max-age=31536000");
            assertThatThrownBy(() -> get(doubting, address)).isInstanceOf(SSLException.class);
            var plain = URI.create("http://127.0.0.1:%d/health/live".formatted(address.getPort()));
            assertThatThrownBy(() -> get(doubting, plain)).isInstanceOf(IOException.class);
        }
    }

    private static HttpResponse<String> get(HttpClient client, URI address) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Path makeCertificate() throws Exception {
        var keyStore = folder.resolve("tls.p12");
        var made =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "service",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=127.0.0.1",
                                "-ext",
                                "SAN=ip:127.0.0.1",
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                keyStore.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.log").toFile())
                        .start()
                        .waitFor();
        assertThat(made).isZero();
        return keyStore;
    }

    private static SSLContext trusting(Path keyStore) throws Exception {
        var known = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("service", known.getCertificate("service"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
