package dev.wavelength.bootstrap;

import dev.wavelength.domain.brand.AccessToken;
import dev.wavelength.domain.event.SigningKey;
import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.oauth.brand.Issuer;
import dev.wavelength.webhooks.event.Reach;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What the person starting the service may decide, checked before anything starts.
///
/// Each setting is a configuration property such as `wavelength.port`, given as `-Dwavelength.port`
/// to the JVM, or an environment variable such as `WAVELENGTH_PORT`; the property wins.
///
/// @param port 0 to 65535, where 0 takes any free port
/// @param host the name or address to listen on
/// @param data the folder of the embedded database; unused when `database` is given
/// @param database a PostgreSQL of the user's own instead of the embedded one
/// @param operatorKey the operator's key, or null to have one made at the first start
/// @param tls how to answer by TLS, or null to answer without
/// @param reach where webhooks may lead
/// @param signingKey the key from which the secrets of webhooks are worked out, or null to have one
///   made and kept in the database
/// @param issuer who issues access tokens, or null to know callers by their keys alone
public record Settings(
        int port,
        String host,
        Path data,
        @Nullable Database database,
        @Nullable String operatorKey,
        @Nullable Tls tls,
        Reach reach,
        @Nullable SigningKey signingKey,
        @Nullable Issuer issuer,
        Log log) {

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

    /// A PostgreSQL and who to be there.
    ///
    /// @param url a JDBC URL, `jdbc:postgresql://host:port/database`
    /// @param service who reads and writes
    /// @param owner whose the tables are, and who changes them as versions go by; may be the same
    public record Database(String url, Role service, Role owner) {

        /// Everything but the passwords, which have no place in a log. The URL may hold one too.
        @Override
        public String toString() {
            return "Database[url=%s, service=%s, owner=%s]"
                    .formatted(url.replaceFirst("\\?.*", ""), service, owner);
        }
    }

    /// Someone in a PostgreSQL.
    ///
    /// @param user or none, to be who the URL says
    public record Role(@Nullable String user, @Nullable String password) {

        /// Everything but the password.
        @Override
        public String toString() {
            return String.valueOf(user);
        }
    }

    /// The key and certificate to answer by TLS with.
    ///
    /// @param keyStore a PKCS #12 file with one private key and its chain
    public record Tls(Path keyStore, @Nullable String password) {

        /// Everything but the password.
        @Override
        public String toString() {
            return "Tls[keyStore=%s]".formatted(keyStore);
        }
    }

    /// How log lines are written.
    public enum Log {
        /// A line of text for people.
        TEXT,
        /// A JSON object a line for machines.
        JSON
    }

    /// Everything but the secrets, which have no place in a log.
    @Override
    public String toString() {
        return "Settings[port=%d, host=%s, data=%s, database=%s, tls=%s, reach=%s, issuer=%s, log=%s]"
                .formatted(port, host, data, database, tls, reach, issuer, log);
    }

    /// Reads the settings of this process.
    ///
    /// @throws StartRefused when one of them is not usable, saying which and why
    static Settings ofProcess() {
        return of(System::getProperty, System::getenv);
    }

    static Settings of(
            Function<String, @Nullable String> property,
            Function<String, @Nullable String> environment) {
        var source = new Source(property, environment);
        return new Settings(
                port(source.get("wavelength.port", "8080")),
                host(source.get("wavelength.host", "127.0.0.1")),
                data(source.get("wavelength.data", ".wavelength")),
                database(source),
                operatorKey(source.get("wavelength.operator-key")),
                tls(source),
                reach(source.get("wavelength.webhooks", "public")),
                signingKey(source.get("wavelength.signing-key")),
                issuer(source),
                log(source.get("wavelength.log", "text")));
    }

    private record Source(
            Function<String, @Nullable String> property,
            Function<String, @Nullable String> environment) {

        @Nullable String get(String name) {
            String value = property.apply(name);
            if (value == null) value = environment.apply(variable(name));
            return value == null || value.isBlank() ? null : value.strip();
        }

        String get(String name, String otherwise) {
            String value = get(name);
            return value == null ? otherwise : value;
        }
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) return port;
        } catch (NumberFormatException notANumber) {
            throw badPort(text, notANumber);
        }
        throw badPort(text, null);
    }

    private static StartRefused badPort(String text, @Nullable Throwable cause) {
        return refused(
                "WAVELENGTH_PORT must be a number from 0 to 65535, but is '%s'.", text, cause);
    }

    private static String host(String text) {
        try {
            return InetAddress.getByName(text).getHostAddress();
        } catch (UnknownHostException unknown) {
            throw refused(
                    "WAVELENGTH_HOST must be a name or address of this machine, but is '%s'.",
                    text, unknown);
        }
    }

    private static Path data(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException invalid) {
            throw refused("WAVELENGTH_DATA must be a folder, but is '%s'.", text, invalid);
        }
    }

    private static @Nullable Database database(Source source) {
        String url = source.get("wavelength.database.url");
        String user = source.get("wavelength.database.user");
        String password = source.get("wavelength.database.password");
        String ownerUser = source.get("wavelength.database.owner-user");
        String ownerPassword = source.get("wavelength.database.owner-password");
        if (url == null) {
            if (user != null || password != null)
                throw new StartRefused(
                        "WAVELENGTH_DATABASE_USER and _PASSWORD belong to WAVELENGTH_DATABASE_URL,"
                                + " which is not set.");
            if (ownerUser != null || ownerPassword != null)
                throw new StartRefused(
                        "WAVELENGTH_DATABASE_OWNER_USER and _OWNER_PASSWORD belong to"
                                + " WAVELENGTH_DATABASE_URL, which is not set.");
            return null;
        }
        // The URL is not repeated: people put passwords there.
        if (!url.startsWith("jdbc:postgresql:"))
            throw new StartRefused(
                    "WAVELENGTH_DATABASE_URL must start with jdbc:postgresql:, as in"
                            + " jdbc:postgresql://localhost:5432/wavelength.");
        if ((ownerUser == null && ownerPassword != null) || (ownerUser != null && user == null))
            throw new StartRefused(
                    "WAVELENGTH_DATABASE_OWNER_USER and _OWNER_PASSWORD go together, and with"
                            + " WAVELENGTH_DATABASE_USER, whom the owner lets use the tables.");
        var service = new Role(user, password);
        return new Database(
                url, service, ownerUser == null ? service : new Role(ownerUser, ownerPassword));
    }

    private static @Nullable String operatorKey(@Nullable String text) {
        if (text != null && !VISIBLE_ASCII.matcher(text).matches())
            throw new StartRefused(
                    "WAVELENGTH_OPERATOR_KEY must be 1 to 255 visible ASCII characters, so that it"
                            + " fits into an Authorization header.");
        if (text != null && AccessToken.isFormOf(text))
            throw new StartRefused(
                    "WAVELENGTH_OPERATOR_KEY must not have the form of an access token, or it would be"
                            + " taken for one.");
        return text;
    }

    private static @Nullable Tls tls(Source source) {
        String keyStore = source.get("wavelength.tls.key-store");
        String password = source.get("wavelength.tls.password");
        if (keyStore == null) {
            if (password != null)
                throw new StartRefused(
                        "WAVELENGTH_TLS_PASSWORD belongs to WAVELENGTH_TLS_KEY_STORE, which is not"
                                + " set.");
            return null;
        }
        var file = Path.of(keyStore).toAbsolutePath();
        if (!Files.isReadable(file))
            throw refused(
                    "WAVELENGTH_TLS_KEY_STORE must be a PKCS #12 file that can be read, but is"
                            + " '%s'.",
                    keyStore, null);
        return new Tls(file, password);
    }

    private static Reach reach(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "public" -> Reach.PUBLIC;
            case "anywhere" -> Reach.ANYWHERE;
            default ->
                    throw refused(
                            "WAVELENGTH_WEBHOOKS must be public or anywhere, but is '%s'.",
                            text, null);
        };
    }

    /// The key is not repeated: it is a secret.
    private static @Nullable SigningKey signingKey(@Nullable String text) {
        try {
            return text == null ? null : new SigningKey(text.toLowerCase(Locale.ROOT));
        } catch (InvalidValue invalid) {
            throw new StartRefused(
                    "WAVELENGTH_SIGNING_KEY must be 64 hexadecimal digits, as `openssl rand -hex 32`"
                            + " makes them.",
                    invalid);
        }
    }

    /// The address is not repeated: people put passwords there.
    private static @Nullable Issuer issuer(Source source) {
        String name = source.get("wavelength.oauth.issuer");
        String keys = source.get("wavelength.oauth.jwks-url");
        String audience = source.get("wavelength.oauth.audience");
        if (name == null && keys == null && audience == null) return null;
        if (name == null || keys == null || audience == null)
            throw new StartRefused(
                    "WAVELENGTH_OAUTH_ISSUER, WAVELENGTH_OAUTH_JWKS_URL and"
                            + " WAVELENGTH_OAUTH_AUDIENCE go together: set all three, or none to know"
                            + " callers by their keys alone.");
        try {
            return new Issuer(name, new URI(keys), audience);
        } catch (URISyntaxException | InvalidValue invalid) {
            throw new StartRefused(
                    "WAVELENGTH_OAUTH_JWKS_URL must be a URL of https, or of http on this machine, and"
                            + " without a password, as in https://issuer.example/jwks.",
                    invalid);
        }
    }

    private static Log log(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "text" -> Log.TEXT;
            case "json" -> Log.JSON;
            default ->
                    throw refused("WAVELENGTH_LOG must be text or json, but is '%s'.", text, null);
        };
    }

    private static StartRefused refused(String message, String text, @Nullable Throwable cause) {
        String sentence = message.formatted(text);
        return cause == null ? new StartRefused(sentence) : new StartRefused(sentence, cause);
    }
}
