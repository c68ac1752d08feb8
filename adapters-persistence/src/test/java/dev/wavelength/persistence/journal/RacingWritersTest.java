package dev.wavelength.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Moments.Kept;
import dev.wavelength.domain.journal.Moments.Revised;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.persistence.sql.TestDatabase;
import dev.wavelength.persistence.sql.TestServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Many writers on two instances of the service, who write for the same customers, under the same
/// ids and at the same touchpoints.
class RacingWritersTest {

    private static final int WRITERS = 12;
    private static final int IDS = 400;
    private static final int BATCH = 100;

    private static TestDatabase one;
    private static TestDatabase other;
    private static List<Adapters> instances;

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

    private static Adapters instance(int writer) {
        return instances.get(writer % instances.size());
    }

    @RepeatedTest(3)
    void every_moment_is_there_once_and_all_that_follows_from_it_is_right() {
        var brand = Happenings.brand();
        var written =
                Race.run(
                        WRITERS,
                        writer -> {
                            var random = new Random(writer);
                            var happenings = new Happenings(random, brand, IDS);
                            var adapters = instance(writer);
                            var fresh = new ArrayList<Moment.Id>();
                            for (int batch = 0; batch < 15; batch++) {
                                var drafts =
                                        happenings.batch(
                                                random.nextInt(1, 40), Rulebook.standard());
                                fresh.addAll(fresh(adapters.moments().keep(brand.id(), drafts)));
                                revise(adapters, brand, happenings, random);
                            }
                            return fresh;
                        });

        var fresh = written.stream().flatMap(List::stream).toList();
        assertThat(fresh).doesNotHaveDuplicates();
        assertThat(stored(brand)).containsExactlyElementsOf(new TreeSet<>(fresh));
        assertThat(PostgresAdapters.differences(one, brand.id())).isEmpty();
    }

    private static void revise(
            Adapters adapters, Brand brand, Happenings happenings, Random random) {
        var found = adapters.moments().find(brand.id(), new Moment.Id("m-" + random.nextInt(IDS)));
        if (found.isEmpty()) return;
        var latest = found.get();
        var moment = latest.moment().with(List.of(), List.of(happenings.feedback()));
        var now = DraftBuilder.NOW.plusSeconds(latest.revision());
        var verdict = Rulebook.standard().judge(moment, now);
        adapters.moments()
                .revise(
                        brand.id(),
                        new Revision(
                                moment,
                                latest.revision(),
                                now,
                                verdict,
                                DraftBuilder.recoveryOf(moment, verdict),
                                new Claim(
                                        "shop",
                                        "k-" + random.nextInt(200),
                                        Digest.of(moment.id().text()))));
    }

    @RepeatedTest(3)
    void of_racing_repetitions_of_a_batch_one_is_new_and_all_get_its_answer() {
        var brand = Happenings.brand();
        var happenings = new Happenings(new Random(7), brand, 100_000);
        var batch = happenings.batch(200, Rulebook.standard());
        var answers =
                Race.run(
                        WRITERS,
                        writer -> {
                            var mine = new ArrayList<>(batch);
                            Collections.shuffle(mine, new Random(writer));
                            return instance(writer).moments().keep(brand.id(), mine).stream()
                                    .collect(Collectors.toSet());
                        });

        var fresh = new ArrayList<Moment.Id>();
        for (var answer : answers) fresh.addAll(fresh(new ArrayList<>(answer)));
        assertThat(fresh)
                .containsExactlyInAnyOrderElementsOf(
                        batch.stream().map(draft -> draft.moment().id()).distinct().toList());
        for (var draft : batch) {
            var id = draft.moment().id();
            var first = instance(0).moments().find(brand.id(), id, 1).orElseThrow();
            for (var answer : answers)
                for (var kept : answer)
                    if (kept instanceof Kept.Known(var entry) && entry.moment().id().equals(id))
                        assertThat(entry.moment()).isEqualTo(first.moment());
        }
        assertThat(PostgresAdapters.differences(other, brand.id())).isEmpty();
    }

    @RepeatedTest(3)
    void of_racing_moments_under_one_id_for_different_customers_one_is_new() {
        var brand = Happenings.brand();
        var kept =
                Race.run(
                        WRITERS,
                        writer ->
                                instance(writer)
                                        .moments()
                                        .keep(
                                                brand.id(),
                                                batch(brand, "m-%2$d", "c-%1$d", writer)));

        var fresh = new ArrayList<Moment.Id>();
        for (var one : kept) fresh.addAll(fresh(one));
        assertThat(fresh).hasSize(BATCH).doesNotHaveDuplicates();
        assertThat(kept.stream().flatMap(List::stream))
                .filteredOn(Kept.Taken.class::isInstance)
                .hasSize((WRITERS - 1) * BATCH);
        assertThat(PostgresAdapters.differences(one, brand.id())).isEmpty();
    }

    /// Just two race, for a third would fold the chain anew and so mend what they broke.
    @RepeatedTest(10)
    void of_racing_first_moments_of_one_customer_none_is_lost_from_the_chain() {
        var brand = Happenings.brand();
        var batches =
                List.of(
                        batch(brand, "m-%1$d-%2$d", "c-%2$d", 0),
                        batch(brand, "m-%1$d-%2$d", "c-%2$d", 1));
        var kept =
                Race.run(
                        batches.size(),
                        writer -> instance(writer).moments().keep(brand.id(), batches.get(writer)));

        assertThat(kept.stream().flatMap(List::stream)).allMatch(Kept.New.class::isInstance);
        assertThat(PostgresAdapters.differences(one, brand.id())).isEmpty();
    }

    @Test
    void at_one_customer_and_one_touchpoint_writers_take_turns_and_never_wait_in_a_circle() {
        var brand = Happenings.brand();
        var kept =
                Race.run(
                        WRITERS,
                        writer ->
                                IntStream.range(0, 50)
                                        .mapToObj(n -> "m-%d-%d".formatted(writer, n))
                                        .map(id -> aMomentOfTheOne(brand, id, writer))
                                        .map(
                                                one ->
                                                        instance(writer)
                                                                .moments()
                                                                .keep(brand.id(), one))
                                        .toList());

        assertThat(kept.stream().flatMap(List::stream).flatMap(List::stream))
                .hasSize(WRITERS * 50)
                .allMatch(Kept.New.class::isInstance);
        assertThat(PostgresAdapters.differences(one, brand.id())).isEmpty();
        assertThat(
                        one.column(
                                """
                                select deadlocks
                                from pg_stat_database
                                where datname = current_database()
                                """))
                .containsExactly("0");
    }

    private static List<Draft> aMomentOfTheOne(Brand brand, String id, int writer) {
        var moment = MomentBuilder.aMoment(id).of("the-one").at("the-one").delivered(writer % 9);
        return List.of(DraftBuilder.draft(brand, moment).build());
    }

    /// @param id the pattern of the ids, from the number of the writer and that of the moment
    /// @param customer the pattern of the customers, from the same
    private static List<Draft> batch(Brand brand, String id, String customer, int writer) {
        return IntStream.range(0, BATCH)
                .mapToObj(
                        n ->
                                MomentBuilder.aMoment(id.formatted(writer, n))
                                        .of(customer.formatted(writer, n))
                                        .delivered(n % 9))
                .map(moment -> DraftBuilder.draft(brand, moment).build())
                .toList();
    }

    @Test
    void of_racing_claims_of_one_key_for_different_moments_one_is_honoured() {
        var brand = Happenings.brand();
        var drafts = new ArrayList<Draft>();
        var happenings = new Happenings(new Random(3), brand, 100_000);
        while (drafts.size() < WRITERS) drafts.add(happenings.draft(Rulebook.standard()));
        instance(0).moments().keep(brand.id(), drafts);

        var made =
                Race.run(
                        WRITERS,
                        writer -> {
                            var moment =
                                    drafts.get(writer)
                                            .moment()
                                            .with(List.of(), List.of(happenings.feedback()));
                            var now = DraftBuilder.NOW.plusSeconds(1);
                            return instance(writer)
                                    .moments()
                                    .revise(
                                            brand.id(),
                                            new Revision(
                                                    moment,
                                                    1,
                                                    now,
                                                    Rulebook.standard().judge(moment, now),
                                                    null,
                                                    new Claim(
                                                            "shop", "one-key", Digest.of(writer))));
                        });

        assertThat(made).filteredOn(Revised.Made.class::isInstance).hasSize(1);
        assertThat(made).filteredOn(Revised.KeyReused.class::isInstance).hasSize(WRITERS - 1);
        assertThat(PostgresAdapters.differences(one, brand.id())).isEmpty();
    }

    private static List<Moment.Id> fresh(List<Kept> kept) {
        var fresh = new ArrayList<Moment.Id>();
        for (var one : kept) if (one instanceof Kept.New(var entry)) fresh.add(entry.moment().id());
        return fresh;
    }

    private static Set<Moment.Id> stored(Brand brand) {
        var ids = one.column("select id from moment where brand = '%s'".formatted(brand.id()));
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        return ids.stream().map(Moment.Id::new).collect(Collectors.toCollection(TreeSet::new));
    }
}
