package dev.wavelength.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The packaged service as a process of its own, started by its launcher as a user would.
public final class Distribution implements AutoCloseable {

    /// Where it was laid out, and trained.
    static final Path HOME = Path.of(System.getProperty("distribution")).toAbsolutePath();

    /// JSON may write a slash with a backslash before it.
    private static final Pattern ADDRESS = Pattern.compile("answers at (http:[\\\\/0-9.:]+)");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;

    private Distribution(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// Starts it on a free port of 127.0.0.1.
    ///
    /// @param folder for its data, `folder/data`, and its output
    public static Distribution launch(Path folder, Map<String, String> settings) {
        return launch(HOME, folder, settings);
    }

    static Distribution launch(Path home, Path folder, Map<String, String> settings) {
        return launch(List.of(home.resolve("wavelength").toString()), folder, settings);
    }

    /// Looks through a database, which is in `folder/data` unless the settings name another.
    ///
    /// @return the process, to be waited for
    public static Distribution verify(Path folder, Map<String, String> settings) {
        return launch(List.of(HOME.resolve("wavelength").toString(), "verify"), folder, settings);
    }

    private static Distribution launch(
            List<String> command, Path folder, Map<String, String> settings) {
        try {
            Path output = Files.createTempFile(folder, "output", ".txt");
            var builder = new ProcessBuilder(command);
            Map<String, String> environment = builder.environment();
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            environment.put("WAVELENGTH_PORT", "0");
            environment.put("WAVELENGTH_DATA", folder.resolve("data").toString());
            environment.putAll(settings);
            Process process =
                    builder.directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            return new Distribution(process, output);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    /// The settings of a service that has this database.
    static Map<String, String> serving(Settings.Database database) {
        return Map.of(
                "WAVELENGTH_DATABASE_URL", database.url(),
                "WAVELENGTH_DATABASE_USER", String.valueOf(database.service().user()),
                "WAVELENGTH_DATABASE_PASSWORD", String.valueOf(database.service().password()),
                "WAVELENGTH_DATABASE_OWNER_USER", String.valueOf(database.owner().user()),
                "WAVELENGTH_DATABASE_OWNER_PASSWORD", String.valueOf(database.owner().password()));
    }

    public static Distribution launch(Path folder) {
        return launch(folder, Map.of());
    }

    /// Waits for the announcement.
    public URI address() {
        await().atMost(PATIENCE)
                .until(() -> !process.isAlive() || ADDRESS.matcher(output()).find());
        Matcher announced = ADDRESS.matcher(output());
        assertThat(announced.find()).as(output()).isTrue();
        return URI.create(announced.group(1).replace("\\", ""));
    }

    /// What is answered to a call that reads, without a key.
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address().resolve(path)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// SIGKILL: it has no chance to stop its database.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Asks it to end with the signal, and waits.
    ///
    /// @return its exit status
    public int end(String signal) throws IOException, InterruptedException {
        signal(signal);
        return exit();
    }

    /// SIGSTOP: it stands still, and all its connections with it.
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /// Lets it go on as if no time had passed.
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, process.pid()))
                .start()
                .waitFor();
    }

    /// Waits for its end.
    public int exit() {
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    /// Ends it if a test has not, and with it its database.
    @Override
    public void close() {
        process.destroy();
        exit();
    }
}
