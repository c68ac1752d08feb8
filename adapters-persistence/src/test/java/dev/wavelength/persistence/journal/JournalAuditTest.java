package dev.wavelength.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.StoreUnavailable;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.persistence.sql.Differences.Difference;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Random;

/// An audit finds every difference that is planted, and none where there is none.
class JournalAuditTest {

    private TestDatabase store;
    private Brand brand;

    @BeforeEach
    void recordSome() {
        store = TestDatabase.create();
        brand = Happenings.brand();
        PostgresAdapters.over(store).brands().put(brand);
        var moments = PostgresAdapters.over(store).moments();
        var happenings = new Happenings(new Random(1), brand, 100);
        moments.keep(brand.id(), happenings.batch(50, Rulebook.standard()));
        moments.keep(
                brand.id(),
                List.of(
                        draft(MomentBuilder.aMoment("z-ow").delivered(6)),
                        draft(
                                MomentBuilder.aMoment("z-good")
                                        .occurredAt("2026-03-04T08:14:03Z")
                                        .delivered(4)
                                        .said(Instrument.CSAT, 5)
                                        .recovering("z-ow")),
                        draft(
                                MomentBuilder.aMoment("z-news")
                                        .occurredAt(DraftBuilder.NOW.minusSeconds(9))
                                        .delivered(6)),
                        draft(
                                MomentBuilder.aMoment("z-attempt")
                                        .occurredAt(DraftBuilder.NOW)
                                        .said(Instrument.CSAT, 1)
                                        .recovering("z-news")),
                        draft(
                                MomentBuilder.aMoment("z-owed")
                                        .owed(
                                                "call-back",
                                                MomentBuilder.DAYS_TO_DOOR,
                                                DraftBuilder.NOW.plusSeconds(9)))));
        var id = new Moment.Id(store.column("select min(id) from moment").getFirst());
        for (int revision = 1; revision < 4; revision++) {
            var moment =
                    moments.find(brand.id(), id)
                            .orElseThrow()
                            .moment()
                            .with(List.of(happenings.delivery()), List.of(happenings.feedback()));
            var now = DraftBuilder.NOW.plusSeconds(revision);
            moments.revise(
                    brand.id(),
                    new Revision(
                            moment,
                            revision,
                            now,
                            Rulebook.standard().judge(moment, now),
                            null,
                            new Claim("shop", "k-" + revision, Digest.of(revision))));
        }
    }

    private List<Difference> differences(Brand.Id of) {
        return PostgresAdapters.differences(store, of);
    }

    private Draft draft(MomentBuilder moment) {
        return DraftBuilder.draft(brand, moment).build();
    }

    @AfterEach
    void disconnect() {
        store.close();
    }

    @Test
    void what_was_recorded_is_as_it_should_be() {
        assertThat(differences(brand.id())).isEmpty();
        assertThat(differences(new Brand.Id("unheard-of"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    update tally set kept = kept + 1                                      | the tally of
                    delete from tally where moments = (select max(moments) from tally)    | the tally of
                    insert into tally select 1, 0, 0, 0, 0, 0, 0, 0, 0, '1999-01-01', brand, 't', 0 from brand_of | the tally of
                    insert into bygone select 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, '1999-01-01', brand, 't' from brand_of | the tally of
                    insert into bygone select 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, day, brand, touchpoint from tally limit 1 | the tally of
                    insert into erased select now(), 2, 1, 0, brand, 'x' from brand_of    | the number of the last erasure
                    update tally set recovered = recovered + 1                            | the tally of
                    update tally set never_events = never_events + 1                      | the tally of
                    update tally set cost = cost + 1                                      | the tally of
                    update chain set streak = streak + 1                                  | the chain of
                    update chain set last_id = 'm' where links = 1 or links > 1           | the chain of
                    delete from chain where links > 1                                     | the chain of
                    update chain set customer = 'c-x' where customer = 'c-1'              | the chain of
                    update moment set experience = 'HOW', certainty = 'CONFIRMED' where experience = 'OW' | the verdict of
                    update moment set near_miss = not near_miss                           | the verdict of
                    update moment set never_event = not never_event                       | the verdict of
                    update moment set delivery = 'KEPT' where delivery <> 'KEPT'          | the verdict of
                    update moment set healed_at = null, healing = null where healing is not null  | the healing of
                    update moment set healed_at = healed_at + interval '1 second' where healing is not null | the healing of
                    update moment set healed_at = now(), healing = 'MENDED' where experience = 'HOW'       | the healing of
                    update moment set recovers = null where recovers is not null          | the healing of
                    update chain set healing = 'TURNED' where healing = 'MENDED'                           | the chain of
                    update recovery set status = 'CLOSED'                                 | the state of
                    update recovery set version = version + 1                             | the state of
                    update recovery set due_at = now()                                    | the state of
                    update recovery set steps = '{"steps":[]}'                            | the steps of
                    delete from recovery                                                  | the recovery of
                    update moment set recovery = null where recovery is not null          | the recovery of
                    update moment set recovery = null; delete from recovery              | the recovery of
                    insert into owed select now(), brand, 'z-none' from brand_of          | what is owed of
                    update recovery set customer = 'c-x'                                  | the opening of
                    update owed set due_at = due_at + interval '1 second'                 | what is owed of
                    delete from owed                                                      | what is owed of
                    update moment set stakes = stakes + 0.01                              | the weight of
                    delete from moment where id = (select max(id) from moment)            | the chain of
                    update moment set touchpoint = 't-x' where id = (select max(id) from moment) | the tally of
                    delete from superseded where revision = 2                             | the superseded revisions of
                    delete from superseded where revision = 1                             | the superseded revisions of
                    update moment set revision = 1                                        | the superseded revisions of
                    update claim set revision = 9                                         | what was claimed of
                    update claim set id = 'm-x'                                           | what was claimed of
                    """)
    void what_was_planted_is_found(String fault, String named) {
        store.execute("create view brand_of as select distinct brand from moment");
        store.execute(fault);

        assertThat(differences(brand.id()))
                .extracting(Difference::what)
                .anyMatch(what -> what.startsWith(named));
    }

    @Test
    void an_audit_sees_one_state_and_leaves_no_trace_on_its_connection() {
        try (var alone = TestDatabase.connect(store.url(), TestDatabase.ONE_CONNECTION)) {
            var isolation = alone.database().of(brand.id()).readAtOnce(() -> isolation(alone));
            assertThat(isolation).isEqualTo("repeatable read");
            assertThat(PostgresAdapters.differences(alone, brand.id())).isEmpty();
            assertThat(alone.database().of(brand.id()).read(() -> isolation(alone)))
                    .isEqualTo("read committed");
        }
    }

    private static String isolation(TestDatabase store) {
        return store.database()
                .find("show transaction_isolation", p -> {}, row -> row.getString(1))
                .orElseThrow();
    }

    @Test
    void an_audit_that_cannot_read_finds_nothing_right() {
        store.execute("alter table superseded rename to elsewhere");
        assertThatThrownBy(() -> differences(brand.id())).isNotNull();

        try (var dead = TestDatabase.unreachable()) {
            assertThatThrownBy(() -> PostgresAdapters.differences(dead, brand.id()))
                    .isInstanceOf(StoreUnavailable.class);
        }
    }
}
