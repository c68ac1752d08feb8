package dev.wavelength.bootstrap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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

    private final List<Supplier<? extends List<?>>> tasks;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("clockwork").unstarted(this::tick);

    private Clockwork(List<Supplier<? extends List<?>>> tasks) {
        this.tasks = tasks;
    }

    /// Starts it.
    ///
    /// @param tasks each does some of what is due and says what that was
    static Clockwork start(List<Supplier<? extends List<?>>> tasks) {
        var clockwork = new Clockwork(tasks);
        clockwork.thread.start();
        return clockwork;
    }

    private void tick() {
        try {
            while (!end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) tasks.forEach(this::run);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// A task that fails is run again at the next tick: what is due stays due.
    private void run(Supplier<? extends List<?>> task) {
        try {
            boolean more = true;
            while (more && end.getCount() > 0) more = !task.get().isEmpty();
        } catch (RuntimeException failed) {
            LOG.warn("What is due could not be done just now.", failed);
        }
    }

    /// Lets the task under way come to an end.
    @Override
    public void close() {
        end.countDown();
        try {
            if (!thread.join(PATIENCE)) thread.interrupt();
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
