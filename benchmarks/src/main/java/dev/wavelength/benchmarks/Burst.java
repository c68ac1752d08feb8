package dev.wavelength.benchmarks;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// What came of callers who each posted one moment after the other for a while.
///
/// Each waits for its answer before it posts again, so that a service that stalls is also asked
/// less: latencies are those of so many callers, not of so many requests a second.
///
/// @param latencies in microseconds
record Burst(double perSecond, Histogram latencies) {

    double p50Millis() {
        return latencies.getValueAtPercentile(50) / 1_000.0;
    }

    double p99Millis() {
        return latencies.getValueAtPercentile(99) / 1_000.0;
    }

    /// Which moments a caller sends.
    interface Stream {
        Sample of(int caller);
    }

    /// Callers whose moments have ids and customers in no order, each told as it happens.
    static Stream moments(long seed, int customers) {
        return caller -> Sample.live(seed * 1_000 + caller, customers);
    }

    static Burst of(int port, String key, int callers, Duration length, Stream stream)
            throws IOException, InterruptedException {
        var latencies = new ConcurrentHistogram(3);
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    IntStream.range(0, callers)
                            .mapToObj(
                                    caller ->
                                            executor.submit(
                                                    () ->
                                                            post(
                                                                    port,
                                                                    key,
                                                                    stream.of(caller),
                                                                    end,
                                                                    latencies)))
                            .toList();
            for (Future<Integer> one : running) one.get();
        } catch (ExecutionException e) {
            throw new IOException("a caller failed", e.getCause());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Burst(latencies.getTotalCount() / seconds, latencies);
    }

    private static int post(int port, String key, Sample sample, long end, Histogram latencies)
            throws IOException {
        int posted = 0;
        try (var caller = new Caller(port, key)) {
            for (long now = System.nanoTime(); now < end; posted++) {
                var answer = caller.send("POST", "/v1/moments", sample.next());
                if (answer.status() != 201)
                    throw new IOException("%d %s".formatted(answer.status(), answer.text()));
                long then = System.nanoTime();
                latencies.recordValue((then - now) / 1_000);
                now = then;
            }
        }
        return posted;
    }
}
