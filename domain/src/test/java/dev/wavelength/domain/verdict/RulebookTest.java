package dev.wavelength.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.Property;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.value.InvalidValue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/// A rulebook may be changed in many ways, but in none that breaks what always holds.
class RulebookTest {

    /// A rulebook in the making.
    private static final class Making {
        private int version = 1;
        private Map<Instrument, Thresholds> instruments =
                new HashMap<>(Rulebook.standard().instruments());
        private final Map<DeliveryAxis, Map<FeltAxis, Cell>> table =
                new EnumMap<>(DeliveryAxis.class);
        private Cell remedied = Rulebook.standard().remedied();
        private final Map<Stakes, Double> stakes = new EnumMap<>(Rulebook.standard().stakes());
        private double standingRaise = 0.3;
        private final Map<Experience, Double> values = new EnumMap<>(Rulebook.standard().values());
        private double stakesFactor = 2;

        Making() {
            Rulebook.standard().table().forEach((axis, row) -> table.put(axis, new EnumMap<>(row)));
        }

        void cell(DeliveryAxis delivery, FeltAxis felt, Cell cell) {
            var row = new EnumMap<>(table.getOrDefault(delivery, Map.of()));
            row.put(felt, cell);
            table.put(delivery, row);
        }

        Rulebook make() {
            return new Rulebook(
                    version,
                    instruments,
                    table,
                    remedied,
                    stakes,
                    standingRaise,
                    values,
                    stakesFactor);
        }
    }

    private static void refused(String path, Consumer<Making> change) {
        var making = new Making();
        change.accept(making);
        assertThatThrownBy(making::make)
                .isInstanceOf(InvalidValue.class)
                .extracting(thrown -> ((InvalidValue) thrown).path())
                .isEqualTo(path);
    }

    private static Cell cell(@Nullable Experience experience) {
        return new Cell(experience, experience == null ? null : Certainty.SUPPORTED, null);
    }

    private static int rank(@Nullable Experience experience) {
        return Arrays.asList(Experience.OW, null, Experience.HOW, Experience.WOW)
                .indexOf(experience);
    }

    private static Cell anyCell(Random random) {
        return random.nextInt(5) == 0
                ? Cell.UNJUDGED
                : new Cell(
                        Generate.any(random, Experience.class),
                        Generate.any(random, Certainty.class),
                        random.nextBoolean() ? null : Generate.any(random, Flag.class));
    }

    private static @Nullable Rulebook mutated(Random random) {
        var making = new Making();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--)
            switch (random.nextInt(4)) {
                case 0 -> making.remedied = anyCell(random);
                case 1 -> {
                    var instrument =
                            Generate.anyOf(random, List.copyOf(making.instruments.keySet()));
                    int below = random.nextInt(9) - 1;
                    int met = below + random.nextInt(3);
                    making.instruments.put(
                            instrument, new Thresholds(below, met, met + random.nextInt(3)));
                }
                default ->
                        making.cell(
                                Generate.any(random, DeliveryAxis.class),
                                Generate.any(random, FeltAxis.class),
                                anyCell(random));
            }
        try {
            return making.make();
        } catch (InvalidValue refused) {
            return null;
        }
    }

    @Test
    void a_changed_rulebook_is_refused_or_keeps_what_always_holds() {
        var accepted = new ArrayList<Rulebook>();
        Property.forAll(
                random ->
                        new Object() {
                            final @Nullable Rulebook rules = mutated(random);
                            final Moment moment = Generate.moment(random);
                            final Instrument asked = Generate.any(random, Instrument.class);
                            final Moment more =
                                    moment.with(
                                            List.of(), List.of(Generate.feedback(random, asked)));
                        },
                one -> {
                    if (one.rules == null) return;
                    accepted.add(one.rules);
                    assertInvariants(one.rules, one.moment, one.more, one.asked);
                });
        assertThat(accepted.size()).isBetween(1_000, Property.CASES - 1_000);
        assertThat(accepted.stream().distinct().count()).isGreaterThan(500);
    }

    /// What holds in every rulebook.
    ///
    /// @param more the moment with one feedback more, on the instrument `asked`
    static void assertInvariants(Rulebook rules, Moment moment, Moment more, Instrument asked) {
        var verdict = rules.judge(moment, Generate.AS_OF);
        var after = rules.judge(more, Generate.AS_OF);
        if (verdict.experience() == Experience.WOW)
            assertThat(moment.feedback()).as("no WOW without a customer's word").isNotEmpty();
        if (verdict.felt() == FeltAxis.UNKNOWN && verdict.delivery() == DeliveryAxis.UNKNOWN) {
            assertThat(verdict.judged()).as("silence with unknown delivery is unjudged").isFalse();
            assertThat(verdict.flags()).isEmpty();
        }
        assertThat(verdict.certainty() == null).isEqualTo(verdict.experience() == null);
        var said = more.feedback().getLast();
        var read = rules.read(said);
        boolean first = moment.feedback().stream().noneMatch(one -> one.instrument() == asked);
        if (first && read == FeltAxis.BELOW)
            assertThat(rank(after.experience()))
                    .as("a BELOW never improves a verdict")
                    .isLessThanOrEqualTo(rank(verdict.experience()));
        if (first && read != FeltAxis.BELOW)
            assertThat(rank(after.experience()))
                    .as("anything above BELOW never worsens a verdict")
                    .isGreaterThanOrEqualTo(rank(verdict.experience()));
    }

    @ParameterizedTest
    @CsvSource({"MISSED", "KEPT", "EXCEEDED"})
    void there_is_no_wow_without_a_customers_word(DeliveryAxis delivery) {
        refused(
                "/table/" + delivery + "/UNKNOWN",
                making -> {
                    for (var felt : FeltAxis.values())
                        making.cell(delivery, felt, cell(Experience.WOW));
                });
    }

    @Test
    void silence_with_unknown_delivery_stays_unjudged() {
        for (var experience : List.of(Experience.OW, Experience.HOW))
            refused(
                    "/table/UNKNOWN/UNKNOWN",
                    making -> {
                        making.cell(DeliveryAxis.UNKNOWN, FeltAxis.UNKNOWN, cell(experience));
                    });
        refused(
                "/table/UNKNOWN/UNKNOWN",
                making ->
                        making.cell(
                                DeliveryAxis.UNKNOWN,
                                FeltAxis.UNKNOWN,
                                new Cell(null, null, Flag.TOLERATED)));
    }

    @ParameterizedTest
    @CsvSource({
        "KEPT, MET, PLEASED",
        "KEPT, PLEASED, ABOVE",
        "KEPT, UNKNOWN, MET",
        "KEPT, BELOW, UNKNOWN"
    })
    void more_felt_is_never_worse(DeliveryAxis delivery, FeltAxis less, FeltAxis more) {
        refused(
                "/table/" + delivery + "/" + more,
                making -> {
                    var ascending =
                            List.of(
                                    FeltAxis.BELOW,
                                    FeltAxis.UNKNOWN,
                                    FeltAxis.MET,
                                    FeltAxis.PLEASED,
                                    FeltAxis.ABOVE);
                    for (var felt : FeltAxis.values())
                        making.cell(
                                delivery,
                                felt,
                                cell(
                                        ascending.indexOf(felt) <= ascending.indexOf(less)
                                                ? Experience.HOW
                                                : Experience.OW));
                });
    }

    @Test
    void a_remedy_is_no_worse_than_pleasing() {
        refused("/remedied", making -> making.remedied = cell(Experience.OW));
        refused("/remedied", making -> making.remedied = Cell.UNJUDGED);
        var making = new Making();
        making.remedied = cell(Experience.HOW);
        assertThat(making.make().remedied()).isEqualTo(cell(Experience.HOW));
    }

    @Test
    void everything_must_be_said() {
        refused("/instruments", making -> making.instruments.remove(Instrument.NPS));
        refused("/table", making -> making.table.remove(DeliveryAxis.KEPT));
        refused("/table/KEPT", making -> making.table.put(DeliveryAxis.KEPT, Map.of()));
        refused("/stakes", making -> making.stakes.remove(Stakes.HIGH));
        refused("/values", making -> making.values.remove(Experience.HOW));
    }

    @Test
    void an_instrument_without_a_scale_has_no_thresholds() {
        refused(
                "/instruments/COMPLAINT",
                making -> making.instruments.put(Instrument.COMPLAINT, new Thresholds(0, 0, 0)));
    }

    @Test
    void thresholds_ascend_and_keep_to_the_scale() {
        assertThat(new Thresholds(1, 1, 1).read(1)).isEqualTo(FeltAxis.BELOW);
        assertThat(new Thresholds(1, 1, 1).read(2)).isEqualTo(FeltAxis.ABOVE);
        assertThatThrownBy(() -> new Thresholds(2, 1, 3)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Thresholds(1, 3, 2)).isInstanceOf(InvalidValue.class);
        refused(
                "/instruments/CSAT",
                making -> making.instruments.put(Instrument.CSAT, new Thresholds(-1, 4, 5)));
        refused(
                "/instruments/CSAT",
                making -> making.instruments.put(Instrument.CSAT, new Thresholds(2, 4, 6)));
        var making = new Making();
        making.instruments.put(Instrument.CSAT, new Thresholds(0, 4, 5));
        assertThat(making.make().read(new Feedback(Instrument.CSAT, 1, null, Instant.EPOCH)))
                .isEqualTo(FeltAxis.MET);
    }

    @Test
    void stakes_and_what_they_add_are_shares() {
        for (double wrong : new double[] {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY}) {
            refused("/stakes/LOW", making -> making.stakes.put(Stakes.LOW, wrong));
            refused("/standingRaise", making -> making.standingRaise = wrong);
        }
        for (double wrong : new double[] {-0.01, 10.01, Double.NaN})
            refused("/stakesFactor", making -> making.stakesFactor = wrong);
    }

    @Test
    void values_are_finite_and_an_ow_is_worth_less_than_a_how() {
        for (double wrong : new double[] {-100.1, Double.NaN, Double.NEGATIVE_INFINITY})
            refused("/values/OW", making -> making.values.put(Experience.OW, wrong));
        refused("/values", making -> making.values.put(Experience.OW, 0.0));
        refused("/values", making -> making.values.put(Experience.HOW, 1.1));
        var making = new Making();
        making.values.put(Experience.HOW, 1.0);
        assertThat(making.make().values()).containsEntry(Experience.HOW, 1.0);
    }

    @Test
    void versions_count_from_one() {
        var making = new Making();
        making.version = 0;
        assertThatThrownBy(making::make).isInstanceOf(IllegalArgumentException.class);
        assertThat(Rulebook.standard().version()).isEqualTo(1);
        assertThat(Rulebook.standard().as(3).as(1)).isEqualTo(Rulebook.standard());
    }

    @Test
    void a_rulebook_is_not_changed_by_what_becomes_of_what_it_was_made_of() {
        var making = new Making();
        var rules = making.make();

        making.cell(DeliveryAxis.KEPT, FeltAxis.MET, cell(Experience.WOW));
        making.instruments.put(Instrument.NPS, new Thresholds(0, 1, 2));
        making.stakes.put(Stakes.LOW, 1.0);
        making.values.put(Experience.WOW, 100.0);

        assertThat(rules).isEqualTo(Rulebook.standard());
        assertThatThrownBy(() -> rules.stakes().put(Stakes.LOW, 1.0))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_cell_has_a_certainty_with_its_experience() {
        assertThatThrownBy(() -> new Cell(Experience.OW, null, null))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Cell(null, Certainty.PRESUMED, null))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void no_weight_is_ever_anything_but_a_number() {
        Property.forAll(
                random -> {
                    var making = new Making();
                    for (var one : Stakes.values()) making.stakes.put(one, share(random));
                    making.standingRaise = share(random);
                    making.stakesFactor = 10 * share(random);
                    double low = -100 * share(random) - Double.MIN_VALUE;
                    making.values.put(Experience.OW, Math.max(-100, low));
                    making.values.put(Experience.HOW, 0.0);
                    making.values.put(Experience.WOW, 100 * share(random));
                    return making.make();
                },
                rules -> {
                    for (var declared : Stakes.values())
                        for (var experience : Experience.values())
                            for (boolean stands : new boolean[] {false, true}) {
                                var weight = rules.weigh(experience, declared, stands);
                                assertThat(weight.stakes()).isBetween(0.0, 1.0);
                                assertThat(weight.impact()).isNotNull().isFinite();
                            }
                });
    }

    private static double share(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> Double.MIN_VALUE;
            default -> random.nextDouble();
        };
    }
}
