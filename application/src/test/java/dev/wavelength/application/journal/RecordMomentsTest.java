package dev.wavelength.application.journal;

import static dev.wavelength.contract.moment.MomentBuilder.aMoment;
import static dev.wavelength.contract.promise.TermsBuilder.terms;
import static dev.wavelength.contract.verdict.RulebookBuilder.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.wavelength.application.journal.RecordMoments.Outcome;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.DeliveryReport;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Promises.Place;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.value.StoreUnavailable;
import dev.wavelength.domain.verdict.Certainty;
import dev.wavelength.domain.verdict.DeliveryAxis;
import dev.wavelength.domain.verdict.Experience;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;

class RecordMomentsTest {

    private final House house = new House();

    private Outcome record(MomentBuilder moment) {
        return record(moment.report()).getFirst();
    }

    private List<Outcome> record(MomentReport... reports) {
        return house.recordMoments.record(house.brand.id(), House.SHOP, List.of(reports));
    }

    private static Entry recorded(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Recorded.class);
        return ((Outcome.Recorded) outcome).entry();
    }

    private static List<Fault> faults(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Faulty.class);
        return ((Outcome.Faulty) outcome).faults();
    }

    /// A report of a moment at the door that names a standing promise and was made without an id.
    private static MomentReport naming(String promise, double value, @Nullable Instant madeAt) {
        return new MomentReport(
                null,
                new Customer("ada"),
                new Touchpoint.Id("delivery"),
                null,
                Instant.parse("2026-03-02T08:14:03Z"),
                Stakes.NORMAL,
                List.of(
                        new DeliveryReport(
                                new Promise.Id(promise),
                                null,
                                null,
                                null,
                                null,
                                null,
                                false,
                                value,
                                null,
                                madeAt)),
                List.of(),
                null,
                null);
    }

    private void promise(double days, String validFrom) {
        house.promises.put(
                house.brand.id(),
                new Place(new Touchpoint.Id("delivery"), new Promise.Id("days-to-door")),
                terms().atMost(days, "days").build(),
                Instant.parse(validFrom),
                house.now);
    }

    @Test
    void a_moment_is_recorded_judged_and_put_on_its_chain() {
        var entry =
                recorded(record(aMoment("m-1").of("ada").delivered(6).said(Instrument.CSAT, 2)));

        assertThat(entry.moment())
                .isEqualTo(aMoment("m-1").of("ada").delivered(6).said(Instrument.CSAT, 2).build());
        assertThat(entry.source()).isEqualTo(House.SHOP);
        assertThat(entry.recordedAt()).isEqualTo(house.now);
        assertThat(entry.verdict().experience()).isEqualTo(Experience.OW);
        assertThat(entry.verdict().certainty()).isEqualTo(Certainty.CONFIRMED);
        assertThat(entry.chain()).isEqualTo(new Entry.ChainState(Chain.Status.BROKEN, 1));
        assertThat(house.moments.find(house.brand.id(), new Moment.Id("m-1"))).contains(entry);
    }

    @Test
    void a_retry_gets_the_first_answer_again() {
        var first = recorded(record(aMoment("m-1").delivered(4)));
        house.now = house.now.plus(Duration.ofDays(30));
        house.rulebooks.put(house.brand.id(), rulebook().standingRaise(0.5).build(), null);

        assertThat(record(aMoment("m-1").delivered(4)))
                .isEqualTo(new Outcome.AlreadyRecorded(first));
    }

    @Test
    void a_retry_is_known_even_if_the_promise_it_names_has_changed() {
        promise(4, "2026-01-01T00:00:00Z");
        var report = naming("days-to-door", 4, null).named(new Moment.Id("m-1"));
        var first = recorded(record(report).getFirst());
        promise(2, "2026-02-01T00:00:00Z");

        assertThat(record(report)).containsExactly(new Outcome.AlreadyRecorded(first));
    }

    @Test
    void other_content_under_the_same_id_is_refused() {
        recorded(record(aMoment("m-1").delivered(4)));

        assertThat(record(aMoment("m-1").delivered(5)))
                .isEqualTo(new Outcome.IdTaken(new Moment.Id("m-1")));
    }

    @Test
    void a_report_without_an_id_is_given_one_each_time() {
        promise(4, "2026-01-01T00:00:00Z");
        var report = naming("days-to-door", 4, null);

        var outcomes = record(report, report);

        assertThat(outcomes.stream().map(one -> recorded(one).moment().id().text()))
                .containsExactly("made-1", "made-2");
    }

    @Test
    void a_bad_moment_spoils_no_other() {
        recorded(record(aMoment("known").delivered(4)));
        recorded(record(aMoment("taken").delivered(4)));

        var outcomes =
                record(
                        naming("unheard-of", 4, null),
                        aMoment("new").delivered(4).report(),
                        aMoment("taken").delivered(5).report(),
                        aMoment("known").delivered(4).report(),
                        aMoment("ahead").occurredAt(house.now.plus(Duration.ofHours(25))).report());

        assertThat(faults(outcomes.get(0)))
                .extracting(Fault::pointer)
                .containsExactly("/deliveries/0");
        assertThat(recorded(outcomes.get(1)).moment().id()).isEqualTo(new Moment.Id("new"));
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.IdTaken(new Moment.Id("taken")));
        assertThat(outcomes.get(3)).isInstanceOf(Outcome.AlreadyRecorded.class);
        assertThat(faults(outcomes.get(4)))
                .extracting(Fault::pointer)
                .containsExactly("/occurredAt");
        assertThat(outcomes).hasSize(5);
    }

    @Test
    void a_batch_of_nothing_but_faults_does_not_reach_the_store() {
        var untouched = mock(Moments.class);

        var outcomes =
                house.recordInto(untouched)
                        .record(
                                house.brand.id(),
                                House.SHOP,
                                List.of(naming("unheard-of", 4, null)));

        assertThat(faults(outcomes.getFirst())).hasSize(1);
        verifyNoInteractions(untouched);
    }

    @Test
    void a_moment_is_judged_by_the_promise_valid_when_it_was_made() {
        promise(4, "2026-01-01T00:00:00Z");
        promise(2, "2026-03-01T00:00:00Z");
        var february = Instant.parse("2026-02-27T11:00:00Z");

        var outcomes = record(naming("days-to-door", 3, february), naming("days-to-door", 3, null));

        assertThat(outcomes.stream().map(one -> recorded(one).verdict().delivery()))
                .containsExactly(DeliveryAxis.KEPT, DeliveryAxis.MISSED);
    }

    @Test
    void a_moment_is_judged_as_of_now() {
        var due = house.now.minusSeconds(1);

        var owed =
                recorded(record(aMoment("m-1").owed("call-back", MomentBuilder.DAYS_TO_DOOR, due)));
        house.now = due;
        var early =
                recorded(record(aMoment("m-2").owed("call-back", MomentBuilder.DAYS_TO_DOOR, due)));

        assertThat(owed.verdict().delivery()).isEqualTo(DeliveryAxis.MISSED);
        assertThat(early.verdict().delivery()).isEqualTo(DeliveryAxis.UNKNOWN);
    }

    @Test
    void a_moment_is_judged_by_the_rulebook_in_force() {
        house.rulebooks.put(house.brand.id(), rulebook().value(Experience.OW, -3).build(), null);

        var entry = recorded(record(aMoment("m-1").delivered(6)));

        assertThat(entry.verdict().rulebook()).isEqualTo(2);
        assertThat(entry.weight().impact()).isEqualTo(-3 * 1.4);
    }

    @Test
    void a_moment_is_counted_on_the_brands_business_day() {
        recorded(record(aMoment("m-1").occurredAt("2025-03-29T23:30:00Z").delivered(4)));
        var day = LocalDate.parse("2025-03-30");

        assertThat(house.moments.tallies().daily(house.brand.id(), null, day, day))
                .containsOnlyKeys(day);
    }

    @Test
    void a_moment_of_a_brand_that_is_not_there_is_a_mistake_of_ours() {
        assertThatThrownBy(
                        () ->
                                house.recordMoments.record(
                                        new Brand.Id("nobody"),
                                        House.SHOP,
                                        List.of(aMoment().report())))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_store_that_is_away_is_not_hidden() {
        var away = mock(Moments.class);
        when(away.keep(any(), anyList()))
                .thenThrow(new StoreUnavailable("it is down", new IOException("reset")));

        assertThatThrownBy(
                        () ->
                                house.recordInto(away)
                                        .record(
                                                house.brand.id(),
                                                House.SHOP,
                                                List.of(aMoment().report())))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void an_empty_batch_has_no_outcomes() {
        assertThat(record()).isEmpty();
    }
}
