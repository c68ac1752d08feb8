package dev.wavelength.domain.priority;

import dev.wavelength.domain.figure.Interval;
import dev.wavelength.domain.figure.Percent;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.mot.Finding;
import dev.wavelength.domain.mot.Measure;
import dev.wavelength.domain.mot.TestSheet;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tally;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How much there is to gain by mending a touchpoint, and what to do about it.
///
/// The four labels are the quadrants of importance and performance, of which only one calls for
/// more effort. Performance is read from the test sheet and its bounds instead of a mean score, so
/// that chance moves nobody; what cannot be told yet has a label of its own.
///
/// Source: J. A. Martilla and J. C. James, Importance-performance analysis, Journal of Marketing 41
/// (1977); what they call a possible overkill is EASE here.
///
/// @param further how many further answers would tell, if they are like those so far
/// @param furtherIfClean how many would show that it keeps within its limit, if none is an OW
/// @param reasons why, each a sentence for people that names the figures
public record Priority(
        Touchpoint touchpoint,
        Measure measure,
        double cost,
        Reach reach,
        Label label,
        OptionalLong further,
        OptionalLong furtherIfClean,
        List<String> reasons) {

    /// Where surely fewer customers pass than this, little is lost by less effort.
    public static final double LITTLE_REACH = 0.1;

    /// At most this part of what is allowed is better than it needs to be.
    public static final double EASY = 0.5;

    /// The most to gain first. Of two that promise the same, the one that costs more, then the one
    /// that may be worse, then by id.
    public static final Comparator<Priority> MOST_TO_GAIN =
            Comparator.comparingDouble(Priority::score)
                    .thenComparingDouble(Priority::cost)
                    .thenComparingDouble(priority -> priority.upper().orElse(0))
                    .reversed()
                    .thenComparing(priority -> priority.touchpoint().id().text());

    public Priority {
        reasons = List.copyOf(reasons);
    }

    /// What there is to do about a touchpoint with these moments.
    public static Priority of(Touchpoint touchpoint, Tally tally, Reach reach) {
        var measure = Measure.of(tally, 0);
        var finding = TestSheet.of(touchpoint).inspect(measure, null);
        var label = label(touchpoint, measure, finding, reach);
        boolean unknown = label == Label.MEASURE;
        var further = unknown ? further(touchpoint, measure) : OptionalLong.empty();
        var ifClean = unknown ? furtherIfClean(touchpoint, measure) : OptionalLong.empty();
        double cost = (double) tally.cost() / Tally.PARTS;
        var reasons = new ArrayList<String>();
        if (measure.ow() > 0) reasons.add(cost(measure, cost));
        reasons.add(passing(reach));
        reasons.addAll(finding.reasons());
        reasons.addAll(advice(touchpoint, measure, label, further, ifClean));
        return new Priority(touchpoint, measure, cost, reach, label, further, ifClean, reasons);
    }

    /// What OWs cost, times how many of the customers they can reach.
    public double score() {
        return cost * reach.rate();
    }

    /// The share of judged moments that were OWs; empty of nothing judged.
    public OptionalDouble owRate() {
        return measure.owShare().rate();
    }

    /// The most it can be with 95 % confidence; empty of nothing judged.
    public OptionalDouble upper() {
        var bounds = bounds(measure);
        return bounds == null ? OptionalDouble.empty() : OptionalDouble.of(bounds.upper());
    }

    private static @Nullable Interval bounds(Measure measure) {
        return measure.owShare().wilson(Share.ONE_SIDED_95).orElse(null);
    }

    private static Label label(
            Touchpoint touchpoint, Measure measure, Finding finding, Reach reach) {
        var bounds = bounds(measure);
        if (finding.result().fails()) return Label.FIX;
        if (bounds == null
                || finding.result() == Finding.Result.NOT_TESTABLE
                || bounds.upper() > touchpoint.owLimit()) return Label.MEASURE;
        boolean little = !touchpoint.critical() && reach.interval().upper() < LITTLE_REACH;
        boolean easy = bounds.upper() <= EASY * touchpoint.owLimit();
        return little && easy && finding.result() == Finding.Result.PASS ? Label.EASE : Label.KEEP;
    }

    private static OptionalLong further(Touchpoint touchpoint, Measure measure) {
        var share = measure.owShare();
        boolean passes = share.rate().orElse(0) <= touchpoint.owLimit();
        int least = passes ? TestSheet.LEAST_JUDGED : TestSheet.LEAST_JUDGED_TO_FAIL;
        return beyond(measure, least, share.enough(touchpoint.owLimit(), Share.ONE_SIDED_95));
    }

    private static OptionalLong furtherIfClean(Touchpoint touchpoint, Measure measure) {
        return beyond(
                measure,
                TestSheet.LEAST_JUDGED,
                measure.owShare().enoughIfClean(touchpoint.owLimit(), Share.ONE_SIDED_95));
    }

    /// How many answers are missing if so many are enough: of the moments that are there first, so
    /// that they cover more of them.
    private static OptionalLong beyond(Measure measure, int least, OptionalLong enough) {
        if (enough.isEmpty()) return enough;
        long covering = (long) Math.ceil(TestSheet.LEAST_COVERAGE * measure.moments());
        long needed = Math.max(Math.max(enough.getAsLong(), least), covering);
        return OptionalLong.of(Math.max(1, needed - measure.judged()));
    }

    private static String cost(Measure measure, double cost) {
        return "%s %s on customers' chains%s."
                .formatted(
                        measure.ow() == 1 ? "1 OW weighs" : measure.ow() + " OWs weigh",
                        BigDecimal.valueOf(cost)
                                .setScale(1, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString(),
                        measure.standing() == 0
                                ? ""
                                : "; %d of them %s and count%s twice"
                                        .formatted(
                                                measure.standing(),
                                                measure.standing() == 1 ? "stands" : "stand",
                                                measure.standing() == 1 ? "s" : ""));
    }

    private static String passing(Reach reach) {
        if (reach.tooFew())
            return "Fewer than %d of the customers pass here.".formatted(Reach.FEWEST_TOLD);
        var interval = reach.interval();
        return reach.certain()
                ? "%s of the customers pass here.".formatted(Percent.of(reach.rate()))
                : "%s of the customers pass here: %s to %s, by a sample."
                        .formatted(
                                Percent.of(reach.rate()),
                                Percent.of(interval.lower()),
                                Percent.of(interval.upper()));
    }

    private static List<String> advice(
            Touchpoint touchpoint,
            Measure measure,
            Label label,
            OptionalLong further,
            OptionalLong ifClean) {
        var advice = new ArrayList<String>();
        switch (label) {
            case FIX -> {}
            case MEASURE -> {
                boolean fails = measure.owShare().rate().orElse(0) > touchpoint.owLimit();
                if (further.isPresent())
                    advice.add(
                            "If it goes on like this, %s show that it %s."
                                    .formatted(
                                            answers(further.getAsLong()),
                                            fails
                                                    ? "is above its limit"
                                                    : "keeps within its limit"));
                if (ifClean.isPresent())
                    advice.add(
                            "Without another OW, %s show that it keeps within its limit."
                                    .formatted(answers(ifClean.getAsLong())));
            }
            case KEEP -> advice.add("It keeps within its limit: go on like this.");
            case EASE ->
                    advice.add(
                            "It is better than it needs to be where few customers pass: effort may"
                                    + " do more elsewhere.");
        }
        return advice;
    }

    private static String answers(long number) {
        return number == 1 ? "1 further answer would" : number + " further answers would";
    }
}
