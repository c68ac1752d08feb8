package dev.wavelength.domain.mot;

import dev.wavelength.domain.figure.Interval;
import dev.wavelength.domain.figure.Percent;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.mot.Finding.Result;
import dev.wavelength.domain.promise.Touchpoint;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// By what a touchpoint is inspected: the share of OWs that is allowed there, and how much must be
/// known before anything is said.
///
/// Bounds are one-sided 95 % Wilson bounds: what fails, fails beyond reasonable doubt, and what
/// passes without a word is known to keep within the limit.
///
/// Source of the results: the categories of defects in the MOT test for vehicles since 20 May 2018
/// (DVSA).
///
/// @param owLimit the share of OWs allowed
/// @param dangerLimit the share above which it is dangerous
public record TestSheet(double owLimit, double dangerLimit) {

    /// How many moments must be judged for a pass.
    public static final int LEAST_JUDGED = 20;

    /// How many must be judged for a fail.
    public static final int LEAST_JUDGED_TO_FAIL = 10;

    /// The share of moments that must be judged.
    public static final double LEAST_COVERAGE = 0.3;

    /// The share of moments below which silence is worth a word.
    public static final double CLEAR_COVERAGE = 0.6;

    /// One near miss in so many judged moments is worth a word.
    public static final int JUDGED_PER_NEAR_MISS = 10;

    /// The sheet of a touchpoint.
    public static TestSheet of(Touchpoint touchpoint) {
        return new TestSheet(touchpoint.owLimit(), touchpoint.dangerLimit());
    }

    /// What is found: the first result that holds, in the order of [Result].
    ///
    /// @param before the advisory on the certificate before, if there was one
    public Finding inspect(Measure measure, @Nullable Advisory before) {
        var reasons = new Reasons();
        var bounds = measure.owShare().wilson(Share.ONE_SIDED_95).orElse(null);
        if (dangerous(measure, bounds, reasons)) return reasons.finding(Result.DANGEROUS);
        if (major(measure, bounds, reasons)) return reasons.finding(Result.MAJOR);
        if (bounds == null || notTestable(measure, reasons)) {
            if (bounds == null) reasons.add(silence(measure));
            return carried(reasons, before);
        }
        if (minor(measure, reasons))
            return before == null ? reasons.finding(Result.MINOR) : seenAgain(reasons, before);
        if (advisory(measure, bounds, reasons))
            return before == null
                    ? new Finding(Result.ADVISORY, reasons.all, 1)
                    : seenAgain(reasons, before);
        reasons.add(
                "%s: with 95 %% confidence at most %s, within the limit of %s."
                        .formatted(
                                ofJudged(measure),
                                Percent.of(bounds.upper()),
                                Percent.of(owLimit)));
        return reasons.finding(Result.PASS);
    }

    private boolean dangerous(Measure measure, @Nullable Interval bounds, Reasons reasons) {
        if (measure.neverEvents() > 0)
            reasons.add(
                    "%s: what must never happen did, and was not made good."
                            .formatted(standing(measure.neverEvents(), "never-event")));
        if (measure.overdue() > 0)
            reasons.add(
                    "%s without the remedy that was due."
                            .formatted(standing(measure.overdue(), "critical recovery")));
        if (enoughToFail(measure) && bounds != null && bounds.lower() > dangerLimit)
            reasons.add(
                    "%s: with 95 %% confidence more than %s, above the danger limit of %s."
                            .formatted(
                                    ofJudged(measure),
                                    Percent.of(bounds.lower()),
                                    Percent.of(dangerLimit)));
        return reasons.given();
    }

    private boolean major(Measure measure, @Nullable Interval bounds, Reasons reasons) {
        if (!enoughToFail(measure) || bounds == null || bounds.lower() <= owLimit) return false;
        boolean covered = coverage(measure) >= LEAST_COVERAGE;
        double ofAll = (double) measure.ow() / measure.moments();
        if (!covered && ofAll <= owLimit) return false;
        reasons.add(
                "%s: with 95 %% confidence more than %s, above the limit of %s."
                        .formatted(
                                ofJudged(measure),
                                Percent.of(bounds.lower()),
                                Percent.of(owLimit)));
        if (!covered)
            reasons.add(
                    "Only %s of moments are judged, but OWs are %s of all of them, judged or not."
                            .formatted(Percent.of(coverage(measure)), Percent.of(ofAll)));
        return true;
    }

    private boolean notTestable(Measure measure, Reasons reasons) {
        if (measure.judged() < LEAST_JUDGED)
            reasons.add(
                    "Of %s %d %s judged: %d are needed."
                            .formatted(
                                    counted(measure.moments(), "moment"),
                                    measure.judged(),
                                    measure.judged() == 1 ? "is" : "are",
                                    LEAST_JUDGED));
        if (coverage(measure) < LEAST_COVERAGE)
            reasons.add(
                    "Only %s of %s are judged: %s are needed."
                            .formatted(
                                    Percent.of(coverage(measure)),
                                    counted(measure.moments(), "moment"),
                                    Percent.of(LEAST_COVERAGE)));
        return reasons.given();
    }

    private static String silence(Measure measure) {
        return measure.moments() == 0
                ? "There were no moments."
                : "Of %s none is judged.".formatted(counted(measure.moments(), "moment"));
    }

    private boolean minor(Measure measure, Reasons reasons) {
        double rate = (double) measure.ow() / measure.judged();
        if (rate <= owLimit) return false;
        reasons.add(
                "%s, which is %s: above the limit of %s, but it may be chance."
                        .formatted(ofJudged(measure), Percent.of(rate), Percent.of(owLimit)));
        return true;
    }

    private boolean advisory(Measure measure, Interval bounds, Reasons reasons) {
        if (bounds.upper() > owLimit)
            reasons.add(
                    "%s: it may be up to %s, above the limit of %s."
                            .formatted(
                                    ofJudged(measure),
                                    Percent.of(bounds.upper()),
                                    Percent.of(owLimit)));
        if (measure.nearMisses() * JUDGED_PER_NEAR_MISS > measure.judged())
            reasons.add(
                    "%s in %s: promises are only just kept."
                            .formatted(
                                    measure.nearMisses() == 1
                                            ? "1 near miss"
                                            : measure.nearMisses() + " near misses",
                                    counted(measure.judged(), "judged moment")));
        if (coverage(measure) < CLEAR_COVERAGE)
            reasons.add(
                    "Of %s of moments nothing is known."
                            .formatted(Percent.of(1 - coverage(measure))));
        return reasons.given();
    }

    /// An advisory seen twice running is a minor defect, three times a major one. It is seen again
    /// as well where by now it is a minor defect of its own: that is no better.
    private static Finding seenAgain(Reasons reasons, Advisory before) {
        int age = before.age() + 1;
        reasons.add(
                "An advisory on certificate %d as well: seen %s running, it is a %s defect."
                        .formatted(
                                before.certificate(),
                                age == 2 ? "twice" : age + " times",
                                age == 2 ? "minor" : "major"));
        return new Finding(age == 2 ? Result.MINOR : Result.MAJOR, reasons.all, age);
    }

    /// What cannot be tested is no better than it was: its advisory stays as old as it is.
    private static Finding carried(Reasons reasons, @Nullable Advisory before) {
        if (before == null) return reasons.finding(Result.NOT_TESTABLE);
        reasons.add(
                "The advisory on certificate %d stays: nothing shows that it is better."
                        .formatted(before.certificate()));
        return new Finding(Result.NOT_TESTABLE, reasons.all, before.age());
    }

    private static boolean enoughToFail(Measure measure) {
        return measure.judged() >= LEAST_JUDGED_TO_FAIL;
    }

    private static double coverage(Measure measure) {
        return measure.coverage().orElse(0);
    }

    private static String ofJudged(Measure measure) {
        return "%s in %s"
                .formatted(
                        measure.ow() == 0 ? "No OW" : counted(measure.ow(), "OW"),
                        counted(measure.judged(), "judged moment"));
    }

    private static String counted(long number, String what) {
        return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    private static String standing(long number, String what) {
        if (number == 1) return "1 %s stands".formatted(what);
        var many = what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
        return "%d %s stand".formatted(number, many);
    }

    /// Reasons as they are found.
    private static final class Reasons {

        private final List<String> all = new ArrayList<>();

        void add(String sentence) {
            all.add(sentence);
        }

        boolean given() {
            return !all.isEmpty();
        }

        Finding finding(Result result) {
            return new Finding(result, all, 0);
        }
    }
}
