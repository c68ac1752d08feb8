package dev.wavelength.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.persistence.promise.PostgresTouchpoints;

import io.micronaut.jdbc.DataSourceResolver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/// Brands never meet, whatever a statement says.
class RowLevelSecurityTest {

    private static final Brand.Id OURS = new Brand.Id("ours");
    private static final Brand.Id THEIRS = new Brand.Id("theirs");

    private static final String INSERT =
            """
            insert into tally (
                brand, day, touchpoint, moments, judged, ow, how, wow, near_misses, kept, recovered,
                never_events, cost)
            values (?, date '2026-03-02', 'shop', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
            """;

    private TestDatabase store;
    private Database database;

    @BeforeEach
    void connect() {
        store = TestDatabase.connect(TestServer.newDatabase(), TestDatabase.ONE_CONNECTION);
        database = store.database();
        for (var brand : List.of(OURS, THEIRS)) database.of(brand).write(() -> insert(brand));
    }

    @AfterEach
    void disconnect() {
        store.close();
    }

    private int insert(Brand.Id brand) {
        return database.change(INSERT, p -> p.text(brand));
    }

    private List<String> seen() {
        return database.query("select brand from tally", p -> {}, row -> row.getString(1));
    }

    @Test
    void a_statement_that_names_no_brand_finds_its_own_alone() {
        assertThat(database.of(OURS).read(this::seen)).containsExactly("ours");
        assertThat(database.of(THEIRS).readAtOnce(this::seen)).containsExactly("theirs");
        assertThat(database.of(OURS).ask("select brand from tally", p -> {}, r -> r.getString(1)))
                .containsExactly("ours");
    }

    @Test
    void a_statement_that_names_another_brand_finds_nothing() {
        assertThat(
                        database.of(OURS)
                                .ask(
                                        "select brand from tally where brand = ?",
                                        p -> p.text(THEIRS),
                                        row -> row.getString(1)))
                .isEmpty();
    }

    @Test
    void rows_are_read_one_by_one_of_one_brand_too() {
        var seen = new ArrayList<String>();
        database.of(OURS)
                .read(
                        () -> {
                            database.each(
                                    "select brand from tally",
                                    p -> {},
                                    row -> row.getString(1),
                                    seen::add);
                            return seen;
                        });
        assertThat(seen).containsExactly("ours");
    }

    @Test
    void no_row_of_another_brand_is_made_changed_or_deleted() {
        assertThatThrownBy(() -> database.of(OURS).write(() -> insert(new Brand.Id("third"))))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(
                        () ->
                                database.of(OURS)
                                        .write(
                                                () ->
                                                        database.change(
                                                                "update tally set brand = 'third'",
                                                                p -> {})))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThat(
                        database.of(OURS)
                                .<Integer>write(
                                        () -> database.change("delete from tally", p -> {})))
                .isEqualTo(1);
        assertThat(store.column("select brand from tally")).containsExactly("theirs");
    }

    @Test
    void an_adapter_that_forgot_its_brand_finds_no_other_s() {
        var touchpoints = new PostgresTouchpoints(database);
        touchpoints.put(OURS, touchpoint("ours"));
        touchpoints.put(THEIRS, touchpoint("theirs"));

        // What its statement would be without the line that names the brand.
        var forgetful =
                database.of(OURS)
                        .ask(
                                "select touchpoint from touchpoint where touchpoint > ?",
                                p -> p.text(""),
                                row -> row.getString(1));

        assertThat(forgetful).containsExactly("ours");
    }

    private static Touchpoint touchpoint(String id) {
        return Touchpoint.undeclared(new Touchpoint.Id(id));
    }

    @Test
    void a_transaction_is_about_one_brand_to_its_end() {
        assertThatThrownBy(() -> database.of(OURS).read(() -> database.of(THEIRS).read(this::seen)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                        () ->
                                database.of(OURS)
                                        .read(() -> database.acrossBrands().read(this::seen)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(this::seen).isInstanceOf(IllegalStateException.class);
        assertThat(database.of(OURS).read(() -> database.of(OURS).read(this::seen)))
                .containsExactly("ours");
    }

    @Test
    void across_brands_nothing_is_seen_but_what_serves_all() {
        assertThat(database.acrossBrands().read(this::seen)).isEmpty();
        assertThatThrownBy(() -> database.acrossBrands().write(() -> insert(OURS)))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> database.acrossBrands().write(() -> insert(new Brand.Id("third"))))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "write", "ask", "failed"})
    void a_connection_that_was_given_back_sees_nothing_and_makes_nothing(String before)
            throws SQLException {
        use(before);
        try (Connection connection = pool().getConnection();
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("select count(*) from tally")) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
            for (var brand : List.of("'ours'", "''", "'*'"))
                assertThatThrownBy(() -> statement.execute(INSERT.replace("?", brand)))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("row-level security");
        }
    }

    private void use(String before) {
        var ours = database.of(OURS);
        switch (before) {
            case "read" -> ours.read(this::seen);
            case "write" -> ours.write(this::seen);
            case "ask" -> ours.ask("select brand from tally", p -> {}, row -> row.getString(1));
            default ->
                    assertThatThrownBy(() -> ours.write(() -> insert(OURS)))
                            .isInstanceOf(RuntimeException.class);
        }
    }

    private DataSource pool() {
        return store.bean(DataSourceResolver.class).resolve(store.bean(DataSource.class));
    }

    @Test
    void the_service_is_nobody_who_could_pass_it_by() {
        assertThat(
                        store.column(
                                """
                                select rolsuper or rolbypassrls
                                from pg_roles
                                where rolname = '%s'
                                """
                                        .formatted(TestServer.SERVICE)))
                .containsExactly("f");
        assertThat(
                        store.column(
                                """
                                select relname
                                from pg_class
                                where relowner = '%s'::regrole
                                """
                                        .formatted(TestServer.SERVICE)))
                .isEmpty();
    }
}
