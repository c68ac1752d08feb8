package dev.wavelength.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.wavelength.contract.brand.BrandBuilder;
import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Erasures.Erased;
import dev.wavelength.domain.journal.Moments.Kept;
import dev.wavelength.domain.journal.Moments.Revised;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.persistence.event.PostgresDispatches;
import dev.wavelength.persistence.event.PostgresEvents;
import dev.wavelength.persistence.event.PostgresWebhooks;
import dev.wavelength.persistence.sql.TestDatabase;
import dev.wavelength.persistence.sql.TestServer;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /// Behind all that happens.
    private static final Instant FAR = Instant.parse("2027-01-01T00:00:00Z");

    /// So many executions make the driver prepare a statement.
    private static final int UNTIL_PREPARED = 10;

    /// Rows, where a brand has tens of thousands.
    private static final int FEW = 20 * PER_CUSTOMER;

    private TestDatabase store;
    private Adapters adapters;
    private PostgresDispatches dispatches;

    /// Of whom it is recorded, each time somebody else.
    private Customer customer;

    /// What was recorded of the customer last.
    private Entry recorded;

    /// What was taken last to be told.
    private Dispatches.Due told;

    @BeforeEach
    void connect() {
        store = TestDatabase.connect(TestServer.newDatabase(), TestDatabase.ONE_CONNECTION);
        adapters = PostgresAdapters.over(store);
        dispatches = new PostgresDispatches(store.database(), store.json());
        for (var brand : List.of(EARLY, LATER)) open(brand);
    }

    private void open(Brand.Id brand) {
        adapters.brands().put(BrandBuilder.aBrand().under(brand.text()).build());
        var events = new PostgresEvents(store.database(), store.json());
        new PostgresWebhooks(store.database(), events)
                .register(
                        Webhook.of(
                                brand,
                                new Webhook.Id(UUID.randomUUID().toString()),
                                new Webhook.Address("https://example.com/hook"),
                                Set.of(),
                                DraftBuilder.NOW),
                        null);
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
            customer = new Customer("c-" + i);
            for (var work : all()) touched(EARLY, work);
        }
    }

    private void staysGood() {
        customer = new Customer("c-" + UNTIL_PREPARED);
        var asserted = new SoftAssertions();
        for (var work : all()) {
            var touched = touched(LATER, work);
            asserted.assertThat(touched.scans())
                    .as("sequential scans of %s", work.name())
                    .isEqualTo(work.scans());
            asserted.assertThat(touched.rows())
                    .as("rows of %s", work.name())
                    .isPositive()
                    .isLessThanOrEqualTo(work.most());
        }
        asserted.assertAll();
    }

    /// @param acrossBrands whether it is done for all brands at once
    /// @param scans how many tables it goes through whole
    /// @param most how many rows it may touch
    private record Work(
            String name, boolean acrossBrands, int scans, int most, Consumer<Brand.Id> of) {

        private Work(String name, int most, Consumer<Brand.Id> of) {
            this(name, false, 0, most, of);
        }
    }

    /// In the order in which it can be done. Webhooks are few: all are asked what is due there.
    private List<Work> all() {
        return List.of(
                new Work("recording", FEW, this::record),
                new Work("looking", 10, this::look),
                new Work("revising", FEW, this::revise),
                new Work("stepping", FEW, this::step),
                new Work("planning what to tell", true, 0, FEW, this::planDispatches),
                new Work("taking what to tell", true, 1, FEW, this::takeDispatches),
                new Work("settling what was told", FEW, this::settle),
                new Work("looking what is due", true, 0, FEW, this::due),
                new Work("expiring", FEW, this::expire),
                new Work("erasing", FEW, this::erase));
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
                    urgency, version, double_deviation, opened_as, severity, status, due_at, steps)
                select brand, 'r-' || id, id, customer, touchpoint, occurred_at, occurred_at,
                    occurred_at, occurred_at, occurred_at, occurred_at, occurred_at, occurred_at,
                    4, 1, false, 'CRITICAL', 'CRITICAL', 'CLOSED', occurred_at, '{}'
                from moment
                where brand = '%s'
                """
                        .formatted(brand.text()));
        store.execute(
                """
                insert into superseded (
                    brand, id, revision, judged_at, rulebook, delivery, felt, near_miss,
                    never_event, ow_stood, chain_status, chain_standing)
                select brand, id, 0, judged_at, 1, 'UNKNOWN', 'MET', false,
                    false, false, 'UNBROKEN', 0
                from moment
                where brand = '%s'
                """
                        .formatted(brand.text()));
        store.execute(
                """
                insert into owed (due_at, brand, id)
                select occurred_at, brand, id
                from moment
                where brand = '%s'
                """
                        .formatted(brand.text()));
        store.execute(
                """
                insert into event (brand, xact, n, at, id, type, subject, customer, data)
                select brand, 0, row_number() over (), occurred_at, id, 'CHAIN_BROKEN', customer,
                    customer, '{}'
                from moment
                where brand = '%s'
                """
                        .formatted(brand.text()));
        store.execute(
                """
                insert into dispatch (
                    brand, webhook, xact, n, at, event, type, subject, customer, status, attempts)
                select event.brand, webhook, event.xact, event.n, at, id, type, subject, customer,
                    'DELIVERED', 1
                from event
                join webhook on webhook.brand = event.brand
                where event.brand = '%s'
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

    private Touched touched(Brand.Id brand, Work work) {
        var database = store.database();
        var part = work.acrossBrands() ? database.acrossBrands() : database.of(brand);
        return part.write(
                () -> {
                    var before = Touched.now(store);
                    work.of().accept(brand);
                    return Touched.now(store).minus(before);
                });
    }

    /// A moment that opens a recovery, and one before all others, of a customer who is known.
    private void record(Brand.Id brand) {
        var drafts =
                Stream.of(DraftBuilder.NOW, Instant.parse("2025-12-31T00:00:00Z"))
                        .map(occurredAt -> ofTheCustomer(brand, occurredAt))
                        .toList();
        var kept = adapters.moments().keep(brand, drafts);
        assertThat(kept).allMatch(Kept.New.class::isInstance);
        recorded = ((Kept.New) kept.getFirst()).entry();
    }

    private Draft ofTheCustomer(Brand.Id brand, Instant occurredAt) {
        return DraftBuilder.draft(
                        BrandBuilder.aBrand().under(brand.text()).build(),
                        MomentBuilder.aMoment(UUID.randomUUID().toString())
                                .of(customer.reference())
                                .occurredAt(occurredAt)
                                .delivered(9))
                .build();
    }

    private void look(Brand.Id brand) {
        var claim = new Claim("shop", "m-111", new Digest(1, 1));
        assertThat(
                        Stream.of(
                                        adapters.moments().find(brand, MOMENT),
                                        adapters.recoveries().find(brand, RECOVERY),
                                        adapters.moments().claimed(brand, claim))
                                .filter(Optional::isPresent))
                .hasSize(brand.equals(LATER) ? 3 : 0);
    }

    private void revise(Brand.Id brand) {
        var moment =
                recorded.moment()
                        .with(
                                List.of(),
                                List.of(
                                        new Feedback(
                                                Instrument.COMPLAINT,
                                                null,
                                                "never again",
                                                DraftBuilder.NOW)));
        var verdict = Rulebook.standard().judge(moment, DraftBuilder.NOW);
        var revision =
                new Revision(
                        moment,
                        recorded.revision(),
                        DraftBuilder.NOW,
                        verdict,
                        DraftBuilder.recoveryOf(moment, verdict),
                        new Claim("shop", moment.id().text(), new Digest(1, 1)));
        assertThat(adapters.moments().revise(brand, revision)).isInstanceOf(Revised.Made.class);
    }

    private void step(Brand.Id brand) {
        var recovery =
                adapters.recoveries()
                        .find(brand, requireNonNull(recorded.recovery()))
                        .orElseThrow();
        var step =
                new Step.Taken(DraftBuilder.NOW, Step.Action.ACKNOWLEDGE, "somebody", null, null);
        assertThat(adapters.recoveries().take(brand, Map.of(recovery, step))).hasSize(1);
    }

    private void expire(Brand.Id brand) {
        assertThat(adapters.erasures().expire(brand, FAR, 1, DraftBuilder.NOW)).isEqualTo(1);
    }

    private void erase(Brand.Id brand) {
        assertThat(adapters.erasures().erase(brand, customer, DraftBuilder.NOW))
                .isInstanceOf(Erased.Now.class);
    }

    private void due(Brand.Id brand) {
        assertThat(adapters.moments().due(DraftBuilder.NOW, 50)).hasSizeLessThanOrEqualTo(50);
        assertThat(adapters.recoveries().due(DraftBuilder.NOW, 50)).hasSizeLessThanOrEqualTo(50);
    }

    private void planDispatches(Brand.Id brand) {
        assertThat(dispatches.plan(DraftBuilder.NOW, 50)).isPositive();
    }

    private void takeDispatches(Brand.Id brand) {
        var taken = dispatches.take(DraftBuilder.NOW, FAR, 50, Set.of());
        assertThat(taken).isNotEmpty();
        told = taken.getFirst();
    }

    private void settle(Brand.Id brand) {
        var attempt = new Dispatch.Attempt(DraftBuilder.NOW, 200, "");
        assertThat(dispatches.settle(told, Dispatch.Status.DELIVERED, attempt, null)).isPresent();
    }
}
