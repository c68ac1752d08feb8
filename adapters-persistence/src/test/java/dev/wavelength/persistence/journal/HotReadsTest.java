package dev.wavelength.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.priority.Lots;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Status;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.persistence.brand.PostgresPartners;
import dev.wavelength.persistence.event.PostgresDispatches;
import dev.wavelength.persistence.event.PostgresEvents;
import dev.wavelength.persistence.mot.PostgresDefects;
import dev.wavelength.persistence.priority.PostgresAudiences;
import dev.wavelength.persistence.promise.PostgresPromises;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Reads that must stay fast touch about as many rows as they show, however many there are.
///
/// PostgreSQL itself counts the rows that each statement of the adapters touches, also after it has
/// settled for one plan for all parameters. A sequential scan would touch them all.
class HotReadsTest {

    private static final int MOMENTS = 300_000;
    private static final int CUSTOMERS = 30_000;
    private static final int PER_CUSTOMER = MOMENTS / CUSTOMERS;
    private static final Brand.Id BRAND = new Brand.Id("big");
    private static final Instant MIDDLE =
            Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(MOMENTS / 2));

    /// So many executions make the driver prepare a statement, and the server settle for a plan.
    private static final int UNTIL_SETTLED = 15;

    private static TestDatabase store;
    private static Adapters adapters;

    @BeforeAll
    static void fill() {
        store = TestDatabase.create();
        adapters = PostgresAdapters.over(store);
        store.execute(
                """
                insert into moment (
                    brand, id, customer, touchpoint, source, occurred_at, recorded_at, judged_at, day,
                    content_high, content_low, declared, evidence, experience, certainty,
                    delivery, felt, near_miss, never_event, rulebook,
                    stakes, impact, ow_stood, chain_status, chain_standing, revision)
                select
                    case when n %% 10 = 0 then 'small' else 'big' end,
                    'm-' || md5(n::text), 'c-' || n %% %2$d,
                    case when n %% 1000 = 1 then 'rare' else 'often-' || n %% 7 end,
                    'shop', at, at, at, at::date,
                    n, n, 'NORMAL', '{}', case when n %% 4 = 0 then 'OW' else 'HOW' end, 'SUPPORTED',
                    'UNKNOWN', 'MET', false, false, 1,
                    0.2, 0, false, 'UNBROKEN', 0, 1
                from (
                    select n, timestamptz '2026-01-01Z' + n * interval '1 minute' as at
                    from generate_series(0, %1$d - 1) as n
                ) as made
                """
                        .formatted(MOMENTS, CUSTOMERS));
        store.execute(
                """
                insert into chain (
                    brand, customer, status, links, judged, ow, how, wow, standing,
                    standing_impact, streak, longest_streak, peak, last_impact, since_wow,
                    last_occurred_at, last_id)
                select brand, customer, case when length(customer) % 2 = 0 then 'BROKEN' else 'UNBROKEN' end,
                    count(*), count(*), 0, count(*), 0, 0,
                    -length(customer), 1, 1, 0, 0, null,
                    max(occurred_at), max(id)
                from moment
                group by brand, customer
                """);
        store.execute(
                """
                insert into tally (
                    brand, day, touchpoint, moments, judged, ow, how, wow, near_misses, kept,
                    recovered, never_events, cost)
                select brand, day, touchpoint, count(*), count(*), 0, count(*), 0, 0, 0, 0, 0, 0
                from moment
                group by brand, day, touchpoint
                """);
        store.execute(
                """
                insert into unremedied (brand, began, touchpoint, recoveries)
                select brand, timestamptz '1980-01-01Z' + n * interval '1 day', 'often-1', 1
                from (select distinct brand from moment) as brands
                cross join generate_series(1, 20000) as n
                """);
        store.execute(
                """
                insert into superseded (
                    brand, id, revision, judged_at, rulebook, delivery, felt, near_miss,
                    never_event, ow_stood, chain_status, chain_standing)
                select brand, id, 1, judged_at, 1, 'UNKNOWN', 'MET', false,
                    false, false, 'UNBROKEN', 0
                from moment
                """);
        store.execute("update moment set revision = 2 where content_high % 3 = 1");
        store.execute(
                """
                insert into claim (brand, caller, key, content_high, content_low, id, revision)
                select brand, 'shop', id, 0, 0, id, 1
                from moment
                """);
        store.execute(
                """
                insert into partner (
                    brand, partner, scopes, requests_per_second, moments_per_day)
                select 'brand-' || n, 'shop', array['mot'], 1, 1
                from generate_series(1, 20000) as n
                """);
        store.execute(
                """
                insert into partner_key (brand, partner, key_id, fingerprint, hint, created_at)
                select 'brand-' || n, 'shop', substr(md5(n::text), 1, 16), md5(n::text), 'wl_...',
                    now()
                from generate_series(1, 20000) as n
                """);
        store.execute(
                """
                insert into client (brand, partner, client)
                select 'brand-' || n, 'shop', 'client-' || n
                from generate_series(1, 20000) as n
                """);
        store.execute(
                """
                insert into promise (
                    brand, touchpoint, promise, version, text, better, promised,
                    never_event, valid_from)
                select 'big', 'often-' || n % 100, 'p-' || n / 100, 1, 'text', 'LOWER', 1,
                    false, timestamptz '2020-01-01Z'
                from generate_series(0, 19999) as n
                """);
        store.execute(
                """
                insert into event (brand, xact, n, at, id, type, subject, customer, data)
                select 'big', n / 1000, n % 1000, now(), md5(n::text), 'CHAIN_BROKEN', 'c', 'c', '{}'
                from generate_series(0, 49999) as n
                """);
        store.execute(
                """
                insert into dispatch (
                    brand, webhook, xact, n, at, event, type, subject, customer, status, attempts)
                select 'big', case when xact % 2 = 0 then 'other' else '00000000-0000-0000-0000-000000000000' end, xact, n, at, id, type, subject, customer,
                    'DELIVERED', 1
                from event
                """);
        store.execute(
                """
                insert into recovery (
                    brand, recovery, moment, customer, touchpoint, occurred_at, since, opened_at,
                    first_acknowledge_by, first_remedy_by, acknowledge_by, remedy_by, urgent_by,
                    urgency, version, double_deviation, opened_as, severity, status, due_at, steps)
                select brand, id, id, customer, touchpoint, occurred_at, occurred_at, occurred_at,
                    occurred_at, occurred_at, occurred_at, occurred_at, occurred_at,
                    case when content_high % 500 = 1 then 0 else 4 end, 1, false, 'CRITICAL',
                    'CRITICAL', case when content_high % 500 = 1 then 'OPEN' else 'CLOSED' end,
                    case when content_high % 10 = 1 then occurred_at end, '{}'
                from moment
                """);
        store.execute(
                """
                insert into owed (due_at, brand, id)
                select occurred_at, brand, id
                from moment
                """);
        store.execute("analyze");
    }

    @AfterAll
    static void disconnect() {
        store.close();
    }

    @Test
    void a_moment_by_its_id() {
        var id = anId();
        touches(10, () -> adapters.moments().find(BRAND, id));
        touches(10, () -> adapters.moments().find(BRAND, id, 1));
    }

    @Test
    void a_page_of_a_customers_chain() {
        var customer = new Customer("c-11");
        var filter = Moments.Filter.of(customer);
        touches(2 * PER_CUSTOMER, () -> list(filter, null));
        touches(2 * PER_CUSTOMER, () -> list(filter, new Position(MIDDLE, anId())));
        touches(10, () -> adapters.chains().find(BRAND, customer));
    }

    @Test
    void a_page_of_the_newest_first() {
        var all = new Moments.Filter(null, null, null, null, null);
        touches(100, () -> list(all, null));
        touches(100, () -> list(all, new Position(MIDDLE, anId())));
        touches(100, () -> list(new Moments.Filter(null, null, null, null, MIDDLE), null));
        touches(250, () -> list(new Moments.Filter(null, null, Experience.OW, null, null), null));
    }

    @Test
    void a_page_of_a_touchpoint_where_little_happens() {
        var rare = new Moments.Filter(null, new Touchpoint.Id("rare"), null, null, null);
        touches(100, () -> list(rare, null));
        touches(100, () -> list(rare, new Position(MIDDLE, anId())));
    }

    @Test
    void a_page_of_chains() {
        var after = new Chains.After(-6, new Customer("c-4000"));
        touches(100, () -> adapters.chains().list(BRAND, null, null, 50));
        touches(100, () -> adapters.chains().list(BRAND, null, after, 50));
        touches(100, () -> adapters.chains().list(BRAND, Chain.Status.BROKEN, null, 50));
        touches(100, () -> adapters.chains().list(BRAND, Chain.Status.BROKEN, after, 50));
    }

    @Test
    void a_month_of_pulse_by_the_day() {
        var from = LocalDate.of(2026, 3, 1);
        touches(2 * 31 * 8, () -> adapters.tallies().daily(BRAND, null, from, from.plusDays(30)));
        touches(
                2 * 31,
                () ->
                        adapters.tallies()
                                .daily(
                                        BRAND,
                                        new Touchpoint.Id("often-2"),
                                        from,
                                        from.plusDays(30)));
    }

    @Test
    void a_month_of_an_inspection() {
        var from = LocalDate.of(2026, 3, 1);
        var touchpoints =
                IntStream.range(0, 7).mapToObj(n -> new Touchpoint.Id("often-" + n)).toList();
        touches(
                2 * 31 * 8,
                () ->
                        adapters.tallies()
                                .byTouchpoint(BRAND, touchpoints, from, from.plusDays(30), 1));
        // Five of each of seven, and a look for the next weight: not all of the month's OWs.
        touches(
                7 * 10,
                () ->
                        new PostgresDefects(store.database())
                                .worst(BRAND, touchpoints, from, from.plusDays(30), 5));
    }

    @Test
    void the_customers_of_a_month_by_a_sample_of_lots() {
        var until = MIDDLE.plus(Duration.ofDays(30));
        var audiences = new PostgresAudiences(store.database());
        int moments = 30 * 24 * 60;
        touches(
                2 * moments / 16,
                () -> audiences.of(BRAND, MIDDLE, until, new Lots(Lots.MOST_SAMPLED)));
        touches(2 * moments / 256, () -> audiences.of(BRAND, MIDDLE, until, new Lots(16)));
        int ofADay = 24 * 60;
        touches(
                2 * ofADay,
                () ->
                        audiences.of(
                                BRAND,
                                MIDDLE,
                                MIDDLE.plus(Duration.ofDays(1)),
                                new Lots(Lots.ALL)));
    }

    @Test
    void what_lacks_its_remedy_among_all_that_was_remedied() {
        var touchpoints =
                IntStream.range(0, 7).mapToObj(n -> new Touchpoint.Id("often-" + n)).toList();
        var until = MIDDLE.plus(Duration.ofDays(7));
        // Of every thousand one waits, and one was let go of on each day.
        touches(
                2 * 7 * 24 * 60 / 1_000 + 7,
                () -> adapters.recoveries().unremedied(BRAND, touchpoints, MIDDLE, until, until));
    }

    @Test
    void a_page_of_the_most_urgent_recoveries() {
        // Those that are open, one of 500, may be put in order; those that are closed may not.
        int most = 2 * MOMENTS / 500;
        var urgent = adapters.recoveries().list(BRAND, recoveries(null, null), null, 50);
        var after = urgent.getLast().urgency();
        for (var status : new Status[] {null, Status.OPEN, Status.CLOSED})
            touches(
                    most,
                    () -> adapters.recoveries().list(BRAND, recoveries(status, null), null, 50));
        touches(
                most,
                () -> adapters.recoveries().list(BRAND, recoveries(Status.OPEN, null), after, 50));
        touches(most, () -> adapters.recoveries().list(BRAND, recoveries(null, true), null, 50));
    }

    private static Recoveries.Filter recoveries(Status status, Boolean overdue) {
        return new Recoveries.Filter(status, null, overdue, MIDDLE.plus(Duration.ofDays(365)));
    }

    @Test
    void a_recovery_by_its_id_and_the_figures_of_a_day() {
        touches(10, () -> adapters.recoveries().find(BRAND, new Recovery.Id(anId().text())));
        touches(
                2 * 24 * 60,
                () ->
                        adapters.recoveries()
                                .figures(BRAND, MIDDLE, MIDDLE.plus(Duration.ofDays(1)), MIDDLE));
    }

    @Test
    void what_falls_due_next() {
        Transaction byKeptPlans = store.database().acrossBrands()::write;
        touches(byKeptPlans, 100, () -> adapters.recoveries().due(MIDDLE, 50));
        touches(byKeptPlans, 100, () -> adapters.moments().due(MIDDLE, 50));
    }

    @Test
    void a_day_of_pulse_by_the_hour() {
        int minutes = 24 * 60;
        touches(
                2 * minutes,
                () ->
                        adapters.tallies()
                                .hourly(BRAND, null, MIDDLE, MIDDLE.plus(Duration.ofDays(1))));
        touches(
                2 * minutes / 7,
                () ->
                        adapters.tallies()
                                .hourly(
                                        BRAND,
                                        new Touchpoint.Id("often-2"),
                                        MIDDLE,
                                        MIDDLE.plus(Duration.ofDays(1))));
    }

    @Test
    void a_partner_by_its_client_id() {
        var partners = new PostgresPartners(store.database());
        touches(
                store.database().acrossBrands(),
                10,
                () -> partners.ofClients(List.of(new ClientId("client-1"))));
    }

    @Test
    void a_partner_by_the_fingerprint_of_its_key() {
        var partners = new PostgresPartners(store.database());
        touches(
                store.database().acrossBrands(),
                10,
                () -> partners.find(new ApiKey.Fingerprint("c4ca4238a0b923820dcc509a6f75849b")));
    }

    @Test
    void the_promises_a_batch_names() {
        var promises = new PostgresPromises(store.database());
        var touchpoint = new Touchpoint.Id("often-3");
        var places =
                IntStream.range(0, 50)
                        .mapToObj(n -> new Promises.Place(touchpoint, new Promise.Id("p-" + n)))
                        .toList();
        touches(100, () -> promises.histories(BRAND, places));
        touches(100, () -> promises.list(BRAND, touchpoint, MIDDLE, new Promise.Id("p-3"), 50));
    }

    @Test
    void the_next_events_and_what_became_of_the_last() {
        var events = new PostgresEvents(store.database(), store.json());
        var dispatches = new PostgresDispatches(store.database(), store.json());
        var middle = new Event.Position(25, 500);
        var webhook = new Webhook.Id("00000000-0000-0000-0000-000000000000");
        touches(100, () -> events.after(Map.of(BRAND, middle), 50));
        touches(100, () -> dispatches.list(BRAND, webhook, null, 50));
        touches(100, () -> dispatches.list(BRAND, webhook, middle, 50));
    }

    @Test
    void what_was_claimed() {
        var claim = new Claim("shop", anId().text(), new Digest(0, 0));
        touches(10, () -> adapters.moments().claimed(BRAND, claim));
    }

    @Test
    void the_repetition_of_a_batch() {
        var drafts =
                list(new Moments.Filter(null, null, null, null, MIDDLE), null).stream()
                        .map(
                                entry ->
                                        new Draft(
                                                entry.moment(),
                                                new Digest(0, 0),
                                                entry.source(),
                                                DraftBuilder.NOW,
                                                LocalDate.of(2026, 1, 1),
                                                entry.verdict(),
                                                null))
                        .toList();
        touches(
                store.database().of(BRAND)::write,
                6 * 50,
                () -> adapters.moments().keep(BRAND, drafts));
    }

    private static Moment.Id anId() {
        return new Moment.Id("m-c4ca4238a0b923820dcc509a6f75849b");
    }

    private static List<Entry> list(Moments.Filter filter, Position after) {
        return adapters.moments().list(BRAND, filter, after, 50);
    }

    /// Whether a read shows something, scans no table and touches at most so many rows.
    private static void touches(int most, Supplier<?> read) {
        touches(store.database().of(BRAND), most, read);
    }

    /// By plans made for it and by plans that are kept.
    private static void touches(Database.Part part, int most, Supplier<?> read) {
        touches(part::read, most, read);
        touches(part::write, most, read);
    }

    private static void touches(Transaction transaction, int most, Supplier<?> read) {
        var touched =
                transaction.of(
                        () -> {
                            for (int i = 0; i < UNTIL_SETTLED; i++)
                                assertThat(read.get()).isNotNull();
                            var before = Touched.now(store);
                            assertThat(read.get().toString()).hasSizeGreaterThan(20);
                            return Touched.now(store).minus(before);
                        });
        assertThat(touched.scans()).as("sequential scans").isZero();
        assertThat(touched.rows()).as("rows").isPositive().isLessThanOrEqualTo(most);
    }

    private interface Transaction {
        Touched of(Supplier<Touched> work);
    }
}
