package dev.wavelength.bootstrap;

import dev.wavelength.persistence.sql.Schema;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.BindException;
import java.net.URI;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Wavelength in this process: the database if it is the embedded one, and the server upon it.
final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final Settings settings;
    private @Nullable EmbeddedDatabase embedded;
    private @Nullable ApplicationContext context;
    private boolean closed;

    Service(Settings settings) {
        this.settings = settings;
    }

    /// Starts it, and returns once requests are answered.
    ///
    /// @return where they are answered
    /// @throws StartRefused when it cannot start for a reason the user can remove
    synchronized URI start() {
        if (closed) throw new IllegalStateException("closed before it was started");
        Settings.Database database = settings.database();
        if (database == null) {
            embedded = EmbeddedDatabase.start(settings.data());
            database = embedded.database();
        }
        try {
            DatabaseRole.refuseWhoSeesAll(database);
            migrate(database);
            ApplicationContext started =
                    ApplicationContext.builder()
                            .banner(false)
                            .deduceEnvironment(false)
                            .properties(properties(database))
                            .singletons(settings)
                            .build();
            context = started;
            EmbeddedServer server = started.start().getBean(EmbeddedServer.class).start();
            URI address = server.getURI();
            LOG.info("Wavelength answers at {}", address);
            started.getBean(FirstStart.class).tell(address);
            return address;
        } catch (RuntimeException failed) {
            throw explained(failed);
        }
    }

    /// The beans of the running service.
    synchronized ApplicationContext context() {
        return Objects.requireNonNull(context, "not started");
    }

    private Map<String, Object> properties(Settings.Database database) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.host", settings.host());
        // Micronaut's word for any free port is -1.
        properties.put("micronaut.server.port", settings.port() == 0 ? -1 : settings.port());
        properties.putAll(connecting(database));
        if (settings.tls() != null) properties.putAll(properties(settings.tls()));
        return properties;
    }

    /// How a database is connected with.
    static Map<String, Object> connecting(Settings.Database database) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("datasources.default.url", database.url());
        Settings.Role service = database.service();
        if (service.user() != null) properties.put("datasources.default.username", service.user());
        if (service.password() != null)
            properties.put("datasources.default.password", service.password());
        return properties;
    }

    /// The tables are changed by their owner, who lets the service use them.
    private static void migrate(Settings.Database database) {
        Settings.Role owner = database.owner();
        Settings.Role service = database.service();
        Schema.migrate(
                database.url(),
                owner.user(),
                owner.password(),
                owner.equals(service) ? null : service.user());
    }

    private Map<String, Object> properties(Settings.Tls tls) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.ssl.enabled", true);
        properties.put("micronaut.server.ssl.port", settings.port() == 0 ? -1 : settings.port());
        properties.put("micronaut.server.ssl.protocols", "TLSv1.3,TLSv1.2");
        properties.put("micronaut.server.ssl.key-store.path", tls.keyStore().toUri().toString());
        properties.put("micronaut.server.ssl.key-store.type", "PKCS12");
        if (tls.password() != null)
            properties.put("micronaut.server.ssl.key-store.password", tls.password());
        return properties;
    }

    private RuntimeException explained(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) return refused;
            if (cause instanceof BindException)
                return new StartRefused(
                        "Cannot listen on %s port %d (%s); choose others with WAVELENGTH_HOST and WAVELENGTH_PORT."
                                .formatted(settings.host(), settings.port(), cause.getMessage()),
                        failed);
            if (cause instanceof SQLException && settings.database() != null)
                return new StartRefused(
                        "The database of WAVELENGTH_DATABASE_URL cannot be used (%s)."
                                .formatted(cause.getMessage()),
                        failed);
        }
        return failed;
    }

    /// Finishes what was accepted, then stops the server, then the embedded database.
    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (context != null) context.close();
        } finally {
            if (embedded != null) embedded.close();
            context = null;
            embedded = null;
        }
    }
}
