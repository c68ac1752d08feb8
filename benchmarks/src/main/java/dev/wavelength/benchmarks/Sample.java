package dev.wavelength.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;

/// Moments as a partner might send them: in order of time, at a hundred touchpoints, of customers
/// who come back in no order, under ids in no order either.
///
/// Not for several threads.
final class Sample {

    static final int TOUCHPOINTS = 100;

    private final SplittableRandom random;
    private final int customers;
    private final int copies;
    private final InstantSource times;

    /// @param step between one moment and the next
    Sample(long seed, int customers, Instant from, Duration step) {
        this(seed, customers, 1, from, step);
    }

    /// @param copies how many there are of every customer, each under a name of its own
    Sample(long seed, int customers, int copies, Instant from, Duration step) {
        this(seed, customers, copies, steps(from, step));
    }

    private Sample(long seed, int customers, int copies, InstantSource times) {
        this.random = new SplittableRandom(seed);
        this.customers = customers;
        this.copies = copies;
        this.times = times;
    }

    /// Moments that are told as they happen.
    static Sample live(long seed, int customers) {
        return new Sample(seed, customers, 1, InstantSource.system());
    }

    private static InstantSource steps(Instant from, Duration step) {
        var time = new AtomicReference<>(from);
        return () -> time.updateAndGet(last -> last.plus(step));
    }

    /// The next moment, as JSON in one line.
    String next() {
        var json = new StringBuilder(400);
        json.append("{\"id\":\"")
                .append(HexFormat.of().toHexDigits(random.nextLong()))
                .append("-order\",\"customer\":\"")
                .append(copy(customer(random.nextInt(customers)), random.nextInt(copies)))
                .append("\",\"touchpoint\":\"touchpoint-")
                .append(random.nextInt(TOUCHPOINTS))
                .append("\",\"channel\":\"web\",\"occurredAt\":\"")
                .append(times.instant())
                .append("\",\"stakes\":\"")
                .append(random.nextInt(10) == 0 ? "HIGH" : "NORMAL")
                .append("\",\"deliveries\":[{\"promise\":\"days-to-door\",\"unit\":\"days\"")
                .append(",\"better\":\"LOWER\",\"promised\":4,\"tolerated\":5,\"stretch\":2")
                .append(",\"value\":")
                .append(1 + random.nextInt(5) + random.nextInt(2))
                .append("}]");
        if (random.nextInt(10) < 4)
            json.append(",\"feedback\":[{\"instrument\":\"CSAT\",\"score\":")
                    .append(2 + random.nextInt(4))
                    .append("}]");
        return json.append('}').toString();
    }

    /// A customer's reference; numbers that are close are far apart as texts.
    static String customer(int number) {
        return "c-" + HexFormat.of().toHexDigits(number * 0x9E3779B9) + "-" + number;
    }

    /// What a name is called in a copy; 0 is the original.
    static String copy(String name, int copy) {
        return copy == 0 ? name : "%s-%d".formatted(name, copy);
    }

    /// Writes moments to a file, one a line.
    void write(Path file, int lines) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int i = 0; i < lines; i++) {
                out.write(next().getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        }
    }
}
