package dev.wavelength.bootstrap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// What goes on by itself as time passes: every few seconds each task is run until it finds nothing
/// left to do.
///
/// It holds nothing and claims nothing. What is due stands in the store, and whoever comes first
/// does it, so that any number of instances may run it and any of them may die at any time.
final class Clockwork implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ScheduledExecutorService ticks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("clockwork").factory());

    private Clockwork() {}

    /// Starts it.
    ///
    /// @param tasks each does some of what is due and says what that was
    static Clockwork start(List<Supplier<? extends List<?>>> tasks) {
        var clockwork = new Clockwork();
        for (var task : tasks)
            var _ = clockwork.ticks.scheduleWithFixedDelay(
                    () -> clockwork.run(task),
                    PAUSE.toMillis(),
                    PAUSE.toMillis(),
                    TimeUnit.MILLISECONDS);
        return clockwork;
    }

    /// A task that fails is run again at the next tick: what is due stays due.
    private void run(Supplier<? extends List<?>> task) {
        try {
            while (!ticks.isShutdown() && !task.get().isEmpty())
                LOG.debug("Something was due, and is done.");
        } catch (RuntimeException failed) {
            LOG.warn("What is due could not be done just now: {}", failed.getMessage());
        }
    }

    /// Lets the task under way come to an end.
    @Override
    public void close() {
        ticks.shutdown();
        try {
            if (!ticks.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                ticks.shutdownNow();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            ticks.shutdownNow();
        }
    }
}
