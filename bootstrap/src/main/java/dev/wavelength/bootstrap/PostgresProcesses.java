package dev.wavelength.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// The PostgreSQL processes at work on one data directory, whoever started them.
///
/// They are known by their working directory, which PostgreSQL's processes set to their data: a
/// process number alone, as in `postmaster.pid`, may long belong to something else.
final class PostgresProcesses {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Path data;

    PostgresProcesses(Path data) {
        this.data = data;
    }

    /// Stops them, if there are any, as an operator would: transactions under way are rolled back,
    /// the rest is checkpointed.
    ///
    /// @return whether there were any
    /// @throws StartRefused when they have not ended after `patience`
    boolean stop(Duration patience) {
        boolean any = !alive().isEmpty();
        if (any) {
            postmaster().ifPresent(PostgresProcesses::interrupt);
            // Without their postmaster the others notice, and end by themselves.
            long deadline = System.nanoTime() + patience.toNanos();
            while (!alive().isEmpty()) {
                if (System.nanoTime() - deadline > 0)
                    throw new StartRefused(
                            "PostgreSQL on %s does not stop; end these processes: %s"
                                    .formatted(
                                            data,
                                            alive().stream().map(ProcessHandle::pid).toList()));
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
        forgetPostmaster();
        return any;
    }

    /// The process that leads the others.
    Optional<ProcessHandle> postmaster() {
        try {
            Path file = data.resolve("postmaster.pid");
            if (!Files.exists(file)) return Optional.empty();
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty()) return Optional.empty();
            long pid = Long.parseLong(lines.getFirst().strip());
            return alive().stream().filter(process -> process.pid() == pid).findAny();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<ProcessHandle> alive() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            Path directory = Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();
            return directory.equals(data)
                    && process.info().command().filter(it -> it.endsWith("/postgres")).isPresent();
        } catch (IOException goneOrSomebodyElses) {
            return false;
        }
    }

    /// PostgreSQL takes a number in `postmaster.pid` that any process has, be it only one that
    /// nobody has buried yet, for a living server and refuses to start. Nobody works here any more.
    private void forgetPostmaster() {
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException cannotBeDeleted) {
            throw new UncheckedIOException(cannotBeDeleted);
        }
    }

    /// SIGINT is PostgreSQL's fast shutdown; SIGTERM, all that [ProcessHandle] has to offer, waits
    /// for every client to leave.
    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
        } catch (IOException noShell) {
            throw new UncheckedIOException(noShell);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
