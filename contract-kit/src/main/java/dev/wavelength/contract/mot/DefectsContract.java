package dev.wavelength.contract.mot;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.moment.MomentBuilder.aMoment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.mot.Defects;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.verdict.Rulebook;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// What every adapter for [Defects] must do, rule by rule.
public abstract class DefectsContract {

    private static final Touchpoint.Id DELIVERY = new Touchpoint.Id("delivery");
    private static final Touchpoint.Id CHECKOUT = new Touchpoint.Id("checkout");

    private static final List<Stakes> ANY_STAKES = List.of(Stakes.values());

    private Adapters adapters;
    private Defects defects;
    private Brand brand;

    /// The adapters that recording goes through, over the same store.
    protected abstract Adapters adapters();

    /// The adapter under test. Its store need not be empty.
    protected abstract Defects defects(Adapters adapters);

    @BeforeEach
    void openABrand() {
        adapters = adapters();
        defects = defects(adapters);
        brand = open();
    }

    private Brand open() {
        var opened = aBrand().in("Europe/Berlin").build();
        adapters.brands().put(opened);
        return opened;
    }

    private void keep(MomentBuilder moment) {
        var draft = DraftBuilder.draft(brand, moment).build();
        assertThat(adapters.moments().keep(brand.id(), List.of(draft)))
                .allMatch(Moments.Kept.New.class::isInstance);
    }

    /// An OW of a customer of its own.
    private static MomentBuilder ow(String id, Stakes stakes) {
        return aMoment(id).of("c-" + id).stakes(stakes).delivered(9);
    }

    private List<String> worst(String from, String to, int most) {
        return defects
                .worst(
                        brand.id(),
                        List.of(DELIVERY),
                        LocalDate.parse(from),
                        LocalDate.parse(to),
                        most)
                .getOrDefault(DELIVERY, List.of())
                .stream()
                .map(Moment.Id::text)
                .toList();
    }

    private List<String> worst() {
        return worst("2026-01-01", "2026-12-31", 5);
    }

    @Test
    void l1_the_worst_come_first() {
        keep(ow("low", Stakes.LOW));
        keep(ow("critical", Stakes.CRITICAL));
        keep(ow("normal", Stakes.NORMAL));
        keep(ow("high", Stakes.HIGH));

        assertThat(worst()).containsExactly("critical", "high", "normal", "low");
    }

    @Test
    void l1_only_ows_are_shown_and_by_their_present_verdict() {
        keep(aMoment("how").delivered(4));
        keep(aMoment("silent"));
        assertThat(worst()).isEmpty();

        blame("how");
        assertThat(worst()).containsExactly("how");
    }

    private void blame(String id) {
        var entry = adapters.moments().find(brand.id(), new Moment.Id(id)).orElseThrow();
        var said = new Feedback(Instrument.COMPLAINT, null, "no", entry.moment().occurredAt());
        var moment = entry.moment().with(List.of(), List.of(said));
        var verdict = Rulebook.standard().judge(moment, DraftBuilder.NOW);
        adapters.moments()
                .revise(brand.id(), new Revision(moment, 1, DraftBuilder.NOW, verdict, null, null));
    }

    @Test
    void l1_what_weighs_more_by_now_is_worse() {
        keep(ow("second", Stakes.NORMAL).of("c").occurredAt("2026-03-02T10:00:00Z"));
        keep(ow("other", Stakes.HIGH).occurredAt("2026-03-02T10:00:00Z"));
        assertThat(worst()).containsExactly("other", "second");

        // The late OW stood when the other came, which was therefore the worse.
        keep(ow("late", Stakes.LOW).of("c").occurredAt("2026-03-01T10:00:00Z"));
        keep(ow("third", Stakes.HIGH).of("c").occurredAt("2026-03-03T10:00:00Z"));
        assertThat(worst()).containsExactly("third", "other", "second", "late");
    }

    @Test
    void l2_the_later_day_comes_first_then_the_id() {
        keep(ow("b", Stakes.HIGH).occurredAt("2026-03-02T10:00:00Z"));
        keep(ow("a", Stakes.HIGH).occurredAt("2026-03-02T11:00:00Z"));
        keep(ow("B", Stakes.HIGH).occurredAt("2026-03-02T12:00:00Z"));
        keep(ow("c", Stakes.HIGH).occurredAt("2026-03-02T23:30:00Z"));
        keep(ow("d", Stakes.HIGH).occurredAt("2026-03-01T10:00:00Z"));

        assertThat(worst()).containsExactly("c", "B", "a", "b", "d");
    }

    @Test
    void l3_only_so_many_of_these_days_are_shown() {
        for (int day = 1; day <= 7; day++)
            keep(
                    ow("m-" + day, day == 4 ? Stakes.LOW : Stakes.HIGH)
                            .occurredAt("2026-03-0%dT23:30:00Z".formatted(day)));

        assertThat(worst("2026-03-03", "2026-03-06", 5))
                .containsExactly("m-5", "m-3", "m-2", "m-4");
        assertThat(worst("2026-03-03", "2026-03-06", 2)).containsExactly("m-5", "m-3");
        assertThat(worst("2026-04-03", "2026-04-06", 2)).isEmpty();
    }

    @Test
    void l3_only_these_touchpoints_are_shown() {
        keep(ow("a", Stakes.HIGH).at("checkout"));
        keep(ow("b", Stakes.HIGH));
        keep(ow("c", Stakes.HIGH).at("Delivery"));
        var from = LocalDate.parse("2026-03-01");
        var to = LocalDate.parse("2026-03-31");

        assertThat(defects.worst(brand.id(), List.of(CHECKOUT, DELIVERY), from, to, 5))
                .isEqualTo(
                        Map.of(
                                CHECKOUT, List.of(new Moment.Id("a")),
                                DELIVERY, List.of(new Moment.Id("b"))));
        assertThat(defects.worst(brand.id(), List.of(), from, to, 5)).isEmpty();
    }

    @Test
    void l3_another_brands_are_not_shown() {
        keep(ow("a", Stakes.HIGH));
        brand = open();

        assertThat(worst()).isEmpty();
    }

    @Test
    void l1_among_many_the_worst_are_found() {
        var random = new Random(5);
        var kept = new ArrayList<DraftBuilder>();
        for (int i = 0; i < 300; i++) {
            var moment =
                    aMoment("m-" + i)
                            .of("c-" + random.nextInt(40))
                            .stakes(ANY_STAKES.get(random.nextInt(4)))
                            .occurredAt("2026-03-%02dT10:00:00Z".formatted(1 + random.nextInt(20)))
                            .delivered(2 + random.nextInt(6));
            kept.add(DraftBuilder.draft(brand, moment));
        }
        adapters.moments().keep(brand.id(), kept.stream().map(DraftBuilder::build).toList());

        var impacts =
                worst("2026-03-05", "2026-03-15", 50).stream()
                        .map(id -> adapters.moments().find(brand.id(), new Moment.Id(id)))
                        .map(entry -> entry.orElseThrow().weight().impact())
                        .map(Objects::requireNonNull)
                        .toList();
        assertThat(impacts).hasSize(50).isSortedAccordingTo(Comparator.naturalOrder());
    }
}
