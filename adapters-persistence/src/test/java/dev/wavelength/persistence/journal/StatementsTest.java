package dev.wavelength.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Moments.Kept;
import dev.wavelength.persistence.sql.StatementCount;
import dev.wavelength.persistence.sql.TestDatabase;
import dev.wavelength.persistence.sql.TestServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// However many moments a batch holds, the statements to keep it are as many.
class StatementsTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

    private static TestDatabase store;
    private static StatementCount statements;
    private static Adapters adapters;

    @BeforeAll
    static void connect() {
        store = TestDatabase.connect(TestServer.newDatabase(), Map.of("count-statements", true));
        statements = store.bean(StatementCount.class);
        adapters = PostgresAdapters.over(store);
    }

    @AfterAll
    static void disconnect() {
        store.close();
    }

    @Test
    void a_thousand_new_moments_take_as_many_statements_as_two() {
        assertThat(toKeepNew(1_000)).isEqualTo(toKeepNew(2)).isBetween(2L, 2L);
    }

    @Test
    void a_thousand_repetitions_take_as_many_statements_as_two() {
        assertThat(toRepeat(1_000)).isEqualTo(toRepeat(2)).isBetween(3L, 3L);
    }

    @Test
    void a_thousand_late_moments_take_as_many_statements_as_two() {
        assertThat(toKeepLate(1_000)).isEqualTo(toKeepLate(2)).isBetween(5L, 5L);
    }

    @Test
    void a_thousand_moments_that_open_recoveries_take_as_many_statements_as_two() {
        assertThat(toOpen(1_000)).isEqualTo(toOpen(2)).isBetween(3L, 3L);
    }

    private static long toOpen(int moments) {
        var brand = Happenings.brand();
        toKeep(brand, moments, 0);
        var batch =
                IntStream.range(0, moments)
                        .mapToObj(
                                n ->
                                        DraftBuilder.draft(
                                                        brand,
                                                        MomentBuilder.aMoment("news-" + n)
                                                                .of("c-" + n / 2)
                                                                .occurredAt(
                                                                        DraftBuilder.NOW
                                                                                .plusSeconds(n))
                                                                .delivered(9))
                                                .build())
                        .toList();
        statements.sinceLast();
        assertThat(adapters.moments().keep(brand.id(), batch))
                .allMatch(kept -> kept instanceof Kept.New(var entry) && entry.recovery() != null);
        return statements.sinceLast();
    }

    private static long toKeepNew(int moments) {
        return toKeep(Happenings.brand(), moments, 0);
    }

    private static long toRepeat(int moments) {
        var brand = Happenings.brand();
        toKeep(brand, moments, 0);
        statements.sinceLast();
        assertThat(adapters.moments().keep(brand.id(), batch(brand, moments, 0)))
                .allMatch(Kept.Known.class::isInstance);
        return statements.sinceLast();
    }

    private static long toKeepLate(int moments) {
        var brand = Happenings.brand();
        toKeep(brand, moments, moments);
        return toKeep(brand, moments, 0);
    }

    private static long toKeep(Brand brand, int moments, int from) {
        var batch = batch(brand, moments, from);
        statements.sinceLast();
        assertThat(adapters.moments().keep(brand.id(), batch)).allMatch(Kept.New.class::isInstance);
        return statements.sinceLast();
    }

    /// Moments of half as many customers at a handful of touchpoints on many days: all miss the
    /// promise, so that what comes behind weighs more.
    private static List<Draft> batch(Brand brand, int moments, int from) {
        return IntStream.range(from, from + moments)
                .mapToObj(
                        n ->
                                DraftBuilder.draft(
                                                brand,
                                                MomentBuilder.aMoment("m-" + n)
                                                        .of("c-" + n % Math.max(1, moments / 2))
                                                        .at("t-" + n % 5)
                                                        .occurredAt(BEGIN.plusSeconds(3600L * n))
                                                        .delivered(9))
                                        .build())
                .toList();
    }
}
