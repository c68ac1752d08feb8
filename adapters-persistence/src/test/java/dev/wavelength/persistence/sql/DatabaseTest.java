package dev.wavelength.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.value.StoreUnavailable;
import dev.wavelength.persistence.sql.Database.Change;
import dev.wavelength.persistence.sql.Database.Query;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// What goes in one journey, and where it ends.
class DatabaseTest {

    private static final Brand.Id OURS = new Brand.Id("ours");

    private TestDatabase store;
    private Database database;

    @BeforeEach
    void connect() {
        store = TestDatabase.create();
        database = store.database();
    }

    @AfterEach
    void disconnect() {
        store.close();
    }

    private static Change insert(String claim) {
        return new Change(
                """
                insert into claim (brand, caller, key, content_high, content_low, id, revision)
                values (?, 'till', ?, 0, 0, 'm-1', 1)
                on conflict do nothing
                returning true
                """,
                p -> p.text(OURS).text(claim),
                1);
    }

    private List<String> kept() {
        return database.of(OURS)
                .ask("select key from claim order by key", p -> {}, row -> row.getString(1));
    }

    private List<String> seenByOthers() {
        return CompletableFuture.supplyAsync(this::kept).join();
    }

    @Test
    void what_is_concluded_is_seen_by_others_at_once() {
        database.of(OURS)
                .write(
                        () -> {
                            database.change(List.of(insert("a")));
                            assertThat(seenByOthers()).isEmpty();
                            database.conclude(List.of(insert("b"), insert("c")));
                            assertThat(seenByOthers()).containsExactly("a", "b", "c");
                            return true;
                        });

        assertThat(kept()).containsExactly("a", "b", "c");
    }

    @Test
    void behind_the_end_nothing_is_done() {
        assertThatThrownBy(
                        () ->
                                database.of(OURS)
                                        .write(
                                                () -> {
                                                    database.conclude(List.of(insert("a")));
                                                    return kept();
                                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(kept()).containsExactly("a");
    }

    @Test
    void what_is_part_of_another_transaction_does_not_end_it() {
        assertThatThrownBy(
                        () ->
                                database.of(OURS)
                                        .write(
                                                () -> {
                                                    conclude("a");
                                                    conclude("b");
                                                    throw new IllegalArgumentException("no");
                                                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(kept()).isEmpty();
    }

    private void conclude(String claim) {
        database.of(OURS)
                .write(
                        () -> {
                            database.conclude(List.of(insert(claim)));
                            return true;
                        });
    }

    @Test
    void too_few_rows_are_tried_again_and_what_goes_with_them_is_not_kept() {
        conclude("a");
        var tries = new AtomicInteger();

        database.of(OURS)
                .write(
                        tried -> {
                            tries.set(tried);
                            database.conclude(List.of(insert("b"), insert(tried < 3 ? "a" : "c")));
                            return true;
                        });

        assertThat(tries).hasValue(3);
        assertThat(kept()).containsExactly("a", "b", "c");
        assertThatThrownBy(
                        () ->
                                database.of(OURS)
                                        .write(
                                                () -> {
                                                    database.conclude(
                                                            List.of(insert("d"), insert("a")));
                                                    return true;
                                                }))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(kept()).containsExactly("a", "b", "c");
    }

    @Test
    void each_of_several_questions_gets_its_own_answer() {
        conclude("a");
        conclude("b");
        var keys = new Query<>("select key from claim", p -> {}, row -> row.getString(1));
        var none = new Query<>("select key from claim where key = ?", p -> p.text("z"), r -> 0);
        var sum = new Query<>("select ? + ?", p -> p.number(1).number(2), row -> row.getInt(1));

        var answers = database.of(OURS).ask(List.of(keys, none, sum));

        assertThat(answers.to(keys)).containsExactlyInAnyOrder("a", "b");
        assertThat(answers.to(none)).isEmpty();
        assertThat(answers.to(sum)).containsExactly(3);
    }
}
