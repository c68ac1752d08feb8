package dev.wavelength.contract.value;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Several threads that do something at once.
public final class Race {

    /// How often a contract lets racers start, since one race may be won without a fight.
    public static final int ROUNDS = 10;

    /// How many racers a contract lets start at once: as many as a small connection pool serves.
    public static final int RACERS = 4;

    private static final long PATIENCE_SECONDS = 60;

    private Race() {}

    /// Lets `racers` threads wait for each other and then run, each with its number from 0.
    ///
    /// @return what each returned, in the order of their numbers
    public static <T> List<T> run(int racers, IntFunction<T> racer) {
        var start = new CyclicBarrier(racers);
        var lanes = Executors.newFixedThreadPool(racers);
        try {
            var runs =
                    IntStream.range(0, racers)
                            .mapToObj(
                                    number ->
                                            lanes.submit(
                                                    () -> {
                                                        lineUp(start);
                                                        return racer.apply(number);
                                                    }))
                            .toList();
            var results = new ArrayList<T>(racers);
            for (var run : runs) results.add(run.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError("a racer fell: " + failed.getCause(), failed.getCause());
        } catch (TimeoutException late) {
            throw new AssertionError("a racer did not arrive", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the race was called off", interrupted);
        } finally {
            lanes.shutdownNow();
        }
    }

    private static void lineUp(CyclicBarrier start)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
