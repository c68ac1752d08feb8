package dev.wavelength.contract.verdict;

import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.verdict.Cell;
import dev.wavelength.domain.verdict.DeliveryAxis;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.FeltAxis;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Thresholds;

import java.util.EnumMap;
import java.util.Map;

/// Builds rulebooks that depart from the standard.
public final class RulebookBuilder {

    private int version = 1;
    private final Map<Instrument, Thresholds> instruments =
            new EnumMap<>(Rulebook.standard().instruments());
    private final Map<DeliveryAxis, Map<FeltAxis, Cell>> table = new EnumMap<>(DeliveryAxis.class);
    private Cell remedied = Rulebook.standard().remedied();
    private final Map<Stakes, Double> stakes = new EnumMap<>(Rulebook.standard().stakes());
    private double standingRaise = Rulebook.standard().standingRaise();
    private final Map<Experience, Double> values = new EnumMap<>(Rulebook.standard().values());
    private double stakesFactor = Rulebook.standard().stakesFactor();

    private RulebookBuilder() {
        Rulebook.standard().table().forEach((axis, row) -> table.put(axis, new EnumMap<>(row)));
    }

    /// The standard, to begin with.
    public static RulebookBuilder rulebook() {
        return new RulebookBuilder();
    }

    public RulebookBuilder version(int number) {
        version = number;
        return this;
    }

    public RulebookBuilder instrument(Instrument instrument, Thresholds thresholds) {
        instruments.put(instrument, thresholds);
        return this;
    }

    public RulebookBuilder cell(DeliveryAxis delivery, FeltAxis felt, Cell cell) {
        table.computeIfPresent(
                delivery,
                (axis, row) -> {
                    var changed = new EnumMap<>(row);
                    changed.put(felt, cell);
                    return changed;
                });
        return this;
    }

    public RulebookBuilder remedied(Cell cell) {
        remedied = cell;
        return this;
    }

    public RulebookBuilder stakes(Stakes declared, double e) {
        stakes.put(declared, e);
        return this;
    }

    public RulebookBuilder standingRaise(double share) {
        standingRaise = share;
        return this;
    }

    public RulebookBuilder value(Experience experience, double v) {
        values.put(experience, v);
        return this;
    }

    public RulebookBuilder stakesFactor(double factor) {
        stakesFactor = factor;
        return this;
    }

    public Rulebook build() {
        return new Rulebook(
                version, instruments, table, remedied, stakes, standingRaise, values, stakesFactor);
    }
}
