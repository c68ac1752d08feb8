package dev.wavelength.benchmarks.naive;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.slf4j.LoggerFactory;

import java.util.Map;

/// Starts the naive service: the same server and pool as ours, on a database of its own, in which
/// it owns the tables it makes.
public final class NaiveService {

    private NaiveService() {}

    /// Runs until it is stopped.
    ///
    /// @param arguments the one API key there is
    public static void main(String[] arguments) {
        var context =
                ApplicationContext.builder()
                        .banner(false)
                        .deduceEnvironment(false)
                        .properties(
                                Map.of(
                                        "naive.key",
                                        arguments[0],
                                        "micronaut.server.host",
                                        "127.0.0.1",
                                        "micronaut.server.port",
                                        -1,
                                        "datasources.default.url",
                                        System.getenv("WAVELENGTH_DATABASE_URL"),
                                        "datasources.default.username",
                                        System.getenv("WAVELENGTH_DATABASE_OWNER_USER"),
                                        "datasources.default.password",
                                        System.getenv("WAVELENGTH_DATABASE_OWNER_PASSWORD"),
                                        "datasources.default.maximum-pool-size",
                                        16))
                        .start();
        var server = context.getBean(EmbeddedServer.class).start();
        Runtime.getRuntime().addShutdownHook(new Thread(context::close, "end"));
        LoggerFactory.getLogger(NaiveService.class)
                .info("The naive service answers at {}", server.getURI());
    }
}
