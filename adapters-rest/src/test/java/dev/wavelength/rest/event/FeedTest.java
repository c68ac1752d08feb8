package dev.wavelength.rest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.application.brand.IdentifyCaller.Caller;
import dev.wavelength.application.event.ReadEvents;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.value.Page;

import io.micronaut.json.JsonMapper;

import org.junit.jupiter.api.Test;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class FeedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// A store that is slow to read a page of one brand.
    private static final class Slow implements ReadEvents {

        private final CountDownLatch reading = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

        @Override
        public Page<Announced> events(Brand.Id brand, Event.Position after, int limit) {
            reading.countDown();
            try {
                interrupted.complete(!goOn.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
            return new Page<>(List.of(), false);
        }

        @Override
        public Map<Brand.Id, List<Announced>> events(
                Map<Brand.Id, Event.Position> places, int limit) {
            return Map.of();
        }

        @Override
        public Event.Position end(Brand.Id brand) {
            return new Event.Position(5, 0);
        }
    }

    @Test
    void who_leaves_interrupts_nothing_that_the_store_does_for_them() throws Exception {
        var store = new Slow();
        var partner =
                new Partner(new Brand.Id("shop"), new Partner.Name("till"), Set.of(Scope.WEBHOOKS));
        var feed =
                new Feed(
                        store,
                        shown -> new Caller.Known(partner, Set.of(Scope.WEBHOOKS)),
                        JsonMapper.createDefault());
        var stream = feed.open(partner, new ApiKey("wl_any"), Event.Position.START);
        var left = new CompletableFuture<Void>();
        var reader =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    assertThatThrownBy(stream::readAllBytes)
                                            .isInstanceOf(InterruptedIOException.class);
                                    left.complete(null);
                                });
        assertThat(store.reading.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        reader.interrupt();

        assertThat(left).succeedsWithin(PATIENCE);
        store.goOn.countDown();
        assertThat(store.interrupted).succeedsWithin(PATIENCE).isEqualTo(false);
        feed.end();
    }
}
