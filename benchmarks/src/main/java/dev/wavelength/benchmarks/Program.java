package dev.wavelength.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A service in a process of its own.
final class Program implements Closeable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern ADDRESS = Pattern.compile(" answers at http://[^:]+:(\\d+)");

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// Starts a program with the service's own JVM options.
    ///
    /// @param arguments what follows them on the command line
    static Program start(
            Plan plan, String name, List<String> arguments, Map<String, String> environment)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + plan.distribution().resolve("jvm.options"));
        command.addAll(arguments);
        var log = plan.folder().resolve(name + ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Program(builder.start(), log);
    }

    /// Starts the packaged service.
    static Program service(
            Plan plan, String name, List<String> options, Map<String, String> environment)
            throws IOException {
        var arguments = new ArrayList<>(options);
        arguments.add("-jar");
        arguments.add(plan.distribution().resolve("wavelength.jar").toString());
        return start(plan, name, arguments, environment);
    }

    /// The port on which it answers, once it does.
    int port() throws IOException, InterruptedException {
        return Integer.parseInt(told(ADDRESS).group(1));
    }

    /// What it said that matches, once it has.
    Matcher told(Pattern pattern) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var matcher = pattern.matcher(Files.readString(log));
            if (matcher.find()) return matcher;
            if (!process.isAlive()) throw new IOException("it ended: " + Files.readString(log));
            Thread.sleep(5);
        }
        throw new IOException("it did not say %s: %s".formatted(pattern, Files.readString(log)));
    }

    /// How long the processors have worked for it.
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /// How much memory it holds, in MB.
    double residentMegabytes() throws IOException {
        var status = Files.readString(Path.of("/proc/%d/status".formatted(process.pid())));
        var resident = RESIDENT.matcher(status);
        if (!resident.find()) throw new IOException("no VmRSS in " + status);
        return Integer.parseInt(resident.group(1)) / 1024.0;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                throw new IOException("it does not end: " + Files.readString(log));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
