package dev.wavelength.application.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.figure.ControlChart;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.value.Days;
import dev.wavelength.domain.value.Fault;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

final class TrendReader implements ReadTrend {

    private final Tallies tallies;

    TrendReader(Tallies tallies) {
        this.tallies = tallies;
    }

    @Override
    public Outcome read(
            Brand.Id brand,
            Touchpoint.@Nullable Id touchpoint,
            LocalDate from,
            LocalDate to,
            Every every) {
        var fault = Days.fault(from, to, MOST_DAYS);
        if (fault.isPresent()) return new Outcome.Faulty(List.of(fault.get()));
        var starts = new ArrayList<LocalDate>();
        for (int beat = 0; !start(from, every, beat).isAfter(to); beat++)
            starts.add(start(from, every, beat));
        if (starts.size() > MOST_BEATS)
            return new Outcome.Faulty(
                    List.of(
                            new Fault(
                                    "/to",
                                    "must be at most %d beats from the first: choose longer ones"
                                            .formatted(MOST_BEATS))));
        var counted = tallies.daily(brand, touchpoint, from, to);
        var shares = new ArrayList<Share>();
        for (int beat = 0; beat < starts.size(); beat++) {
            var tally =
                    counted.subMap(starts.get(beat), start(from, every, beat + 1)).values().stream()
                            .reduce(Tally.NONE, Tally::plus);
            shares.add(new Share(tally.ow(), tally.judged()));
        }
        var chart = ControlChart.of(shares);
        var beats = new ArrayList<Beat>();
        for (int beat = 0; beat < starts.size(); beat++)
            beats.add(new Beat(starts.get(beat), chart.points().get(beat)));
        return new Outcome.Found(chart, beats);
    }

    /// Months are counted from the first day, so that one that begins on a 31st keeps to the ends.
    private static LocalDate start(LocalDate from, Every every, int beat) {
        return switch (every) {
            case DAY -> from.plusDays(beat);
            case WEEK -> from.plusWeeks(beat);
            case MONTH -> from.plusMonths(beat);
        };
    }
}
