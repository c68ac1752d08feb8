package dev.wavelength.rest.event;

import dev.wavelength.application.brand.IdentifyCaller;
import dev.wavelength.application.brand.IdentifyCaller.Caller;
import dev.wavelength.application.event.ReadEvents;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Credential;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.value.StoreUnavailable;

import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Streams of events as they happen.
///
/// This process asks for news once for all its readers, not once for each: a reader that waits
/// costs a parked virtual thread. A reader that has fallen behind reads on its own, a page at a
/// time and only as fast as its connection takes it; nothing is held for it.
// Every process waits for the end of its streams; one that answers nobody has none.
@Requires(beans = ReadEvents.class)
@Singleton
final class Feed implements GracefulShutdownCapable {

    /// How often there may be news, and whether readers may still read is looked at.
    private static final Duration BEAT = Duration.ofMillis(500);

    /// In how many beats what all readers showed is looked at once.
    private static final int BEATS_PER_ROUND = 4;

    /// How many events are read at once.
    private static final int PAGE = 200;

    /// How many read on their own at once; the others wait their turn, and not for the store.
    private static final int CATCHING_UP = 4;

    /// The place of a reader who wants what is still to happen.
    static final Event.Position NOW = new Event.Position(Long.MAX_VALUE, 0);

    private final Semaphore turns = new Semaphore(CATCHING_UP, true);
    private final ReadEvents readEvents;
    private final IdentifyCaller identifyCaller;
    private final JsonMapper mapper;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition readers = lock.newCondition();
    private final Map<Brand.Id, Live> lives = new HashMap<>();
    private final Map<FeedStream, Reader> open = new HashMap<>();
    private final Thread heart = Thread.ofVirtual().name("feed").unstarted(this::beat);
    private boolean ended;

    Feed(ReadEvents readEvents, IdentifyCaller identifyCaller, JsonMapper mapper) {
        this.readEvents = readEvents;
        this.identifyCaller = identifyCaller;
        this.mapper = mapper;
        heart.start();
    }

    /// Whose events are read, and what was shown for it.
    private record Reader(Brand.Id brand, Credential shown) {}

    /// How far the events of a brand are told, and the last of them, for those who wait.
    private final class Live {
        private final Condition news = lock.newCondition();
        private Event.Position begin;
        private Event.Position end;
        private List<Announced> latest = List.of();
        private int streams;

        private Live(Event.Position end) {
            this.begin = end;
            this.end = end;
        }
    }

    /// A stream of what was announced behind a place, while what was shown is good for it.
    InputStream open(Partner partner, Credential shown, Event.Position after) {
        var brand = partner.brand();
        var end = knownEnd(brand);
        if (end == null) end = readEvents.end(brand);
        lock.lock();
        try {
            var live = lives.get(brand);
            if (live == null) live = new Live(end);
            lives.put(brand, live);
            live.streams++;
            var stream = new FeedStream(this, mapper, brand, after.equals(NOW) ? live.end : after);
            open.put(stream, new Reader(brand, shown));
            readers.signal();
            return stream;
        } finally {
            lock.unlock();
        }
    }

    /// Where the events of a brand end that somebody reads already.
    private Event.@Nullable Position knownEnd(Brand.Id brand) {
        lock.lock();
        try {
            var live = lives.get(brand);
            return live == null ? null : live.end;
        } finally {
            lock.unlock();
        }
    }

    /// Lets go of a stream.
    void close(FeedStream stream) {
        lock.lock();
        try {
            if (open.remove(stream) == null) return;
            var live = lives.get(stream.brand());
            if (live == null) return;
            live.news.signalAll();
            if (--live.streams == 0) lives.remove(stream.brand());
        } finally {
            lock.unlock();
        }
    }

    /// Where a stream has come to, and the events on the way there.
    record Step(List<Announced> events, Event.Position place) {}

    /// The next events of a stream, once there are any.
    ///
    /// @return none when there were none for so long; null when the stream has ended
    @Nullable Step next(FeedStream stream, Event.Position after, Duration patience)
            throws InterruptedException {
        var place = after;
        while (true) {
            Event.Position end;
            lock.lock();
            try {
                var live = awaitNews(stream, place, patience);
                if (live == null) return null;
                end = live.end;
                if (place.compareTo(end) >= 0) return new Step(List.of(), place);
                if (place.equals(live.begin)) return new Step(live.latest, end);
            } finally {
                lock.unlock();
            }
            var events = catchUp(stream.brand(), place);
            if (!events.isEmpty()) return new Step(events, events.getLast().position());
            place = end;
        }
    }

    /// Reads on a thread of its own: whoever leaves is interrupted, and the store would lose a
    /// connection by it.
    private List<Announced> catchUp(Brand.Id brand, Event.Position after)
            throws InterruptedException {
        turns.acquire();
        var reading =
                CompletableFuture.supplyAsync(
                                () -> readEvents.events(brand, after, PAGE).items(),
                                Thread::startVirtualThread)
                        .whenComplete((events, failure) -> turns.release());
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreUnavailable unavailable) throw unavailable;
            throw new IllegalStateException("events cannot be read", e.getCause());
        }
    }

    private @Nullable Live awaitNews(FeedStream stream, Event.Position place, Duration patience)
            throws InterruptedException {
        for (long left = patience.toNanos(); ; ) {
            var live = lives.get(stream.brand());
            if (ended || live == null || !open.containsKey(stream)) return null;
            if (left <= 0 || place.compareTo(live.end) < 0) return live;
            left = live.news.awaitNanos(left);
        }
    }

    private void beat() {
        int beats = 0;
        try {
            while (awaitReaders()) {
                try {
                    tell();
                    if (++beats % BEATS_PER_ROUND == 0) dismiss();
                } catch (StoreUnavailable later) {
                    // Readers wait as if there were no news; the next beat asks again.
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until there is a reader, and then for a beat.
    ///
    /// @return whether there will be another
    private boolean awaitReaders() throws InterruptedException {
        lock.lock();
        try {
            while (open.isEmpty() && !ended) readers.await();
            long left = BEAT.toNanos();
            while (left > 0 && !ended) left = readers.awaitNanos(left);
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        var places = new HashMap<Brand.Id, Event.Position>();
        lock.lock();
        try {
            lives.forEach((brand, live) -> places.put(brand, live.end));
        } finally {
            lock.unlock();
        }
        var news = readEvents.events(places, PAGE);
        lock.lock();
        try {
            news.forEach(
                    (brand, events) -> {
                        var live = lives.get(brand);
                        if (live == null || !live.end.equals(places.get(brand))) return;
                        live.begin = live.end;
                        live.end = events.getLast().position();
                        live.latest = events;
                        live.news.signalAll();
                    });
        } finally {
            lock.unlock();
        }
    }

    /// Ends the streams whose readers may not read them any more.
    private void dismiss() {
        var readers = new HashSet<Reader>();
        lock.lock();
        try {
            readers.addAll(open.values());
        } finally {
            lock.unlock();
        }
        readers.removeIf(this::mayRead);
        if (!readers.isEmpty()) end(readers);
    }

    /// What was shown may stand for another by now, even of another brand.
    private boolean mayRead(Reader reader) {
        return identifyCaller.identify(reader.shown())
                        instanceof Caller.Known(var partner, var scopes)
                && partner.brand().equals(reader.brand())
                && scopes.contains(Scope.WEBHOOKS);
    }

    private void end(Set<Reader> readers) {
        lock.lock();
        try {
            for (var one : List.copyOf(open.entrySet()))
                if (readers.contains(one.getValue())) close(one.getKey());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        end();
        return CompletableFuture.completedFuture(null);
    }

    /// Ends all streams: whoever reads them comes back to another instance, or later.
    @PreDestroy
    void end() {
        lock.lock();
        try {
            ended = true;
            readers.signalAll();
            lives.values().forEach(live -> live.news.signalAll());
        } finally {
            lock.unlock();
        }
    }
}
