package dev.wavelength.application.journal;

import static dev.wavelength.contract.moment.MomentBuilder.aMoment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.wavelength.application.journal.AddEvidence.Outcome;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.DeliveryReport;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.FeedbackReport;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.verdict.DeliveryAxis;
import dev.wavelength.domain.verdict.Experience;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

class AddEvidenceTest {

    private static final Moment.Id ID = new Moment.Id("m-1");

    private final House house = new House();

    private Entry record(MomentBuilder moment) {
        var outcome =
                house.recordMoments
                        .record(house.brand.id(), House.SHOP, List.of(moment.report()))
                        .getFirst();
        assertThat(outcome).isInstanceOf(RecordMoments.Outcome.Recorded.class);
        return ((RecordMoments.Outcome.Recorded) outcome).entry();
    }

    private static FeedbackReport said(Instrument instrument, @Nullable Integer score) {
        return new FeedbackReport(instrument, score, null, Instant.parse("2026-03-02T08:30:00Z"));
    }

    private static DeliveryReport delivered(
            String promise,
            @Nullable Better better,
            @Nullable Double promised,
            @Nullable Double value) {
        return new DeliveryReport(
                new Promise.Id(promise),
                null,
                better,
                promised,
                null,
                null,
                false,
                value,
                null,
                null);
    }

    private static Claim claim(String content) {
        return new Claim("web-shop", "7f3a", Digest.of(content));
    }

    private Outcome add(FeedbackReport feedback) {
        return add(feedback, null, null);
    }

    private Outcome add(
            FeedbackReport feedback, @Nullable Integer expected, @Nullable Claim claim) {
        return house.addEvidence.add(house.brand.id(), ID, feedback, expected, claim);
    }

    private Outcome add(DeliveryReport delivery) {
        return house.addEvidence.add(house.brand.id(), ID, delivery, null, null);
    }

    private Entry latest() {
        return house.moments.find(house.brand.id(), ID).orElseThrow();
    }

    private static Entry revised(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Revised.class);
        return ((Outcome.Revised) outcome).entry();
    }

    private static List<String> pointers(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Faulty.class);
        return ((Outcome.Faulty) outcome).faults().stream().map(Fault::pointer).toList();
    }

    @Test
    void what_the_customer_says_later_revises_the_verdict() {
        record(aMoment("m-1").delivered(4));
        house.now = house.now.plus(Duration.ofHours(1));

        var entry = revised(add(said(Instrument.EXPECTATION, 5)));

        assertThat(entry.revision()).isEqualTo(2);
        assertThat(entry.judgedAt()).isEqualTo(house.now);
        assertThat(entry.verdict().experience()).isEqualTo(Experience.WOW);
        assertThat(entry.chain().status()).isEqualTo(Chain.Status.SHINING);
        assertThat(latest()).isEqualTo(entry);
        assertThat(house.moments.find(house.brand.id(), ID, 1).orElseThrow().verdict().experience())
                .isEqualTo(Experience.HOW);
    }

    @Test
    void what_is_delivered_later_answers_what_was_owed() {
        record(
                aMoment("m-1")
                        .owed(
                                "call-back",
                                MomentBuilder.DAYS_TO_DOOR,
                                Instant.parse("2026-03-02T08:30:00Z")));
        assertThat(latest().verdict().delivery()).isEqualTo(DeliveryAxis.MISSED);

        var entry = revised(add(delivered("call-back", null, null, 3.0)));

        assertThat(entry.moment().deliveries()).hasSize(2);
        assertThat(entry.verdict().delivery()).isEqualTo(DeliveryAxis.KEPT);
    }

    @Test
    void evidence_the_moment_holds_already_changes_nothing() {
        record(aMoment("m-1").delivered(4));
        var entry = revised(add(said(Instrument.CSAT, 3)));

        assertThat(add(said(Instrument.CSAT, 3))).isEqualTo(new Outcome.Unchanged(entry));
        assertThat(latest().revision()).isEqualTo(2);
    }

    @Test
    void a_moment_that_is_not_there_takes_no_evidence() {
        assertThat(add(said(Instrument.CSAT, 3))).isEqualTo(new Outcome.UnknownMoment());
    }

    @Test
    void a_retry_under_a_claim_gets_the_first_answer_again() {
        record(aMoment("m-1").delivered(4));
        var undated = new FeedbackReport(Instrument.CSAT, 3, null, null);
        var first = revised(add(undated, null, claim("csat")));
        revised(add(said(Instrument.COMPLAINT, null)));
        house.now = house.now.plus(Duration.ofHours(1));

        assertThat(add(undated, null, claim("csat"))).isEqualTo(new Outcome.Unchanged(first));
        assertThat(latest().revision()).isEqualTo(3);
    }

    @Test
    void a_retry_under_a_claim_is_answered_even_if_what_it_expected_is_past() {
        record(aMoment("m-1").delivered(4));
        var first = revised(add(said(Instrument.CSAT, 3), 1, claim("csat")));

        assertThat(add(said(Instrument.CSAT, 3), 1, claim("csat")))
                .isEqualTo(new Outcome.Unchanged(first));
    }

    @Test
    void a_claims_key_is_good_for_one_thing() {
        record(aMoment("m-1").delivered(4));
        revised(add(said(Instrument.CSAT, 3), null, claim("csat")));

        assertThat(add(said(Instrument.CSAT, 1), null, claim("other")))
                .isEqualTo(new Outcome.KeyReused());
        assertThat(latest().revision()).isEqualTo(2);
    }

    @Test
    void evidence_meant_for_another_revision_is_refused_with_the_latest() {
        record(aMoment("m-1").delivered(4));
        var second = revised(add(said(Instrument.CSAT, 3), 1, null));

        assertThat(add(said(Instrument.NPS, 9), 1, null)).isEqualTo(new Outcome.Stale(second));
        assertThat(revised(add(said(Instrument.NPS, 9), 2, null)).revision()).isEqualTo(3);
    }

    @Test
    void faults_are_pointed_to_in_the_evidence_itself() {
        record(aMoment("m-1").owed("call-back", MomentBuilder.DAYS_TO_DOOR, house.now));

        assertThat(pointers(add(delivered("unheard-of", null, null, 3.0)))).containsExactly("");
        assertThat(pointers(add(delivered("call-back", Better.HIGHER, null, 3.0))))
                .containsExactly("/better");
        assertThat(pointers(add(delivered("dry", Better.LOWER, 3.0, null))))
                .containsExactly("/value");
        var ahead = house.now.plus(Duration.ofHours(24)).plusSeconds(1);
        assertThat(pointers(add(new FeedbackReport(Instrument.NPS, 9, null, ahead))))
                .containsExactly("/givenAt");
        assertThat(latest().revision()).isEqualTo(1);
    }

    @Test
    void faulty_evidence_does_not_reach_the_store() {
        record(aMoment("m-1").delivered(4));
        var store = mock(Moments.class, delegatesTo(house.moments));

        house.addTo(store)
                .add(house.brand.id(), ID, delivered("unheard-of", null, null, 3.0), null, null);

        verify(store, never()).revise(any(), any());
    }

    @Test
    void a_moment_takes_no_more_evidence_than_it_holds() {
        var moment = aMoment("m-1");
        for (int i = 0; i < Moment.MOST_EVIDENCE; i++)
            moment.said(new Feedback(Instrument.COMPLIMENT, null, "no. " + i, house.now));
        record(moment);

        assertThat(pointers(add(said(Instrument.NPS, 9)))).containsExactly("/feedback");
    }

    @Test
    void feedback_that_does_not_say_when_was_given_now() {
        record(aMoment("m-1"));

        var entry = revised(add(new FeedbackReport(Instrument.NPS, 9, null, null)));

        assertThat(entry.moment().feedback().getLast().givenAt()).isEqualTo(house.now);
    }

    @Test
    void feedback_is_given_after_the_moment_also_where_the_partners_clock_is_ahead() {
        var ahead = house.now.plus(Duration.ofHours(2));
        record(aMoment("m-1").occurredAt(ahead));

        var entry = revised(add(new FeedbackReport(Instrument.NPS, 9, null, null)));

        assertThat(entry.moment().feedback().getLast().givenAt()).isEqualTo(ahead);
    }

    @Test
    void a_revision_that_came_between_is_built_upon() {
        record(aMoment("m-1").delivered(4));
        var store = somebodyComesBetween(() -> add(said(Instrument.CSAT, 3)));

        var outcome =
                house.addTo(store)
                        .add(house.brand.id(), ID, said(Instrument.COMPLAINT, null), null, null);

        var entry = revised(outcome);
        assertThat(entry.revision()).isEqualTo(3);
        assertThat(entry.moment().feedback()).hasSize(2);
    }

    @Test
    void a_revision_that_came_between_makes_what_was_expected_stale() {
        record(aMoment("m-1").delivered(4));
        var store = somebodyComesBetween(() -> add(said(Instrument.CSAT, 3)));

        var outcome =
                house.addTo(store)
                        .add(house.brand.id(), ID, said(Instrument.COMPLAINT, null), 1, null);

        assertThat(outcome).isEqualTo(new Outcome.Stale(latest()));
        assertThat(latest().revision()).isEqualTo(2);
    }

    @Test
    void a_twin_that_came_between_under_the_same_claim_is_answered_alike() {
        record(aMoment("m-1").delivered(4));
        var store = somebodyComesBetween(() -> add(said(Instrument.CSAT, 3), null, claim("csat")));

        var outcome =
                house.addTo(store)
                        .add(house.brand.id(), ID, said(Instrument.CSAT, 3), null, claim("csat"));

        assertThat(outcome).isEqualTo(new Outcome.Unchanged(latest()));
        assertThat(latest().revision()).isEqualTo(2);
    }

    /// A store in which somebody else gets in just before the first revision.
    private Moments somebodyComesBetween(Runnable somebody) {
        var store = mock(Moments.class, delegatesTo(house.moments));
        doAnswer(
                        call -> {
                            somebody.run();
                            return house.moments.revise(call.getArgument(0), call.getArgument(1));
                        })
                .doAnswer(call -> house.moments.revise(call.getArgument(0), call.getArgument(1)))
                .when(store)
                .revise(any(), any());
        return store;
    }

    @Test
    void all_who_race_add_their_evidence() {
        record(aMoment("m-1").delivered(4));

        var outcomes =
                Race.run(
                        8,
                        racer ->
                                add(
                                        new FeedbackReport(
                                                Instrument.COMPLIMENT,
                                                null,
                                                "from no. " + racer,
                                                house.now)));

        assertThat(outcomes).allMatch(Outcome.Revised.class::isInstance);
        assertThat(latest().revision()).isEqualTo(9);
        assertThat(latest().moment().feedback().stream().map(Feedback::comment))
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .hasSize(8)
                .allMatch(Objects::nonNull);
    }
}
