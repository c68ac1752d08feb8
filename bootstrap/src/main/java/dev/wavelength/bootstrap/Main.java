package dev.wavelength.bootstrap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Locale;

/// Starts the service, and stops it when the process is asked to end.
public final class Main {

    private Main() {}

    /// Runs until Ctrl-C or SIGTERM. A start that is refused says why and ends with status 1.
    ///
    /// @param arguments none, or `train`: see [Training]; or `verify`: see [Verification]
    public static void main(String[] arguments) {
        switch (String.join(" ", arguments)) {
            case "" -> serve(settings(1));
            case "train" -> Training.run();
            case "verify" -> verify();
            default -> {
                LoggerFactory.getLogger(Main.class)
                        .error("Wavelength is started with nothing, train or verify behind it.");
                System.exit(2);
            }
        }
    }

    private static void serve(Settings settings) {
        run(new Service(settings), LoggerFactory.getLogger(Main.class));
    }

    private static void verify() {
        var unknown = Verification.Result.UNKNOWN.status();
        System.exit(Verification.run(settings(unknown)).status());
    }

    /// @param refused the status with which the process ends if they cannot be used
    private static Settings settings(int refused) {
        Settings settings;
        try {
            settings = Settings.ofProcess();
        } catch (StartRefused unusable) {
            LoggerFactory.getLogger(Main.class).error(unusable.getMessage());
            System.exit(refused);
            throw unusable;
        }
        // Before the first line is logged: the log is configured by it.
        System.setProperty("wavelength.log", settings.log().name().toLowerCase(Locale.ROOT));
        return settings;
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
