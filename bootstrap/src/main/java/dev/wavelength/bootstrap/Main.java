package dev.wavelength.bootstrap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Locale;

/// Starts the service, and stops it when the process is asked to end.
public final class Main {

    private Main() {}

    /// Runs until Ctrl-C or SIGTERM. A start that is refused says why and ends with status 1.
    ///
    /// @param arguments none, or `train`: see [Training]
    public static void main(String[] arguments) {
        if (List.of(arguments).equals(List.of("train"))) Training.run();
        else serve();
    }

    private static void serve() {
        Settings settings;
        try {
            settings = Settings.ofProcess();
        } catch (StartRefused refused) {
            LoggerFactory.getLogger(Main.class).error(refused.getMessage());
            System.exit(1);
            return;
        }
        // Before the first line is logged: the log is configured by it.
        System.setProperty("wavelength.log", settings.log().name().toLowerCase(Locale.ROOT));
        run(new Service(settings), LoggerFactory.getLogger(Main.class));
    }

    private static void run(Service service, Logger log) {
        var end =
                new Thread(
                        () -> {
                            service.close();
                            // An orderly end is a success, though a signal asked for it.
                            Runtime.getRuntime().halt(0);
                        },
                        "end");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            service.start();
        } catch (RuntimeException failed) {
            if (failed instanceof StartRefused) log.error(failed.getMessage());
            else log.error("Wavelength could not start.", failed);
            service.close();
            Runtime.getRuntime().halt(1);
        }
    }
}
