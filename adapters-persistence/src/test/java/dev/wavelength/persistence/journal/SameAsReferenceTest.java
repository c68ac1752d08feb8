package dev.wavelength.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.event.Told;
import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Hearing;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Recovery.Urgency;
import dev.wavelength.domain.recovery.Status;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Whatever happens, PostgreSQL answers as the reference does.
class SameAsReferenceTest {

    private static TestDatabase store;

    @BeforeAll
    static void connect() {
        store = TestDatabase.create();
    }

    @AfterAll
    static void disconnect() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_happens_it_answers_as_the_reference_does(long seed) {
        var random = new Random(seed);
        var brand = Happenings.brand();
        var both = new Both(Adapters.inMemory(), PostgresAdapters.over(store));
        var happenings = new Happenings(random, brand, 60);
        both.same(adapters -> adapters.brands().put(brand));
        for (int step = 0; step < 60; step++) {
            if (step == 20)
                both.same(
                        adapters ->
                                adapters.rulebooks()
                                        .put(
                                                brand.id(),
                                                Rules.harsher(
                                                        adapters.rulebooks().current(brand.id())),
                                                null));
            if (random.nextInt(3) > 0) {
                var batch =
                        happenings.batch(
                                random.nextInt(1, 20),
                                both.reference.rulebooks().current(brand.id()));
                both.same(adapters -> adapters.moments().keep(brand.id(), batch));
            } else if (random.nextInt(3) > 0) {
                revise(both, brand, happenings, random);
            } else if (random.nextInt(4) > 0) {
                attend(both, brand, happenings, random);
            } else {
                letGo(both, brand, happenings, random);
            }
            if (step % 20 == 19) everythingReadIsTheSame(both, brand);
        }
        assertThat(PostgresAdapters.differences(store, brand.id())).isEmpty();
    }

    private static void revise(Both both, Brand brand, Happenings happenings, Random random) {
        var id = new Moment.Id("m-" + random.nextInt(60));
        var found = both.same(adapters -> adapters.moments().find(brand.id(), id));
        if (found.isEmpty()) return;
        var latest = found.get();
        var moment =
                latest.moment()
                        .with(
                                random.nextBoolean() ? List.of(happenings.delivery()) : List.of(),
                                random.nextBoolean() ? List.of(happenings.feedback()) : List.of());
        var now = happenings.now().plusSeconds(latest.revision());
        var key = "k-" + random.nextInt(10);
        var claim =
                random.nextBoolean() ? new Claim("shop", key, Digest.of(random.nextInt(3))) : null;
        int after = latest.revision() - (random.nextInt(6) == 0 ? 1 : 0);
        both.same(
                adapters -> {
                    var verdict = adapters.rulebooks().current(brand.id()).judge(moment, now);
                    return adapters.moments()
                            .revise(
                                    brand.id(),
                                    new Revision(
                                            moment,
                                            after,
                                            now,
                                            verdict,
                                            DraftBuilder.recoveryOf(moment, verdict),
                                            claim));
                });
        if (claim != null) both.same(adapters -> adapters.moments().claimed(brand.id(), claim));
    }

    /// Takes a step in some recovery, hears what is said of it, or lets time pass.
    private static void attend(Both both, Brand brand, Happenings happenings, Random random) {
        var all = both.same(adapters -> recoveries(adapters, brand, null, null, null));
        if (all.isEmpty()) return;
        var one = all.get(random.nextInt(all.size()));
        var now = happenings.now();
        var claim =
                random.nextBoolean()
                        ? new Claim("shop", "k-" + random.nextInt(10), Digest.of("step", now))
                        : null;
        int after = one.version() - (random.nextInt(6) == 0 ? 1 : 0);
        var step = happenings.step(now);
        if (step instanceof Step.Said said)
            both.same(
                    adapters ->
                            adapters.moments()
                                    .hear(brand.id(), new Hearing(one.id(), after, said, claim)));
        else
            both.same(
                    adapters ->
                            adapters.recoveries().take(brand.id(), one.id(), after, step, claim));
        if (claim != null) both.same(adapters -> adapters.recoveries().claimed(brand.id(), claim));
        both.same(
                adapters ->
                        adapters.recoveries().due(now, 9_999).stream()
                                .filter(due -> due.brand().equals(brand.id()))
                                .toList());
        both.same(
                adapters ->
                        adapters.moments().due(now, 9_999).stream()
                                .filter(due -> due.brand().equals(brand.id()))
                                .toList());
    }

    /// Erases somebody, or lets go of what is old.
    private static void letGo(Both both, Brand brand, Happenings happenings, Random random) {
        var now = happenings.now();
        var customer = new Customer("c-" + random.nextInt(6));
        int limit = random.nextInt(1, 5);
        if (random.nextInt(3) == 0)
            both.same(adapters -> adapters.erasures().erase(brand.id(), customer, now));
        else both.same(adapters -> adapters.erasures().expire(brand.id(), now, limit, now));
    }

    private static List<Recovery> recoveries(
            Adapters adapters, Brand brand, Status status, Boolean overdue, Urgency after) {
        var now = Instant.parse("2026-03-29T12:00:00Z");
        return adapters.recoveries()
                .list(brand.id(), new Recoveries.Filter(status, null, overdue, now), after, 9);
    }

    private static void everyRecoveryIsTheSame(Both both, Brand brand) {
        var urgent = both.same(adapters -> recoveries(adapters, brand, null, null, null));
        for (var one : urgent) {
            both.same(adapters -> recoveries(adapters, brand, null, null, one.urgency()));
            both.same(adapters -> adapters.recoveries().find(brand.id(), one.id()));
        }
        for (var status : Status.values())
            both.same(adapters -> recoveries(adapters, brand, status, null, null));
        both.same(adapters -> recoveries(adapters, brand, null, true, null));
        both.same(adapters -> recoveries(adapters, brand, null, false, null));
        both.same(
                adapters ->
                        adapters.recoveries()
                                .figures(
                                        brand.id(),
                                        Instants.EARLIEST,
                                        Instants.LATEST,
                                        Instant.parse("2026-03-30T12:00:00Z")));
        var touchpoints = IntStream.range(0, 3).mapToObj(n -> new Touchpoint.Id("t-" + n)).toList();
        var first = brand.begin(brand.dayOf(Instants.EARLIEST));
        var behind = brand.begin(brand.dayOf(Instants.LATEST).plusDays(1));
        for (var now : List.of("2026-03-29T20:00:00Z", "2026-04-08T00:00:00Z"))
            both.same(
                    adapters ->
                            adapters.recoveries()
                                    .unremedied(
                                            brand.id(),
                                            touchpoints,
                                            first,
                                            behind,
                                            Instant.parse(now)));
    }

    /// The places of events are each store's own; what is told in which order is not.
    private static void everyEventIsTheSame(Both both, Brand brand) {
        var told = told(both.reference, brand);
        assertThat(told).isNotEmpty();
        Told.until("all is told", () -> told(both.postgres, brand).size() >= told.size());
        assertThat(told(both.postgres, brand)).isEqualTo(told);
    }

    private static List<Event> told(Adapters adapters, Brand brand) {
        return Told.next(adapters.events(), brand.id(), Event.Position.START, 9_999).stream()
                .map(Announced::event)
                .toList();
    }

    private static void everythingReadIsTheSame(Both both, Brand brand) {
        for (int i = 0; i < 60; i++) {
            var id = new Moment.Id("m-" + i);
            both.same(adapters -> adapters.moments().find(brand.id(), id));
            for (int revision = 0; revision < 4; revision++) {
                int which = revision;
                both.same(adapters -> adapters.moments().find(brand.id(), id, which));
            }
        }
        var newest = both.same(adapters -> list(adapters, brand, filter(), null));
        for (var entry : newest) {
            both.same(adapters -> list(adapters, brand, filter(), Position.of(entry.moment())));
            // Between this moment and the next that there can be.
            var behind = entry.moment().occurredAt().plusNanos(400);
            both.same(adapters -> list(adapters, brand, between(behind, null), null));
            both.same(adapters -> list(adapters, brand, between(null, behind), null));
        }
        for (var experience : Experience.values())
            both.same(
                    adapters ->
                            list(
                                    adapters,
                                    brand,
                                    new Moments.Filter(null, null, experience, null, null),
                                    null));
        for (int i = 0; i < 5; i++) {
            var customer = new Customer("c-" + i);
            both.same(adapters -> adapters.chains().find(brand.id(), customer));
            both.same(adapters -> list(adapters, brand, Moments.Filter.of(customer), null));
        }
        for (int i = 0; i < 3; i++) {
            var touchpoint = new Touchpoint.Id("t-" + i);
            both.same(adapters -> adapters.touchpoints().find(brand.id(), touchpoint));
            both.same(adapters -> pulse(adapters, brand, touchpoint));
            both.same(
                    adapters ->
                            list(
                                    adapters,
                                    brand,
                                    new Moments.Filter(
                                            null,
                                            touchpoint,
                                            null,
                                            Instant.parse("2026-03-29T00:00:00Z"),
                                            Instant.parse("2026-03-29T20:00:00Z")),
                                    null));
        }
        everyRecoveryIsTheSame(both, brand);
        everyEventIsTheSame(both, brand);
        both.same(adapters -> pulse(adapters, brand, null));
        both.same(adapters -> adapters.chains().count(brand.id()));
        everyPageOfChainsIsTheSame(both, brand, null);
        for (var status : Chain.Status.values()) everyPageOfChainsIsTheSame(both, brand, status);
    }

    private static void everyPageOfChainsIsTheSame(Both both, Brand brand, Chain.Status status) {
        Chains.After after = null;
        while (true) {
            var from = after;
            var page = both.same(adapters -> adapters.chains().list(brand.id(), status, from, 2));
            if (page.isEmpty()) return;
            after =
                    new Chains.After(
                            page.getLast().head().standingImpact(), page.getLast().customer());
        }
    }

    private static List<Object> pulse(Adapters adapters, Brand brand, Touchpoint.Id touchpoint) {
        var hours = Instant.parse("2026-03-27T23:30:00Z");
        return List.of(
                adapters.tallies()
                        .daily(
                                brand.id(),
                                touchpoint,
                                LocalDate.of(2026, 3, 28),
                                LocalDate.of(2026, 3, 29)),
                adapters.tallies()
                        .daily(
                                brand.id(),
                                touchpoint,
                                brand.dayOf(Instants.EARLIEST),
                                brand.dayOf(Instants.LATEST)),
                adapters.tallies()
                        .hourly(brand.id(), touchpoint, hours, hours.plus(Duration.ofHours(30))));
    }

    private static Moments.Filter filter() {
        return new Moments.Filter(null, null, null, null, null);
    }

    private static Moments.Filter between(Instant from, Instant until) {
        return new Moments.Filter(null, null, null, from, until);
    }

    private static List<Entry> list(
            Adapters adapters, Brand brand, Moments.Filter filter, Position after) {
        return adapters.moments().list(brand.id(), filter, after, 7);
    }

    /// The reference and what is compared with it.
    private record Both(Adapters reference, Adapters postgres) {

        /// Asks both the same, and is content only with the same answer.
        <T> T same(Function<Adapters, T> question) {
            var answer = question.apply(reference);
            assertThat(question.apply(postgres)).isEqualTo(answer);
            return answer;
        }
    }
}
