package dev.wavelength.rest.http;

import io.github.bucket4j.TimeMeter;

import java.util.concurrent.atomic.AtomicLong;

/// A clock that goes on only when it is told to.
record StoppedClock(AtomicLong nanos) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
        return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
