package dev.wavelength.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Everything measured so far, each thing several times; medians are what is told.
final class Report {

    private final Map<String, List<Double>> measured = new LinkedHashMap<>();
    private final Map<String, Target> ratios = new LinkedHashMap<>();

    /// What a ratio should be.
    private record Target(double value, boolean atLeast, double bound) {
        boolean met() {
            return atLeast ? value >= bound : value <= bound;
        }
    }

    void add(String what, double value) {
        measured.computeIfAbsent(what, key -> new ArrayList<>()).add(value);
        System.err.printf(Locale.ROOT, "%s: %.2f%n", what, value);
    }

    double median(String what) {
        var values = measured.get(what);
        if (values == null) throw new IllegalStateException("not measured: " + what);
        return median(values);
    }

    /// The median of what was measured of one thing divided by what was measured of another, round
    /// by round: noise that lasts longer than a round divides out.
    double ratio(String what, String by) {
        var dividends = values(what);
        var divisors = values(by);
        var quotients = new ArrayList<Double>();
        for (int i = 0; i < dividends.size(); i++)
            quotients.add(dividends.get(i) / divisors.get(i));
        return median(quotients);
    }

    private List<Double> values(String what) {
        var values = measured.get(what);
        if (values == null) throw new IllegalStateException("not measured: " + what);
        return values;
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    void atLeast(String name, double bound, double value) {
        ratios.put(name, new Target(value, true, bound));
    }

    void atMost(String name, double bound, double value) {
        ratios.put(name, new Target(value, false, bound));
    }

    /// Prints all of it as Markdown.
    void print(PrintStream out) {
        out.println();
        out.println("| measured | median | least | most | times |");
        out.println("| --- | ---: | ---: | ---: | ---: |");
        measured.forEach(
                (what, values) ->
                        out.println(
                                "| %s | %s | %s | %s | %d |"
                                        .formatted(
                                                what,
                                                figure(median(values)),
                                                figure(values.stream().reduce(Math::min).get()),
                                                figure(values.stream().reduce(Math::max).get()),
                                                values.size())));
        out.println();
        out.println("| target | is | should be | |");
        out.println("| --- | ---: | ---: | --- |");
        ratios.forEach(
                (name, target) ->
                        out.println(
                                "| %s | %s | %s %s | %s |"
                                        .formatted(
                                                name,
                                                figure(target.value()),
                                                target.atLeast() ? "at least" : "at most",
                                                figure(target.bound()),
                                                target.met() ? "met" : "missed")));
        out.println();
        ratios.forEach(
                (name, target) ->
                        out.println("ratio %s %s".formatted(name, figure(target.value()))));
        out.flush();
    }

    /// Three digits that count, and all before the point.
    private static String figure(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace(",", " ");
    }
}
