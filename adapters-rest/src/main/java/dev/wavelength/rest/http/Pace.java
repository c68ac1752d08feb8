package dev.wavelength.rest.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.wavelength.domain.brand.Limits;
import dev.wavelength.domain.brand.Partner;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

import jakarta.inject.Singleton;

import java.time.Duration;

/// How fast callers may go, so that one that runs wild does not run over the others. Counted in
/// this process alone: each instance allows as much again, and a new one begins with all of it.
///
/// Callers who were not heard of for a day are forgotten, and so are the longest silent if there
/// are more than [#MOST_CALLERS]: memory is bounded, whatever the number of partners.
@Singleton
public final class Pace {

    /// Requests a second of strangers at one address: enough for a slip of the pen, too few to
    /// guess keys.
    static final int OF_STRANGERS = 50;

    /// How many callers are remembered, and how many addresses of strangers.
    static final int MOST_CALLERS = 100_000;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final TimeMeter clock;
    private final Allowance operator;
    private final Cache<Partner, Allowance> partners;
    private final Cache<String, Allowance> strangers;

    public Pace() {
        this(TimeMeter.SYSTEM_NANOTIME, MOST_CALLERS);
    }

    /// @param clock measures how time passes
    Pace(TimeMeter clock, int mostCallers) {
        this.clock = clock;
        operator = requests(Limits.STANDARD.requestsPerSecond());
        partners = Caffeine.newBuilder().maximumSize(mostCallers).expireAfterAccess(DAY).build();
        strangers = Caffeine.newBuilder().maximumSize(mostCallers).expireAfterAccess(DAY).build();
    }

    /// Takes moments of a partner's, all or none.
    ///
    /// @throws Refusal if there are fewer left
    public void spendMoments(Partner partner, int number) {
        of(partner).spendMoments(number);
    }

    Allowance ofOperator() {
        return operator;
    }

    /// A partner whose limits were changed begins anew with those.
    Allowance of(Partner partner) {
        return partners.get(partner, this::begin);
    }

    Allowance ofStranger(String address) {
        return strangers.get(address, first -> requests(OF_STRANGERS));
    }

    /// How many are remembered.
    long remembered() {
        partners.cleanUp();
        strangers.cleanUp();
        return partners.estimatedSize() + strangers.estimatedSize();
    }

    private Allowance begin(Partner partner) {
        var limits = partner.limits();
        return new Allowance(
                bucket(limits.requestsPerSecond(), SECOND),
                limits.requestsPerSecond(),
                bucket(limits.momentsPerDay(), DAY),
                limits.momentsPerDay());
    }

    private Allowance requests(int perSecond) {
        return new Allowance(bucket(perSecond, SECOND), perSecond);
    }

    private Bucket bucket(long most, Duration window) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, window))
                .withCustomTimePrecision(clock)
                .build();
    }
}
