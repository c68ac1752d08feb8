package dev.wavelength.persistence.audit;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.contract.audit.AuditTrailsContract;
import dev.wavelength.contract.promise.TermsBuilder;
import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Note;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.persistence.brand.PostgresBrands;
import dev.wavelength.persistence.promise.PostgresPromises;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Optional;

class PostgresAuditTrailsTest extends AuditTrailsContract {

    private static final Instant AT = Instant.parse("2026-03-02T09:14:03.123456Z");

    private static TestDatabase store;

    @BeforeAll
    static void connect() {
        store = TestDatabase.create();
    }

    @AfterAll
    static void disconnect() {
        store.close();
    }

    @Override
    protected AuditTrails trails() {
        return new PostgresAuditTrails(store.database());
    }

    private static Optional<Change> change(Object done) {
        return Optional.of(new Change(Change.Act.BRAND_CREATED, "s", done.toString()));
    }

    @Test
    void what_cannot_be_noted_is_not_done() {
        var brands = new PostgresBrands(store.database());
        var brand = aBrand().build();

        assertThatThrownBy(
                        () ->
                                trails().noting(
                                                brand.id(),
                                                Actor.OPERATOR,
                                                AT,
                                                done -> {
                                                    throw new IllegalStateException("no ink");
                                                },
                                                () -> brands.put(brand)))
                .hasMessage("no ink");

        assertThat(brands.find(brand.id())).isEmpty();
    }

    @Test
    void work_in_the_way_of_others_is_done_again_with_its_note_until_all_are_there_once() {
        var promises = new PostgresPromises(store.database());
        var brand = aBrand().build().id();
        var place = new Promises.Place(new Touchpoint.Id("t"), new Promise.Id("p"));

        Race.run(
                Race.RACERS,
                racer ->
                        trails().noting(
                                        brand,
                                        Actor.OPERATOR,
                                        AT,
                                        made -> change(made.version()),
                                        () ->
                                                promises.put(
                                                        brand,
                                                        place,
                                                        TermsBuilder.terms()
                                                                .atMost(racer + 1, "days")
                                                                .build(),
                                                        null,
                                                        AT)));

        var noted = trails().list(brand, null, 1_000).reversed();
        assertThat(noted).hasSize(Race.RACERS);
        for (var note : noted)
            assertThat(note.change().detail()).isEqualTo(Long.toString(note.number()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set actor = 'nobody'",
                "delete from audit",
                "delete from audit where brand = 'none'",
                "truncate audit"
            })
    void the_database_lets_nobody_change_what_was_noted(String statement) {
        var brand = new Brand.Id("kept-" + statement.hashCode());
        trails().noting(brand, Actor.OPERATOR, AT, PostgresAuditTrailsTest::change, () -> "d");

        assertThatThrownBy(() -> store.execute(statement))
                .rootCause()
                .hasMessageContaining("an audit trail is only ever added to");

        assertThat(trails().list(brand, null, 10)).hasSize(1);
    }

    @Test
    void who_forces_the_database_to_is_found_out_by_the_chain() {
        var brand = aBrand().build().id();
        for (int i = 0; i < 3; i++)
            trails().noting(brand, Actor.OPERATOR, AT, PostgresAuditTrailsTest::change, () -> "d");
        store.execute("alter table audit disable trigger audit_is_only_added_to");
        try {
            store.execute(
                    "update audit set actor = 'nobody' where number = 2 and brand = '%s'"
                            .formatted(brand));
        } finally {
            store.execute("alter table audit enable trigger audit_is_only_added_to");
        }

        var notes = trails().list(brand, null, 10).reversed();

        assertThat(notes.get(1).isBehind(notes.getFirst())).isFalse();
        assertThat(notes.get(2)).extracting(Note::number).isEqualTo(3L);
    }
}
