package dev.wavelength.bootstrap;

import io.micronaut.jdbc.DataSourceResolver;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/// Whether the database answers, within a second.
///
/// At most one question is under way: while a frozen database holds it, the others share its fate
/// instead of each taking a connection of the pool.
@Singleton
final class DatabaseProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private @Nullable CompletableFuture<Boolean> underWay;

    /// @param resolver finds the pool behind the data source that knows only transactions
    DatabaseProbe(DataSource dataSource, DataSourceResolver resolver) {
        this.dataSource = resolver.resolve(dataSource);
    }

    /// Takes at most a second.
    boolean answers() {
        try {
            return ask().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException noAnswer) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized CompletableFuture<Boolean> ask() {
        if (underWay == null || underWay.isDone()) {
            underWay = CompletableFuture.supplyAsync(this::isValid, Thread::startVirtualThread);
        }
        return underWay;
    }

    private boolean isValid() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid((int) PATIENCE.toSeconds());
        } catch (SQLException gone) {
            return false;
        }
    }
}
