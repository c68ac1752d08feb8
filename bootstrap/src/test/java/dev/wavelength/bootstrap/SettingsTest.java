package dev.wavelength.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Map.entry;

import dev.wavelength.domain.event.SigningKey;
import dev.wavelength.oauth.brand.Issuer;
import dev.wavelength.webhooks.event.Reach;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

final class SettingsTest {

    private static Settings of(Map<String, String> environment) {
        return Settings.of(name -> null, environment::get);
    }

    @Test
    void nothing_needs_to_be_set() {
        Settings settings = of(Map.of());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.data()).isEqualTo(Path.of(".wavelength").toAbsolutePath());
        assertThat(settings.database()).isNull();
        assertThat(settings.operatorKey()).isNull();
        assertThat(settings.tls()).isNull();
        assertThat(settings.issuer()).isNull();
        assertThat(settings.log()).isEqualTo(Settings.Log.TEXT);
    }

    @Test
    void every_setting_can_come_from_the_environment(@TempDir Path folder) throws IOException {
        var keyStore = Files.createFile(folder.resolve("tls.p12"));
        Settings settings =
                of(
                        Map.ofEntries(
                                entry("WAVELENGTH_PORT", "9090"),
                                entry("WAVELENGTH_HOST", "0.0.0.0"),
                                entry("WAVELENGTH_DATA", "/srv/wavelength"),
                                entry("WAVELENGTH_DATABASE_URL", "jdbc:postgresql://db/w"),
                                entry("WAVELENGTH_DATABASE_USER", "ann"),
                                entry("WAVELENGTH_DATABASE_PASSWORD", "secret"),
                                entry("WAVELENGTH_DATABASE_OWNER_USER", "bob"),
                                entry("WAVELENGTH_DATABASE_OWNER_PASSWORD", "secret"),
                                entry("WAVELENGTH_OPERATOR_KEY", "key"),
                                entry("WAVELENGTH_TLS_KEY_STORE", keyStore.toString()),
                                entry("WAVELENGTH_TLS_PASSWORD", "secret"),
                                entry("WAVELENGTH_WEBHOOKS", "Anywhere"),
                                entry("WAVELENGTH_OAUTH_ISSUER", "https://issuer.example"),
                                entry("WAVELENGTH_OAUTH_JWKS_URL", "https://issuer.example/jwks"),
                                entry("WAVELENGTH_OAUTH_AUDIENCE", "wavelength"),
                                entry("WAVELENGTH_LOG", "json")));

        assertThat(settings)
                .isEqualTo(
                        new Settings(
                                9090,
                                "0.0.0.0",
                                Path.of("/srv/wavelength"),
                                new Settings.Database(
                                        "jdbc:postgresql://db/w",
                                        new Settings.Role("ann", "secret"),
                                        new Settings.Role("bob", "secret")),
                                "key",
                                new Settings.Tls(keyStore, "secret"),
                                Reach.ANYWHERE,
                                null,
                                new Issuer(
                                        "https://issuer.example",
                                        URI.create("https://issuer.example/jwks"),
                                        "wavelength"),
                                Settings.Log.JSON));
    }

    @Test
    void a_property_beats_the_environment() {
        Map<String, String> properties =
                Map.of("wavelength.port", "1", "wavelength.operator-key", "property");
        Map<String, String> environment =
                Map.of("WAVELENGTH_PORT", "2", "WAVELENGTH_OPERATOR_KEY", "environment");

        Settings settings = Settings.of(properties::get, environment::get);

        assertThat(settings.port()).isEqualTo(1);
        assertThat(settings.operatorKey()).isEqualTo("property");
    }

    @ParameterizedTest
    @CsvSource({
        "WAVELENGTH_PORT, eighty, must be a number from 0 to 65535",
        "WAVELENGTH_PORT, 65536, must be a number from 0 to 65535",
        "WAVELENGTH_PORT, -1, must be a number from 0 to 65535",
        "WAVELENGTH_HOST, not a host, must be a name or address of this machine",
        "WAVELENGTH_LOG, xml, must be text or json",
        "WAVELENGTH_DATABASE_URL, mysql://db/w, must start with jdbc:postgresql:",
        "WAVELENGTH_DATABASE_USER, ann, belong to WAVELENGTH_DATABASE_URL",
        "WAVELENGTH_DATABASE_OWNER_USER, bob, belong to WAVELENGTH_DATABASE_URL",
        "WAVELENGTH_OPERATOR_KEY, two words, visible ASCII",
        "WAVELENGTH_TLS_KEY_STORE, /no/such/file, must be a PKCS #12 file that can be read",
        "WAVELENGTH_TLS_PASSWORD, secret, belongs to WAVELENGTH_TLS_KEY_STORE",
        "WAVELENGTH_WEBHOOKS, nowhere, must be public or anywhere",
        "WAVELENGTH_OPERATOR_KEY, eyJhIjoxfQ.eyJhIjoxfQ.YQ, must not have the form of an access token",
        "WAVELENGTH_OAUTH_ISSUER, https://issuer.example, go together",
        "WAVELENGTH_OAUTH_JWKS_URL, https://issuer.example/jwks, go together",
        "WAVELENGTH_OAUTH_AUDIENCE, wavelength, go together",
        "WAVELENGTH_SIGNING_KEY, c0ffee, must be 64 hexadecimal digits",
    })
    void a_bad_value_is_refused_in_a_plain_sentence(String variable, String value, String says) {
        assertThatThrownBy(() -> of(Map.of(variable, value)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(variable)
                .hasMessageContaining(says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example/jwks",
                "https://ann:hidden@issuer.example/jwks",
                "issuer.example",
                "https://issuer example/"
            })
    void keys_that_anybody_could_tell_are_refused(String address) {
        assertThatThrownBy(
                        () ->
                                of(
                                        Map.of(
                                                "WAVELENGTH_OAUTH_ISSUER", "https://issuer.example",
                                                "WAVELENGTH_OAUTH_JWKS_URL", address,
                                                "WAVELENGTH_OAUTH_AUDIENCE", "wavelength")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("WAVELENGTH_OAUTH_JWKS_URL must be a URL of https")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void secrets_do_not_show() {
        Settings settings =
                of(
                        Map.of(
                                "WAVELENGTH_DATABASE_URL",
                                        "jdbc:postgresql://db/w?password=hidden1",
                                "WAVELENGTH_DATABASE_USER", "ann",
                                "WAVELENGTH_DATABASE_PASSWORD", "hidden2",
                                "WAVELENGTH_DATABASE_OWNER_USER", "bob",
                                "WAVELENGTH_DATABASE_OWNER_PASSWORD", "hidden5",
                                "WAVELENGTH_OPERATOR_KEY", "hidden3",
                                "WAVELENGTH_SIGNING_KEY", "C0FFEE".repeat(10) + "0123"));

        assertThat(new Settings.Tls(Path.of("tls.p12"), "hidden4").toString())
                .doesNotContain("hidden");

        assertThat(settings.signingKey()).isEqualTo(new SigningKey("c0ffee".repeat(10) + "0123"));
        assertThat(settings.toString())
                .doesNotContain("hidden")
                .doesNotContainIgnoringCase("c0ffee")
                .contains("jdbc:postgresql://db/w");
    }
}
