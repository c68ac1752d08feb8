package dev.wavelength.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.brand.BrandBuilder;
import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Moments.Kept;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.persistence.sql.TestDatabase;
import dev.wavelength.persistence.sql.TestServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Plans that are kept stay good, whenever and for whichever brand they were made: they touch few
/// of the rows of a brand that has many, and of which the server has no statistics.
class KeptPlansTest {

    private static final int MOMENTS = 30_000;
    private static final int PER_CUSTOMER = 10;
    private static final Brand.Id EARLY = new Brand.Id("early");
    private static final Brand.Id LATER = new Brand.Id("later");

    private static final Moment.Id MOMENT = new Moment.Id("m-111");
    private static final Recovery.Id RECOVERY = new Recovery.Id("r-m-111");

    /// So many executions make the driver prepare a statement.
    private static final int UNTIL_PREPARED = 10;

    private TestDatabase store;
    private Adapters adapters;

    @BeforeEach
    void connect() {
        store = TestDatabase.connect(TestServer.newDatabase(), TestDatabase.ONE_CONNECTION);
        adapters = PostgresAdapters.over(store);
    }

    @AfterEach
    void disconnect() {
        store.close();
    }

    @Test
    void made_when_there_were_next_to_no_rows() {
        plan();
        fill(LATER);
        staysGood();
    }

    @Test
    void made_when_all_rows_were_of_another_brand() {
        fill(new Brand.Id("other"));
        store.execute("analyze");
        plan();
        fill(LATER);
        staysGood();
    }

    private void plan() {
        for (int i = 0; i < UNTIL_PREPARED; i++) {
            touched(EARLY, this::record);
            touched(EARLY, this::look);
        }
    }

    private void staysGood() {
        touches(20 * PER_CUSTOMER, this::record);
        touches(10, this::look);
    }

    private void fill(Brand.Id brand) {
        store.execute(
                """
                insert into moment (
                    brand, id, customer, touchpoint, source, occurred_at, recorded_at, judged_at,
                    day, content_high, content_low, declared, evidence, experience, certainty,
                    delivery, felt, near_miss, never_event, rulebook,
                    stakes, impact, ow_stood, chain_status, chain_standing, revision)
                select '%s', 'm-' || n, 'c-' || n / %d, 'delivery', 'shop', at, at, at,
                    at::date, 0, 0, 'NORMAL', '{}', 'OW', 'SUPPORTED',
                    'UNKNOWN', 'MET', false, false, 1,
                    0.2, 0, false, 'UNBROKEN', 0, 1
                from (
                    select n, timestamptz '2026-01-01Z' + n * interval '1 minute' as at
                    from generate_series(0, %d - 1) as n
                ) as made
                """
                        .formatted(brand.text(), PER_CUSTOMER, MOMENTS));
        store.execute(
                """
                insert into chain (
                    brand, customer, status, links, judged, ow, how, wow, standing,
                    standing_impact, streak, longest_streak, peak, last_impact, since_wow,
                    last_occurred_at, last_id)
                select brand, customer, 'UNBROKEN', count(*), count(*), 0, count(*), 0, 0,
                    0, 1, 1, 0, 0, null,
                    max(occurred_at), max(id)
                from moment
                where brand = '%s'
                group by brand, customer
                """
                        .formatted(brand.text()));
        store.execute(
                """
                insert into recovery (
                    brand, recovery, moment, customer, touchpoint, occurred_at, since, opened_at,
                    first_acknowledge_by, first_remedy_by, acknowledge_by, remedy_by, urgent_by,
                    urgency, version, double_deviation, opened_as, severity, status, steps)
                select brand, 'r-' || id, id, customer, touchpoint, occurred_at, occurred_at,
                    occurred_at, occurred_at, occurred_at, occurred_at, occurred_at, occurred_at,
                    4, 1, false, 'CRITICAL', 'CRITICAL', 'CLOSED', '{}'
                from moment
                where brand = '%s'
                """
                        .formatted(brand.text()));
        store.execute(
                """
                insert into claim (brand, caller, key, content_high, content_low, id, revision)
                select brand, 'shop', id, 0, 0, id, 1
                from moment
                where brand = '%s'
                """
                        .formatted(brand.text()));
    }

    private void touches(int most, Consumer<Brand.Id> work) {
        var touched = touched(LATER, work);
        assertThat(touched.scans()).as("sequential scans").isZero();
        assertThat(touched.rows()).as("rows").isPositive().isLessThanOrEqualTo(most);
    }

    private Touched touched(Brand.Id brand, Consumer<Brand.Id> work) {
        return store.database()
                .of(brand)
                .write(
                        () -> {
                            var before = Touched.now(store);
                            work.accept(brand);
                            return Touched.now(store).minus(before);
                        });
    }

    /// A moment that opens a recovery, and one before all others, of a customer who is known.
    private void record(Brand.Id brand) {
        var drafts =
                Stream.of(DraftBuilder.NOW, Instant.parse("2025-12-31T00:00:00Z"))
                        .map(occurredAt -> ofACustomer(brand, occurredAt))
                        .toList();
        assertThat(adapters.moments().keep(brand, drafts)).allMatch(Kept.New.class::isInstance);
    }

    private static Draft ofACustomer(Brand.Id brand, Instant occurredAt) {
        return DraftBuilder.draft(
                        BrandBuilder.aBrand().under(brand.text()).build(),
                        MomentBuilder.aMoment(UUID.randomUUID().toString())
                                .of("c-11")
                                .occurredAt(occurredAt)
                                .delivered(9))
                .build();
    }

    private void look(Brand.Id brand) {
        var claim = new Claim("shop", "m-111", new Digest(1, 1));
        var found =
                store.database()
                        .of(brand)
                        .write(
                                () ->
                                        Stream.of(
                                                        adapters.moments().find(brand, MOMENT),
                                                        adapters.recoveries().find(brand, RECOVERY),
                                                        adapters.moments().claimed(brand, claim))
                                                .filter(Optional::isPresent)
                                                .count());
        assertThat(found).isEqualTo(brand.equals(LATER) ? 3 : 0);
    }
}
