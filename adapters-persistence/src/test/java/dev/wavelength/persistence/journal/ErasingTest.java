package dev.wavelength.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Word;
import dev.wavelength.domain.event.SigningKey;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Erasures.Erased;
import dev.wavelength.domain.journal.Hearing;
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
import dev.wavelength.persistence.audit.PostgresAuditTrails;
import dev.wavelength.persistence.event.DispatchAudit;
import dev.wavelength.persistence.event.PostgresDispatches;
import dev.wavelength.persistence.event.PostgresEvents;
import dev.wavelength.persistence.event.PostgresWebhooks;
import dev.wavelength.persistence.sql.TestDatabase;
import dev.wavelength.persistence.sql.TestServer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Who is erased is in no table any more, whatever others do meanwhile on another instance.
class ErasingTest {

    private static final Instant NOW = DraftBuilder.NOW;
    private static final Customer ANNA = new Customer("canary-anna");
    private static final String COMMENT = "canary-comment";
    private static final String NOTE = "canary-note";
    private static final String WORD = "canary-word";

    private static TestDatabase one;
    private static TestDatabase other;
    private static List<Adapters> instances;

    private Brand brand;

    @BeforeAll
    static void connect() {
        var url = TestServer.newDatabase();
        one = TestDatabase.connect(url);
        other = TestDatabase.connect(url);
        instances = List.of(PostgresAdapters.over(one), PostgresAdapters.over(other));
    }

    @AfterAll
    static void disconnect() {
        one.close();
        other.close();
    }

    @BeforeEach
    void openABrand() {
        brand = Happenings.brand();
        instance(0).brands().put(brand);
    }

    private static Adapters instance(int number) {
        return instances.get(number % instances.size());
    }

    private Draft draft(MomentBuilder moment) {
        return DraftBuilder.draft(brand, moment).build();
    }

    private static MomentBuilder ow(String id, Customer customer) {
        return MomentBuilder.aMoment(id)
                .of(customer.reference())
                .occurredAt(NOW.minusSeconds(60))
                .delivered(9)
                .complained(COMMENT);
    }

    /// Everything there is in the database, as text.
    private static String dump() {
        var dump = new StringBuilder();
        for (var table :
                one.column(
                        """
                        select relname
                        from pg_class
                        where relkind = 'r'
                        and relnamespace = 'public'::regnamespace
                        """))
            for (var row : one.column("select row(kept.*)::text from %s as kept".formatted(table)))
                dump.append(table).append(' ').append(row).append('\n');
        return dump.toString();
    }

    private static String[] canaries() {
        return new String[] {ANNA.reference(), COMMENT, NOTE, WORD};
    }

    private Recovery.Id live() {
        var adapters = instance(0);
        var kept = adapters.moments().keep(brand.id(), List.of(draft(ow("m-1", ANNA))));
        assertThat(kept).hasSize(1);
        var entry = adapters.moments().find(brand.id(), new Moment.Id("m-1")).orElseThrow();
        var moment =
                entry.moment()
                        .with(
                                List.of(),
                                List.of(
                                        new Feedback(
                                                Instrument.COMPLAINT,
                                                null,
                                                COMMENT + " again",
                                                NOW)));
        adapters.moments()
                .revise(
                        brand.id(),
                        new Revision(
                                moment,
                                1,
                                NOW,
                                Rulebook.standard().judge(moment, NOW),
                                null,
                                new Claim("shop", "k-1", Digest.of("said"))));
        var recovery = Objects.requireNonNull(entry.recovery());
        note(0, recovery);
        return recovery;
    }

    /// A note in a recovery, if it is there still.
    private void note(int instance, Recovery.Id id) {
        var recoveries = instance(instance).recoveries();
        recoveries
                .find(brand.id(), id)
                .ifPresent(
                        found ->
                                recoveries.take(
                                        brand.id(),
                                        id,
                                        found.version(),
                                        new Step.Taken(NOW, Step.Action.NOTE, "eve", null, NOTE),
                                        new Claim(
                                                "desk",
                                                "k-" + found.version(),
                                                Digest.of(found.version()))));
    }

    /// A word of the customer on a recovery, if it is there still.
    private void hear(int instance, Recovery.Id id) {
        var adapters = instance(instance);
        adapters.recoveries()
                .find(brand.id(), id)
                .ifPresent(
                        found ->
                                adapters.moments()
                                        .hear(
                                                brand.id(),
                                                new Hearing(
                                                        id,
                                                        found.version(),
                                                        new Step.Said(
                                                                NOW,
                                                                new Feedback(
                                                                        Instrument.COMPLAINT,
                                                                        null,
                                                                        WORD,
                                                                        NOW),
                                                                Word.Effect.NOT_MENDED),
                                                        null)));
    }

    private static int plan(int instance) {
        var store = instance == 0 ? one : other;
        return new PostgresDispatches(store.database(), store.json()).plan(NOW, 100);
    }

    private void register() {
        var events = new PostgresEvents(one.database(), one.json());
        new PostgresWebhooks(one.database(), events)
                .register(
                        Webhook.of(
                                brand.id(),
                                new Webhook.Id("0193a1b2-c3d4-7e5f-8071-8293a4b5c6d7"),
                                new Webhook.Address("https://example.com/hook"),
                                Set.of(),
                                NOW),
                        null);
    }

    @Test
    void of_an_erased_customer_no_table_holds_a_word() {
        register();
        var recovery = live();
        hear(0, recovery);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> plan(0) > 0);
        assertThat(dump()).contains(canaries()).contains("dispatch ");

        new PostgresAuditTrails(one.database())
                .noting(
                        brand.id(),
                        Actor.OPERATOR,
                        NOW,
                        done -> Optional.of(new Change(Change.Act.CUSTOMER_ERASED, "erasure", "1")),
                        () -> instance(0).erasures().erase(brand.id(), ANNA, NOW));

        assertThat(dump()).doesNotContain(canaries()).contains("erased ", "bygone ");
        assertThat(PostgresAdapters.differences(one, brand.id())).isEmpty();
    }

    @Test
    void who_is_erased_is_known_again_by_nobody_without_the_key() {
        live();
        instance(0).erasures().erase(brand.id(), ANNA, NOW);
        var kept =
                one.column("select pseudonym from erased where brand = '%s'".formatted(brand.id()));

        var zeros = new Pseudonyms(SigningKey.from(new byte[32]));
        var others = new Pseudonyms(new SigningKey("5".repeat(64)));
        assertThat(kept).containsExactly(zeros.of(brand.id(), ANNA));
        assertThat(kept).doesNotContain(zeros.of(Happenings.brand().id(), ANNA));
        assertThat(kept).doesNotContain(zeros.of(brand.id(), new Customer("anna")));
        assertThat(zeros.of(brand.id(), ANNA)).hasSize(64);
        assertThat(others.of(brand.id(), ANNA)).isNotEqualTo(zeros.of(brand.id(), ANNA));
    }

    @RepeatedTest(10)
    void whoever_races_with_an_erasure_nothing_of_the_customer_is_left() {
        register();
        var recovery = live();
        var others = new ArrayList<Draft>();
        for (int n = 0; n < 20; n++) others.add(draft(ow("b-" + n, new Customer("bert"))));

        var erased =
                Race.run(
                        7,
                        racer ->
                                switch (racer) {
                                    case 0 -> instance(0).erasures().erase(brand.id(), ANNA, NOW);
                                    case 1, 2 -> {
                                        for (int n = 0; n < 10; n++)
                                            instance(racer)
                                                    .moments()
                                                    .keep(
                                                            brand.id(),
                                                            List.of(
                                                                    draft(
                                                                            ow(
                                                                                    "r-%d-%d"
                                                                                            .formatted(
                                                                                                    racer,
                                                                                                    n),
                                                                                    ANNA)),
                                                                    others.get(n)));
                                        yield "kept";
                                    }
                                    case 3 -> {
                                        for (int n = 0; n < 5; n++) note(racer, recovery);
                                        yield "noted";
                                    }
                                    case 4 -> {
                                        for (int n = 0; n < 5; n++) hear(racer, recovery);
                                        yield "heard";
                                    }
                                    case 5 -> {
                                        for (int n = 0; n < 10; n++) plan(racer % 2);
                                        yield "planned";
                                    }
                                    default ->
                                            instance(racer).erasures().erase(brand.id(), ANNA, NOW);
                                });

        assertThat(erased)
                .filteredOn(Erased.class::isInstance)
                .hasSize(2)
                .anyMatch(Erased.Now.class::isInstance)
                .anyMatch(Erased.Before.class::isInstance);
        plan(0);
        assertThat(of(dump(), brand)).noneMatch(row -> row.contains(ANNA.reference()));
        assertThat(of(dump(), brand)).noneMatch(row -> row.contains(NOTE) || row.contains(WORD));
        assertThat(PostgresAdapters.differences(one, brand.id())).isEmpty();
        assertThat(one.differences(new DispatchAudit(one.database()), brand.id())).isEmpty();
    }

    private static List<String> of(String dump, Brand brand) {
        return dump.lines().filter(row -> row.contains(brand.id().text())).toList();
    }

    /// Nobody knows of the first moment of a customer that is being recorded: either it is erased
    /// or there was nothing to erase.
    @RepeatedTest(10)
    void a_first_moment_that_races_is_kept_whole_or_not_at_all() {
        var outcomes =
                Race.run(
                        3,
                        racer ->
                                racer == 0
                                        ? instance(0).erasures().erase(brand.id(), ANNA, NOW)
                                        : instance(racer)
                                                .moments()
                                                .keep(
                                                        brand.id(),
                                                        List.of(draft(ow("m-" + racer, ANNA))))
                                                .getFirst());

        boolean unknown = outcomes.contains(new Erased.Unknown());
        var chain = instance(0).chains().find(brand.id(), ANNA);
        assertThat(chain.isPresent()).isEqualTo(unknown);
        assertThat(PostgresAdapters.differences(one, brand.id())).isEmpty();
    }

    @RepeatedTest(3)
    void what_expires_while_more_is_recorded_leaves_all_as_it_should_be() {
        var old = NOW.minus(Duration.ofDays(60));
        var drafts =
                IntStream.range(0, 200)
                        .mapToObj(
                                n ->
                                        draft(
                                                MomentBuilder.aMoment("m-" + n)
                                                        .of("c-" + n % 7)
                                                        .occurredAt(old.plusSeconds(n))
                                                        .delivered(n % 9)))
                        .toList();
        instance(0).moments().keep(brand.id(), drafts.subList(0, 100));

        Race.run(
                4,
                racer -> {
                    if (racer < 2)
                        return instance(racer)
                                .moments()
                                .keep(
                                        brand.id(),
                                        drafts.subList(100 + racer * 50, 150 + racer * 50))
                                .size();
                    int expired = 0;
                    for (int n = 0; n < 8; n++)
                        expired +=
                                instance(racer)
                                        .erasures()
                                        .expire(brand.id(), old.plusSeconds(90), 9, NOW);
                    return expired;
                });

        assertThat(PostgresAdapters.differences(one, brand.id())).isEmpty();
        int last;
        do last = instance(0).erasures().expire(brand.id(), old.plusSeconds(90), 50, NOW);
        while (last > 0);
        assertThat(
                        one.column(
                                "select count(*) from moment where brand = '%s'"
                                        .formatted(brand.id())))
                .containsExactly("110");
        assertThat(PostgresAdapters.differences(one, brand.id())).isEmpty();
    }
}
