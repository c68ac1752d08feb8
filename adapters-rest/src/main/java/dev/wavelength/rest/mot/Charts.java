package dev.wavelength.rest.mot;

import dev.wavelength.domain.figure.ControlChart;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Finding.Result;
import dev.wavelength.domain.mot.Item;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Drawings for a certificate, as SVG within its page. Colour never says anything alone: each
/// drawing has a shape of its own, and words for whoever does not see it.
///
/// @param most the share at the right end of all intervals
record Charts(double most) {

    private static final double WIDTH = 220;
    private static final double TREND_WIDTH = 120;
    private static final double TREND_HEIGHT = 28;

    /// The ends that a scale may have, and the step between what is written on it.
    private static final double[][] SCALES = {{.2, .05}, {.4, .1}, {.6, .2}, {1, .25}};

    /// The charts of these items, drawn to one scale, so that they can be compared: the shortest
    /// that holds the intervals of all that could be tested.
    static Charts of(List<Item> items) {
        double highest =
                items.stream()
                        .filter(item -> item.result() != Result.NOT_TESTABLE)
                        .mapToDouble(
                                item ->
                                        Math.max(
                                                item.touchpoint().dangerLimit(),
                                                item.upper() == null ? 0 : item.upper()))
                        .max()
                        .orElse(0);
        for (var scale : SCALES) if (highest <= scale[0]) return new Charts(scale[0]);
        return new Charts(1);
    }

    private double x(double share) {
        return Math.min(share, most) / most * WIDTH;
    }

    /// What stands above the intervals.
    Html scale() {
        double step = 1;
        for (var scale : SCALES) if (scale[0] == most) step = scale[1];
        var labels = new ArrayList<Html>();
        for (int i = 0; i * step <= most + 1e-9; i++) {
            double share = i * step;
            labels.add(
                    Html.of(
                            "<text x=\"{}\" y=\"11\" text-anchor=\"{}\">{}</text>",
                            number(x(share)),
                            i == 0 ? "start" : share >= most - 1e-9 ? "end" : "middle",
                            percent(share)));
        }
        return Html.of(
                "<svg class=\"scale\" viewBox=\"0 0 {} 14\" width=\"{}\" height=\"14\" role=\"img\" aria-label=\"Share of OWs, from 0 to {}\">{}</svg>",
                number(WIDTH),
                number(WIDTH),
                percent(most),
                Html.all(labels.stream()));
    }

    /// The share of OWs with its interval, against its limits.
    Html interval(Item item) {
        double limit = item.touchpoint().owLimit();
        double danger = item.touchpoint().dangerLimit();
        return Html.of(
                """
                <svg class="interval {}" viewBox="0 0 {} 22" width="{}" height="22" role="img" aria-label="{}">
                <rect class="within" x="0" y="4" width="{}" height="14"/>
                <rect class="above" x="{}" y="4" width="{}" height="14"/>
                <rect class="beyond" x="{}" y="4" width="{}" height="14"/>
                <path class="limit" d="M{} 1V21M{} 1V21"/>{}
                </svg>\
                """,
                shade(item.result()),
                number(WIDTH),
                number(WIDTH),
                words(item),
                number(x(limit)),
                number(x(limit)),
                number(x(danger) - x(limit)),
                number(x(danger)),
                number(WIDTH - x(danger)),
                number(x(limit)),
                number(x(danger)),
                bar(item));
    }

    private static String words(Item item) {
        var rate = item.owRate();
        var lower = item.lower();
        var upper = item.upper();
        return rate == null || lower == null || upper == null
                ? "nothing is judged"
                : "%s OWs, between %s and %s; the limit is %s, the danger limit %s"
                        .formatted(
                                percent(rate),
                                percent(lower),
                                percent(upper),
                                percent(item.touchpoint().owLimit()),
                                percent(item.touchpoint().dangerLimit()));
    }

    private Html bar(Item item) {
        var rate = item.owRate();
        var lower = item.lower();
        var upper = item.upper();
        if (rate == null || lower == null || upper == null) return Html.NONE;
        return Html.all(
                Html.of(
                        "<path class=\"range\" d=\"M{} 11H{}\"/>",
                        number(x(lower)),
                        number(Math.max(x(upper), x(lower) + 1))),
                // What goes beyond the scale ends in an arrow.
                upper > most
                        ? Html.of("<path class=\"tip\" d=\"M{} 6l6 5l-6 5z\"/>", number(WIDTH - 6))
                        : Html.NONE,
                rate > most
                        ? Html.NONE
                        : Html.of(
                                "<circle class=\"rate\" cx=\"{}\" cy=\"11\" r=\"4.5\"/>",
                                number(Math.clamp(x(rate), 5, WIDTH - 5))));
    }

    /// The share of OWs over time, with its mean; where it has shifted there is a diamond.
    static Html trend(Item item) {
        var chart = item.trend().chart();
        var centre = chart.centre();
        long known = chart.points().stream().filter(point -> point.share().whole() > 0).count();
        if (centre == null || chart.spread() == null || known < LEAST_BEATS)
            return Html.of("<span class=\"quiet\">–</span>");
        double highest =
                chart.points().stream()
                        .mapToDouble(point -> point.share().rate().orElse(0))
                        .max()
                        .orElse(1);
        double scale = Math.max(highest, centre) * 1.1;
        var line = new StringBuilder();
        var marks = new ArrayList<Html>();
        int signals = 0;
        double step = (TREND_WIDTH - 8) / Math.max(1, chart.points().size() - 1);
        for (int i = 0; i < chart.points().size(); i++) {
            var point = chart.points().get(i);
            if (point.share().whole() == 0) continue;
            double x = 4 + i * step;
            double y = y(point.share().rate().orElse(0), scale);
            line.append(line.isEmpty() ? 'M' : 'L').append(number(x)).append(' ').append(number(y));
            if (point.signal() != null) {
                signals++;
                marks.add(
                        Html.of(
                                "<path class=\"signal {}\" d=\"M{} {}l4 4l-4 4l-4 -4z\"/>",
                                point.signal() == ControlChart.Signal.HIGH ? "high" : "low",
                                number(x),
                                number(y - 4)));
            }
        }
        return Html.of(
                """
                <svg class="trend" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">
                <path class="mean" d="M0 {}H{}"/><path class="line" d="{}"/>{}</svg>\
                """,
                number(TREND_WIDTH),
                number(TREND_HEIGHT),
                number(TREND_WIDTH),
                number(TREND_HEIGHT),
                "over %d beats of %d days the mean is %s; %s"
                        .formatted(
                                chart.points().size(),
                                item.trend().days(),
                                percent(centre),
                                signals == 0 ? "no shift" : "signs of a shift in " + signals),
                number(y(centre, scale)),
                number(TREND_WIDTH),
                line,
                Html.all(marks.stream()));
    }

    /// How many beats must hold something for a line to say anything.
    private static final int LEAST_BEATS = 8;

    private static double y(double share, double scale) {
        return TREND_HEIGHT - 4 - share / scale * (TREND_HEIGHT - 8);
    }

    /// OW, HOW, WOW and silence side by side, with their figures beneath.
    static Html shares(long ow, long how, long wow, long silence) {
        var parts =
                List.of(
                        new Part("ow", "OW", ow),
                        new Part("how", "HOW", how),
                        new Part("wow", "WOW", wow),
                        new Part("silence", "silence", silence));
        long all = ow + how + wow + silence;
        var bars = new ArrayList<Html>();
        double x = 0;
        for (var part : parts) {
            double width = 700.0 * part.count / all;
            bars.add(
                    Html.of(
                            "<rect class=\"{}\" x=\"{}\" y=\"0\" width=\"{}\" height=\"20\"/>",
                            part.shade,
                            number(x),
                            number(Math.max(0, width - 2))));
            x += width;
        }
        return Html.of(
                """
                <svg class="shares" viewBox="0 0 700 20" preserveAspectRatio="none" aria-hidden="true">{}</svg>
                <ul class="shares">{}</ul>
                """,
                Html.all(bars.stream()),
                Html.all(
                        parts.stream()
                                .map(
                                        part ->
                                                Html.of(
                                                        "<li class=\"{}\"><b>{}</b> {} <span class=\"quiet\">{}</span></li>",
                                                        part.shade,
                                                        "%,d".formatted(part.count),
                                                        part.name,
                                                        percent(
                                                                new Share(part.count, all)
                                                                        .rate()
                                                                        .orElse(0))))));
    }

    private record Part(String shade, String name, long count) {}

    /// The seal of a whole certificate.
    static Html seal(Certificate.Result result) {
        var sign =
                switch (result) {
                    case PASS -> "M20 33l9 9l16 -19";
                    case FAIL -> "M22 22l20 20M42 22l-20 20";
                    case INCOMPLETE -> "M20 32h24";
                };
        return Html.of(
                "<svg class=\"seal\" viewBox=\"0 0 64 64\" width=\"64\" height=\"64\" aria-hidden=\"true\"><circle cx=\"32\" cy=\"32\" r=\"30\"/><path d=\"{}\"/></svg>",
                sign);
    }

    /// The mark of an item: a shape for each result.
    static Html mark(Result result) {
        var shape =
                switch (result) {
                    case DANGEROUS ->
                            "<path d=\"M8 1L15.5 15H.5z\"/><path class=\"on\" d=\"M8 6v4M8 12.2v.8\"/>";
                    case MAJOR ->
                            "<circle cx=\"8\" cy=\"8\" r=\"7\"/><path class=\"on\" d=\"M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4\"/>";
                    case MINOR ->
                            "<path d=\"M8 .8L15.2 8L8 15.2L.8 8z\"/><path class=\"on\" d=\"M8 5v3.6M8 10.4v.8\"/>";
                    case ADVISORY ->
                            "<rect x=\"1.5\" y=\"1.5\" width=\"13\" height=\"13\" rx=\"2\"/><path class=\"on\" d=\"M8 4.6v.8M8 7.4V11.6\"/>";
                    case PASS ->
                            "<circle cx=\"8\" cy=\"8\" r=\"7\"/><path class=\"on\" d=\"M4.8 8.3l2.3 2.3l4.2 -4.8\"/>";
                    case NOT_TESTABLE ->
                            "<circle class=\"open\" cx=\"8\" cy=\"8\" r=\"6.3\"/><path class=\"in\" d=\"M5 8h6\"/>";
                };
        return Html.of(
                "<svg class=\"mark {}\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\">{}</svg>",
                shade(result),
                new Html(shape));
    }

    private static String shade(Result result) {
        return result.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A share for people: in per cent, finer where it is small.
    static String percent(double share) {
        double percent = 100 * share;
        boolean whole = percent >= 10 || percent == Math.rint(percent);
        return String.format(Locale.ROOT, whole ? "%.0f\u202f%%" : "%.1f\u202f%%", percent);
    }

    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
