package dev.wavelength.application.journal;

import static dev.wavelength.contract.moment.MomentBuilder.aMoment;
import static dev.wavelength.contract.verdict.RulebookBuilder.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.application.journal.JudgeMoment.Outcome;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.journal.Moments.Filter;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.verdict.Experience;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class JudgeMomentTest {

    private static final Filter ALL = new Filter(null, null, null, null, null);

    private final House house = new House();
    private final JudgeMoment judgeMoment =
            JudgeMoment.over(
                    house.promises,
                    house.rulebooks,
                    house.moments.chains(),
                    () -> house.now,
                    house::nextId);
    private final ReadMoments readMoments = ReadMoments.over(house.moments);

    private void record(MomentBuilder moment) {
        house.recordMoments.record(house.brand.id(), House.SHOP, List.of(moment.report()));
    }

    private Outcome.Judged judged(MomentBuilder moment) {
        return judged(judgeMoment.judge(house.brand.id(), moment.report(), null));
    }

    private static Outcome.Judged judged(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Judged.class);
        return (Outcome.Judged) outcome;
    }

    @Test
    void a_moment_is_judged_and_nothing_is_recorded() {
        var judged = judged(aMoment("m-1").delivered(6).said(Instrument.CSAT, 2));

        assertThat(judged.moment().id()).isEqualTo(new Moment.Id("m-1"));
        assertThat(judged.verdict().experience()).isEqualTo(Experience.OW);
        assertThat(judged.weight().impact()).isEqualTo(-2.8);
        assertThat(readMoments.moments(house.brand.id(), ALL, null, 10).items()).isEmpty();
    }

    @Test
    void a_moment_weighs_what_it_would_weigh_on_its_customers_chain() {
        record(aMoment("m-0").of("ada").delivered(6));

        assertThat(judged(aMoment("m-1").of("ada").delivered(4)).weight().stakes())
                .isGreaterThan(0.2);
        assertThat(judged(aMoment("m-1").of("bea").delivered(4)).weight().stakes()).isEqualTo(0.2);
    }

    @Test
    void it_is_judged_by_the_rules_in_force_or_by_those_asked_for() {
        var harsh = rulebook().value(Experience.OW, -3).build();
        house.rulebooks.put(house.brand.id(), harsh, null);
        var report = aMoment("m-1").delivered(6).report();

        assertThat(judged(judgeMoment.judge(house.brand.id(), report, null)).verdict().rulebook())
                .isEqualTo(2);
        var asBefore = judged(judgeMoment.judge(house.brand.id(), report, 1));
        assertThat(asBefore.verdict().rulebook()).isEqualTo(1);
        assertThat(asBefore.weight().impact()).isEqualTo(-2.8);
    }

    @Test
    void rules_that_nobody_made_judge_nothing() {
        assertThat(judgeMoment.judge(house.brand.id(), aMoment().report(), 7))
                .isEqualTo(
                        new Outcome.Faulty(
                                List.of(new Fault("/rulebook", "there is no version 7"))));
    }

    @Test
    void a_report_that_cannot_be_true_is_refused() {
        var ahead = aMoment().occurredAt(house.now.plus(Duration.ofHours(25))).report();

        var outcome = judgeMoment.judge(house.brand.id(), ahead, null);

        assertThat(outcome).isInstanceOf(Outcome.Faulty.class);
        assertThat(((Outcome.Faulty) outcome).faults())
                .extracting(Fault::pointer)
                .containsExactly("/occurredAt");
    }

    @Test
    void a_report_without_an_id_is_given_one() {
        var whole = aMoment().report();
        var nameless =
                new MomentReport(
                        null,
                        whole.customer(),
                        whole.touchpoint(),
                        whole.channel(),
                        whole.occurredAt(),
                        whole.stakes(),
                        whole.deliveries(),
                        whole.feedback(),
                        whole.beyondPromise(),
                        whole.recovers());

        assertThat(judged(judgeMoment.judge(house.brand.id(), nameless, null)).moment().id())
                .isEqualTo(new Moment.Id("made-1"));
    }

    @Test
    void recorded_moments_are_read_by_id_by_revision_and_page_by_page() {
        for (int i = 1; i <= 3; i++)
            record(aMoment("m-" + i).occurredAt("2026-03-0%dT08:00:00Z".formatted(i)).delivered(4));
        var brand = house.brand.id();

        var third = readMoments.moment(brand, new Moment.Id("m-3")).orElseThrow();
        assertThat(readMoments.moment(brand, new Moment.Id("m-3"), 1)).contains(third);
        assertThat(readMoments.moment(brand, new Moment.Id("m-3"), 2)).isEmpty();
        assertThat(readMoments.moment(brand, new Moment.Id("m-4"))).isEmpty();

        var first = readMoments.moments(brand, ALL, null, 2);
        assertThat(first.more()).isTrue();
        assertThat(first.items()).hasSize(2).startsWith(third);
        var last = Position.of(first.items().getLast().moment());
        var second = readMoments.moments(brand, ALL, last, 2);
        assertThat(second.more()).isFalse();
        assertThat(second.items()).hasSize(1);
        assertThat(readMoments.moments(brand, ALL, null, 3).more()).isFalse();
    }
}
