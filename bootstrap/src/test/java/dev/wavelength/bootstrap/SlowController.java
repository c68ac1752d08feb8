package dev.wavelength.bootstrap;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

import java.util.concurrent.CountDownLatch;

/// A request that takes as long as a test wants it to, at an address that is open to anybody.
@Controller("/health/slow")
final class SlowController {

    static final CountDownLatch ACCEPTED = new CountDownLatch(1);
    static final CountDownLatch FINISH = new CountDownLatch(1);

    @Get(produces = "text/plain")
    String slow() throws InterruptedException {
        ACCEPTED.countDown();
        FINISH.await();
        return "finished";
    }
}
