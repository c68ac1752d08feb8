package dev.wavelength.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.value.StoreUnavailable;
import dev.wavelength.persistence.brand.PostgresBrands;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/// Whatever keeps the database from answering has one name; what was wrong with the question has
/// its own.
class TroubleTest {

    private static final Brand.Id BRAND = new Brand.Id("lumen");

    private static TestDatabase store;

    @BeforeAll
    static void connect() {
        store = TestDatabase.create();
    }

    @AfterAll
    static void disconnect() {
        store.close();
    }

    @Test
    void a_server_that_is_not_there() {
        try (var dead = TestDatabase.unreachable()) {
            var brands = new PostgresBrands(dead.database());
            assertThatThrownBy(() -> brands.find(BRAND)).isInstanceOf(StoreUnavailable.class);
        }
    }

    @Test
    void a_pool_of_which_every_connection_is_in_use() {
        var url = TestServer.newDatabase();
        try (var small = TestDatabase.connect(url, TestDatabase.ONE_CONNECTION)) {
            var brands = new PostgresBrands(small.database());
            small.database()
                    .of(BRAND)
                    .read(
                            () -> {
                                assertThatThrownBy(() -> Race.run(1, racer -> brands.find(BRAND)))
                                        .hasCauseInstanceOf(StoreUnavailable.class);
                                return true;
                            });
            assertThat(brands.find(BRAND)).isEmpty();
        }
    }

    @Test
    void a_statement_that_waits_too_long() {
        var url = TestServer.newDatabase();
        var hasty =
                Map.<String, Object>of(
                        "datasources.default.data-source-properties.options",
                        "-c lock_timeout=50ms");
        try (var patient = TestDatabase.connect(url);
                var impatient = TestDatabase.connect(url, hasty)) {
            patient.database()
                    .of(BRAND)
                    .write(
                            () -> {
                                patient.database().change("lock table brand", p -> {});
                                assertThatThrownBy(
                                                () ->
                                                        new PostgresBrands(impatient.database())
                                                                .find(BRAND))
                                        .isInstanceOf(StoreUnavailable.class);
                                return true;
                            });
        }
    }

    @Test
    void a_connection_that_is_cut_in_the_middle() {
        assertThatThrownBy(() -> ask("select pg_terminate_backend(pg_backend_pid())::text"))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(ask("select 'again'")).containsExactly("again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "53100", "53200", "53300", "57014", "57P01", "57P03", "58030", "25006",
                "55P03", "25P03", "25P04"
            })
    void a_state_that_passes(String state) {
        assertThatThrownBy(() -> execute(raise(state))).isInstanceOf(StoreUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "23505", "42P01", "42601", "XX001", "P0001"})
    void a_state_that_does_not_pass(String state) {
        assertThatThrownBy(() -> execute(raise(state)))
                .isNotInstanceOf(StoreUnavailable.class)
                .rootCause()
                .hasMessageContaining("on purpose");
    }

    private static List<String> ask(String sql) {
        return store.database().of(BRAND).ask(sql, p -> {}, row -> row.getString(1));
    }

    private static void execute(String sql) {
        store.database().of(BRAND).write(() -> store.database().change(sql, p -> {}));
    }

    private static String raise(String state) {
        return "do $$ begin raise 'on purpose' using errcode = '%s'; end $$".formatted(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void who_is_always_in_the_way_of_others_gives_up(String state) {
        var tries = new AtomicInteger();
        assertThatThrownBy(
                        () ->
                                store.database()
                                        .of(BRAND)
                                        .write(
                                                () -> {
                                                    tries.incrementAndGet();
                                                    return store.database()
                                                            .change(raise(state), p -> {});
                                                }))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(tries).hasValueBetween(3, 100);
    }

    @Test
    void who_was_raced_starts_again_with_nothing_done() {
        store.execute("create table line (n integer); grant all on line to public");
        var tries = new AtomicInteger();

        store.database()
                .of(BRAND)
                .write(
                        () -> {
                            store.database().change("insert into line values (1)", p -> {});
                            if (tries.incrementAndGet() < 4) throw new Raced("on purpose");
                            return true;
                        });

        assertThat(store.column("select count(*) from line")).containsExactly("1");
    }

    @Test
    void who_waits_in_a_circle_gets_through_in_turn() {
        store.execute(
                "create table pair as select n, 0 as times from generate_series(0, 1) as n;"
                        + " grant all on pair to public");
        var both = new CyclicBarrier(2);
        var first = new AtomicInteger();

        Race.run(
                2,
                racer ->
                        store.database()
                                .of(BRAND)
                                .write(
                                        () -> {
                                            increment(racer);
                                            if (first.getAndIncrement() < 2) await(both);
                                            increment(1 - racer);
                                            return true;
                                        }));

        assertThat(store.column("select times from pair")).containsExactly("2", "2");
    }

    private static void increment(int n) {
        store.database().change("update pair set times = times + 1 where n = ?", p -> p.number(n));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
