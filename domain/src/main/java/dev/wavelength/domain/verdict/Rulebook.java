package dev.wavelength.domain.verdict;

import static dev.wavelength.domain.verdict.Certainty.CONFIRMED;
import static dev.wavelength.domain.verdict.Certainty.DISPUTED;
import static dev.wavelength.domain.verdict.Certainty.PRESUMED;
import static dev.wavelength.domain.verdict.Certainty.SUPPORTED;
import static dev.wavelength.domain.verdict.Experience.HOW;
import static dev.wavelength.domain.verdict.Experience.OW;
import static dev.wavelength.domain.verdict.Experience.WOW;

import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.value.InvalidValue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// One version of the constants of all rules by which evidence becomes a verdict.
///
/// Whatever a brand changes, these hold: no WOW without a customer's word; silence with unknown
/// delivery is unjudged; BELOW never improves a verdict and anything above it never worsens one.
///
/// @param version counts from 1, which is the same for every brand
/// @param instruments how the scores of each scored instrument read
/// @param table the verdict for each delivery and felt axis
/// @param remedied the verdict where a promise was missed, an extra deed recorded, and the customer
///   felt ABOVE
/// @param stakes e as declared, each from 0 to 1
/// @param standingRaise how much of what is left of 1 an OW that stands adds to e, 0 to 1
/// @param values v of each experience, OW under HOW and HOW not above WOW, within -100 to 100
/// @param stakesFactor how much the stakes add to an impact, 0 to 10
public record Rulebook(
        int version,
        Map<Instrument, Thresholds> instruments,
        Map<DeliveryAxis, Map<FeltAxis, Cell>> table,
        Cell remedied,
        Map<Stakes, Double> stakes,
        double standingRaise,
        Map<Experience, Double> values,
        double stakesFactor) {

    public Rulebook {
        if (version < 1) throw new IllegalArgumentException("versions count from 1");
        instruments = complete("instruments", Instrument.class, scored(instruments));
        instruments.forEach(Rulebook::checkScale);
        var rows = new EnumMap<DeliveryAxis, Map<FeltAxis, Cell>>(DeliveryAxis.class);
        table.forEach(
                (axis, row) -> rows.put(axis, complete("table/" + axis, FeltAxis.class, row)));
        table = complete("table", DeliveryAxis.class, rows);
        table.forEach(Rulebook::checkRow);
        if (!cell(table, DeliveryAxis.UNKNOWN, FeltAxis.UNKNOWN).equals(Cell.UNJUDGED))
            throw new InvalidValue(
                    "table/UNKNOWN/UNKNOWN",
                    "silence with unknown delivery is unjudged: leave experience out");
        if (remedied.rank() < cell(table, DeliveryAxis.MISSED, FeltAxis.PLEASED).rank())
            throw new InvalidValue(
                    "remedied", "must not be worse than what MISSED and PLEASED come to");
        stakes = complete("stakes", Stakes.class, stakes);
        stakes.forEach((name, e) -> within("stakes/" + name, e, 0, 1));
        within("standingRaise", standingRaise, 0, 1);
        values = complete("values", Experience.class, values);
        values.forEach((name, v) -> within("values/" + name, v, -100, 100));
        if (of(values, OW) >= of(values, HOW) || of(values, HOW) > of(values, WOW))
            throw new InvalidValue("values", "OW must be under HOW, and HOW not above WOW");
        within("stakesFactor", stakesFactor, 0, 10);
    }

    /// The rules every brand starts with: version 1.
    public static Rulebook standard() {
        return new Rulebook(
                1,
                Map.of(
                        Instrument.EXPECTATION, new Thresholds(2, 3, 3),
                        Instrument.PACKAGE, new Thresholds(1, 2, 2),
                        Instrument.CSAT, new Thresholds(2, 4, 5),
                        Instrument.SMILEY, new Thresholds(1, 2, 3),
                        Instrument.CES, new Thresholds(3, 5, 7),
                        Instrument.NPS, new Thresholds(6, 8, 10)),
                Map.of(
                        DeliveryAxis.MISSED,
                        row(
                                new Cell(OW, CONFIRMED, null),
                                new Cell(HOW, DISPUTED, Flag.TOLERATED),
                                new Cell(HOW, DISPUTED, Flag.TOLERATED),
                                new Cell(HOW, DISPUTED, Flag.TOLERATED),
                                new Cell(OW, PRESUMED, null)),
                        DeliveryAxis.KEPT,
                        row(
                                new Cell(OW, SUPPORTED, Flag.EXPECTATION_GAP),
                                new Cell(HOW, CONFIRMED, null),
                                new Cell(HOW, CONFIRMED, null),
                                new Cell(WOW, SUPPORTED, Flag.UNSEEN_DEED),
                                new Cell(HOW, PRESUMED, null)),
                        DeliveryAxis.EXCEEDED,
                        row(
                                new Cell(OW, DISPUTED, Flag.MISPLACED_EXTRA),
                                new Cell(HOW, SUPPORTED, Flag.UNNOTICED_EXTRA),
                                new Cell(WOW, CONFIRMED, null),
                                new Cell(WOW, CONFIRMED, null),
                                new Cell(HOW, PRESUMED, Flag.CANDIDATE_WOW)),
                        DeliveryAxis.UNKNOWN,
                        row(
                                new Cell(OW, SUPPORTED, null),
                                new Cell(HOW, SUPPORTED, null),
                                new Cell(HOW, SUPPORTED, null),
                                new Cell(WOW, SUPPORTED, null),
                                Cell.UNJUDGED)),
                new Cell(WOW, SUPPORTED, Flag.REMEDIED),
                Map.of(
                        Stakes.LOW, 0.1,
                        Stakes.NORMAL, 0.2,
                        Stakes.HIGH, 0.5,
                        Stakes.CRITICAL, 0.8),
                0.3,
                Map.of(OW, -2.0, HOW, 0.0, WOW, 1.0),
                2);
    }

    /// The same rules as the version `next`.
    public Rulebook as(int next) {
        return new Rulebook(
                next, instruments, table, remedied, stakes, standingRaise, values, stakesFactor);
    }

    /// Judges a moment. The same evidence, in whatever order, always comes to the same verdict.
    ///
    /// @param asOf the instant by which promises past their due time count as missed
    public Verdict judge(Moment moment, Instant asOf) {
        return new Judgement(this, moment, asOf).verdict();
    }

    /// What a moment weighs on its customer's chain.
    ///
    /// @param owStands whether an OW already stood on the chain when the moment came
    public Weight weigh(@Nullable Experience experience, Stakes declared, boolean owStands) {
        double e = of(stakes, declared);
        if (owStands) e = 1 - (1 - e) * (1 - standingRaise);
        return new Weight(
                e, experience == null ? null : of(values, experience) * (1 + stakesFactor * e));
    }

    /// How what a customer says reads.
    public FeltAxis read(Feedback feedback) {
        return switch (feedback.instrument()) {
            case COMPLAINT -> FeltAxis.BELOW;
            case COMPLIMENT -> FeltAxis.ABOVE;
            case EXPECTATION, PACKAGE, CSAT, SMILEY, CES, NPS ->
                    feedback.score() == null
                            ? FeltAxis.UNKNOWN
                            : of(instruments, feedback.instrument()).read(feedback.score());
        };
    }

    /// The verdict for what was delivered and felt, before never-events and remedies.
    Cell cell(DeliveryAxis delivery, FeltAxis felt) {
        return cell(table, delivery, felt);
    }

    private static Map<FeltAxis, Cell> row(
            Cell below, Cell met, Cell pleased, Cell above, Cell unknown) {
        return Map.of(
                FeltAxis.BELOW, below,
                FeltAxis.MET, met,
                FeltAxis.PLEASED, pleased,
                FeltAxis.ABOVE, above,
                FeltAxis.UNKNOWN, unknown);
    }

    private static Cell cell(
            Map<DeliveryAxis, Map<FeltAxis, Cell>> table, DeliveryAxis delivery, FeltAxis felt) {
        return of(of(table, delivery), felt);
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    private static Map<Instrument, Thresholds> scored(Map<Instrument, Thresholds> instruments) {
        for (var instrument : instruments.keySet())
            if (!instrument.scored())
                throw new InvalidValue(
                        "instruments/" + instrument, "must be left out: it has no scale");
        return instruments;
    }

    private static <K extends Enum<K>, V> Map<K, V> complete(
            String component, Class<K> keys, Map<K, V> map) {
        for (var key : keys.getEnumConstants()) {
            boolean needed = !(key instanceof Instrument instrument) || instrument.scored();
            if (needed && !map.containsKey(key))
                throw new InvalidValue(component, "must say something of " + key);
        }
        return Collections.unmodifiableMap(new EnumMap<>(map));
    }

    private static void checkScale(Instrument instrument, Thresholds thresholds) {
        if (thresholds.below() < instrument.lowest() - 1
                || thresholds.pleased() > instrument.highest())
            throw new InvalidValue(
                    "instruments/" + instrument,
                    "must keep to its scale, %d to %d"
                            .formatted(instrument.lowest(), instrument.highest()));
    }

    private static void checkRow(DeliveryAxis delivery, Map<FeltAxis, Cell> row) {
        var path = "table/" + delivery;
        if (of(row, FeltAxis.UNKNOWN).experience() == WOW)
            throw new InvalidValue(path + "/UNKNOWN", "there is no WOW without a customer's word");
        var ascending =
                new FeltAxis[] {
                    FeltAxis.BELOW, FeltAxis.UNKNOWN, FeltAxis.MET, FeltAxis.PLEASED, FeltAxis.ABOVE
                };
        for (int i = 1; i < ascending.length; i++) {
            if (of(row, ascending[i]).rank() < of(row, ascending[i - 1]).rank())
                throw new InvalidValue(
                        path + "/" + ascending[i],
                        "must not be worse than %s, in the order OW, unjudged, HOW, WOW"
                                .formatted(ascending[i - 1]));
        }
    }

    private static void within(String component, double value, double least, double most) {
        if (!(value >= least && value <= most))
            throw new InvalidValue(component, "must be from %s to %s".formatted(least, most));
    }
}
