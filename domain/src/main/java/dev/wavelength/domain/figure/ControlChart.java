package dev.wavelength.domain.figure;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Shares of one thing over time, against the range in which they would vary by chance alone.
///
/// Laney's p′ chart. With pᵢ the share of nᵢ in beat i, p̄ the share of all and sᵢ = √(p̄(1 −
/// p̄)/nᵢ), zᵢ = (pᵢ − p̄)/sᵢ says how far beat i lies out; σz, the mean of |zᵢ − zᵢ₋₁| divided by
/// 1.128, how far beats lie apart from one to the next. The limits are p̄ ± 3·sᵢ·σz. With σz = 1
/// that is the plain p chart, which cries wolf where wholes are large and the days differ for
/// reasons of their own.
///
/// A beat gives a signal when it lies outside of its limits, or when it is at least the eighth in a
/// row on one side of p̄. Beats without anything to share are passed over.
///
/// Sources: D. B. Laney, Improved control charts for attributes, Quality Engineering 14 (2002); the
/// run of eight: Western Electric, Statistical Quality Control Handbook (1956).
///
/// @param centre the share of all beats together; none of nothing
/// @param spread σz; none of fewer than two beats that hold something, or if nothing varies
/// @param points a point for each beat, in order
public record ControlChart(@Nullable Double centre, @Nullable Double spread, List<Point> points) {

    /// How many beats in a row on one side of the centre give a signal.
    public static final int RUN = 8;

    /// How many standard deviations the limits lie out.
    private static final double WIDTH = 3;

    /// The mean distance of two draws from a normal distribution, in standard deviations.
    private static final double MEAN_RANGE = 1.128;

    public ControlChart {
        points = List.copyOf(points);
    }

    /// Which way the share has shifted.
    public enum Signal {
        HIGH,
        LOW
    }

    /// One beat.
    ///
    /// @param limits the range in which it would lie by chance; none where there is none
    /// @param signal none if it lies as it would by chance
    public record Point(Share share, @Nullable Interval limits, @Nullable Signal signal) {}

    /// The chart of these beats.
    public static ControlChart of(List<Share> beats) {
        var all =
                new Share(
                        beats.stream().mapToLong(Share::hits).sum(),
                        beats.stream().mapToLong(Share::whole).sum());
        if (all.whole() == 0) return new ControlChart(null, null, pointsAlone(beats));
        double centre = (double) all.hits() / all.whole();
        var spread = spread(beats, centre);
        if (spread == null) return new ControlChart(centre, null, pointsAlone(beats));
        return new ControlChart(centre, spread, points(beats, centre, spread));
    }

    private static List<Point> pointsAlone(List<Share> beats) {
        return beats.stream().map(share -> new Point(share, null, null)).toList();
    }

    private static @Nullable Double spread(List<Share> beats, double centre) {
        if (centre == 0 || centre == 1) return null;
        var distances =
                beats.stream()
                        .filter(share -> share.whole() > 0)
                        .mapToDouble(share -> (rate(share) - centre) / deviation(share, centre))
                        .toArray();
        if (distances.length < 2) return null;
        double sum = 0;
        for (int i = 1; i < distances.length; i++) sum += Math.abs(distances[i] - distances[i - 1]);
        return sum / (distances.length - 1) / MEAN_RANGE;
    }

    private static List<Point> points(List<Share> beats, double centre, double spread) {
        var points = new ArrayList<Point>();
        int above = 0;
        int below = 0;
        for (var share : beats) {
            if (share.whole() == 0) {
                points.add(new Point(share, null, null));
                continue;
            }
            double rate = rate(share);
            above = rate > centre ? above + 1 : 0;
            below = rate < centre ? below + 1 : 0;
            double half = WIDTH * deviation(share, centre) * spread;
            var signal =
                    rate > centre + half || above >= RUN
                            ? Signal.HIGH
                            : rate < centre - half || below >= RUN ? Signal.LOW : null;
            var limits = new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
            points.add(new Point(share, limits, signal));
        }
        return points;
    }

    private static double rate(Share share) {
        return (double) share.hits() / share.whole();
    }

    private static double deviation(Share share, double centre) {
        return Math.sqrt(centre * (1 - centre) / share.whole());
    }
}
