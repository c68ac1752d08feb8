package dev.wavelength.rest.mot;

import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.mot.Finding.Result;
import dev.wavelength.domain.mot.Item;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A certificate as a page for people, on a screen or on paper. It holds all it needs: no script,
/// no picture, no address that leads anywhere.
final class CertificatePage {

    private static final String STYLE = style();

    /// What the page may do: show its own style, and nothing else.
    static final String POLICY =
            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                    .formatted(hash(STYLE));

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    /// The worst first; of the same result the highest share of OWs.
    private static final Comparator<Item> WORST_FIRST =
            Comparator.comparingInt(CertificatePage::rank)
                    .thenComparing(
                            item -> item.owRate() == null ? 0 : item.owRate(),
                            Comparator.reverseOrder())
                    .thenComparing(item -> item.touchpoint().id().text());

    private final Certificate certificate;
    private final @Nullable Integer amendedBy;
    private final List<Item> items;
    private final Charts charts;

    private CertificatePage(Certificates.Kept kept) {
        certificate = kept.certificate();
        amendedBy = kept.amendedBy();
        items = certificate.inspection().items().stream().sorted(WORST_FIRST).toList();
        charts = Charts.of(items);
    }

    /// The page of a certificate.
    static String of(Certificates.Kept kept) {
        return new CertificatePage(kept).page().markup();
    }

    /// What cannot be tested comes last: there is nothing to see yet.
    private static int rank(Item item) {
        return switch (item.result()) {
            case DANGEROUS -> 0;
            case MAJOR -> 1;
            case MINOR -> 2;
            case ADVISORY -> 3;
            case PASS -> 4;
            case NOT_TESTABLE -> 5;
        };
    }

    private Html page() {
        return Html.of(
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Service MOT No. {}: {}</title>
                <style>{}</style>
                </head>
                <body>
                {}
                <main>
                {}
                {}
                {}
                {}
                {}
                </main>
                {}
                </body>
                </html>
                """,
                certificate.number(),
                certificate.inspection().brandName(),
                new Html(STYLE),
                head(),
                verdict(),
                next(),
                figures(),
                table(),
                defects(),
                foot());
    }

    private Html head() {
        var inspection = certificate.inspection();
        return Html.of(
                """
                <header>
                <p class="kind">Service MOT <span>Certificate No. {}</span></p>
                <h1>{}</h1>
                <p class="quiet">{} to {}. Inspected {}.</p>
                {}
                </header>
                """,
                certificate.number(),
                inspection.brandName(),
                day(inspection.commission().from()),
                day(inspection.commission().to()),
                MINUTE.format(inspection.testedAt().atOffset(ZoneOffset.UTC)),
                Html.joined(notes(), "\n"));
    }

    /// What a reader must know before reading on.
    private List<Html> notes() {
        var commission = certificate.inspection().commission();
        var notes = new ArrayList<Html>();
        if (amendedBy != null)
            notes.add(
                    Html.of(
                            "<p class=\"note\">Certificate No. {} corrects this one: evidence came late. Read that one instead.</p>",
                            amendedBy));
        if (certificate.amends() != null)
            notes.add(
                    Html.of(
                            "<p class=\"note\">This corrects certificate No. {}, whose figures are no longer those of these days.</p>",
                            certificate.amends()));
        if (commission.retestOf() != null)
            notes.add(
                    Html.of(
                            "<p class=\"note\">A retest: only what failed on certificate No. {} was tested again.</p>",
                            commission.retestOf()));
        if (commission.touchpoints() != null)
            notes.add(
                    Html.of(
                            "<p class=\"note\">Only {} tested, as was asked for.</p>",
                            items.size() == 1
                                    ? "one touchpoint was"
                                    : items.size() + " touchpoints were"));
        return notes;
    }

    private Html verdict() {
        return Html.of(
                """
                <section class="verdict {}" aria-labelledby="verdict">
                {}
                <div>
                <h2 id="verdict">{}</h2>
                <p>{}</p>
                </div>
                </section>
                """,
                certificate.result().name().toLowerCase(Locale.ROOT),
                Charts.seal(certificate.result()),
                switch (certificate.result()) {
                    case PASS -> "Pass";
                    case FAIL -> "Fail";
                    case INCOMPLETE -> "Incomplete";
                },
                sentence());
    }

    private String sentence() {
        long failed = items.stream().filter(item -> item.result().fails()).count();
        return switch (certificate.result()) {
            case PASS ->
                    "No touchpoint gives customers an OW more often than allowed, as far as can be shown.";
            case FAIL ->
                    "At %s, customers get an OW, which is less than they were promised, more often than is allowed."
                            .formatted(of(failed, "touchpoint"));
            case INCOMPLETE ->
                    "Too little is known of %s for the service as a whole to pass."
                            .formatted(
                                    counted(
                                            items.stream()
                                                    .filter(item -> item.touchpoint().critical())
                                                    .filter(
                                                            item ->
                                                                    item.result()
                                                                            == Result.NOT_TESTABLE)
                                                    .count(),
                                            "critical touchpoint"));
        };
    }

    private String of(long some, String what) {
        return "%d of %s".formatted(some, counted(items.size(), what));
    }

    private Html next() {
        var steps =
                Stream.of(
                                step(Result.DANGEROUS, "Mend at once"),
                                step(Result.MAJOR, "Mend, then have it tested again"),
                                step(Result.MINOR, "Look into it before it grows"),
                                step(Result.ADVISORY, "Keep an eye on it"),
                                step(Result.NOT_TESTABLE, "Find out: ask, or look over more days"))
                        .filter(step -> !step.equals(Html.NONE))
                        .toList();
        return steps.isEmpty()
                ? Html.NONE
                : Html.of(
                        """
                        <section aria-labelledby="next">
                        <h2 id="next">What to do next</h2>
                        <dl class="steps">
                        {}
                        </dl>
                        </section>
                        """,
                        Html.all(steps.stream()));
    }

    private Html step(Result result, String what) {
        var those = items.stream().filter(item -> item.result() == result).toList();
        if (those.isEmpty()) return Html.NONE;
        var named =
                those.stream()
                        .limit(MOST_NAMED)
                        .map(item -> Html.of("{}", item.touchpoint().name()))
                        .toList();
        return Html.of(
                "<div><dt>{} {}</dt><dd>{}{}</dd></div>\n",
                Charts.mark(result),
                what,
                Html.joined(named, ", "),
                those.size() > MOST_NAMED
                        ? " and %d more".formatted(those.size() - MOST_NAMED)
                        : "");
    }

    /// How many touchpoints a step names; the table has them all.
    private static final int MOST_NAMED = 6;

    private Html figures() {
        long moments = items.stream().mapToLong(item -> item.measure().moments()).sum();
        long ow = items.stream().mapToLong(item -> item.measure().ow()).sum();
        long how = items.stream().mapToLong(item -> item.measure().how()).sum();
        long wow = items.stream().mapToLong(item -> item.measure().wow()).sum();
        if (moments == 0) return Html.NONE;
        return Html.of(
                """
                <section aria-labelledby="figures">
                <h2 id="figures">How customers fared</h2>
                <p>{} at {}. {}</p>
                {}
                </section>
                """,
                counted(moments, "moment"),
                counted(items.size(), "touchpoint"),
                moments == ow + how + wow
                        ? "Of all of them we know how the customer fared."
                        : "Of %s we know how the customer fared; the rest is silence."
                                .formatted(Charts.percent((double) (ow + how + wow) / moments)),
                Charts.shares(ow, how, wow, moments - ow - how - wow));
    }

    private Html table() {
        return Html.of(
                """
                <section aria-labelledby="items">
                <h2 id="items">Touchpoint by touchpoint</h2>
                <p class="quiet">The dot is the share of judged moments that were an OW, the bar the range in which
                the true share lies with 95&#8239;% confidence on either side. The first line is the limit, the second the danger limit.</p>
                <div class="wide" role="region" tabindex="0" aria-label="Table of touchpoints">
                <table>
                <thead><tr><th scope="col">Touchpoint</th><th scope="col">Result</th>
                <th scope="col" class="number">OWs</th><th scope="col" class="number">Judged</th>
                <th scope="col">{}</th><th scope="col" class="number">Known</th><th scope="col">Over time</th></tr></thead>
                <tbody>
                {}
                </tbody>
                </table>
                </div>
                </section>
                """,
                charts.scale(), Html.all(items.stream().map(this::row)));
    }

    private Html row(Item item) {
        var coverage = item.coverage();
        return Html.of(
                """
                <tr><th scope="row">{}{}</th><td class="result">{} {}</td>
                <td class="number">{}</td><td class="number">{}</td>
                <td>{}</td><td class="number">{}</td><td>{}</td></tr>
                """,
                item.touchpoint().name(),
                item.touchpoint().critical() ? Html.of(" <span class=\"tag\">critical</span>") : "",
                Charts.mark(item.result()),
                word(item.result()),
                item.measure().ow(),
                item.measure().judged(),
                charts.interval(item),
                coverage == null ? "–" : Charts.percent(coverage),
                Charts.trend(item));
    }

    private static String word(Result result) {
        return switch (result) {
            case DANGEROUS -> "Dangerous";
            case MAJOR -> "Major defect";
            case MINOR -> "Minor defect";
            case ADVISORY -> "Advisory";
            case PASS -> "Pass";
            case NOT_TESTABLE -> "Not testable";
        };
    }

    private Html defects() {
        var defects = items.stream().filter(item -> item.result().isDefect()).toList();
        return defects.isEmpty()
                ? Html.NONE
                : Html.of(
                        """
                        <section aria-labelledby="defects">
                        <h2 id="defects">Why</h2>
                        {}
                        </section>
                        """,
                        Html.all(defects.stream().map(CertificatePage::defect)));
    }

    private static Html defect(Item item) {
        return Html.of(
                """
                <article>
                <h3>{} {} <span class="quiet">{}</span></h3>
                {}
                {}
                </article>
                """,
                Charts.mark(item.result()),
                item.touchpoint().name(),
                word(item.result()),
                Html.all(
                        item.finding().reasons().stream()
                                .map(reason -> Html.of("<p>{}</p>", reason))),
                item.evidence().isEmpty()
                        ? Html.NONE
                        : Html.of(
                                "<p class=\"evidence\">{} {}</p>",
                                item.evidence().size() == 1
                                        ? "Such as moment"
                                        : "Such as moments, the worst first:",
                                Html.joined(
                                        item.evidence().stream()
                                                .map(id -> Html.of("<code>{}</code>", id))
                                                .toList(),
                                        " ")));
    }

    private Html foot() {
        return Html.of(
                """
                <footer>
                <p>An OW is less than was promised, a HOW just that, a WOW more. An item fails only where chance can be
                ruled out with 95&#8239;% confidence; a sign of a shift is a point outside of its control limits, or the
                eighth in a row on one side of the mean.</p>
                <p>Rulebook {}. SHA-256 <code>{}</code></p>
                </footer>
                """,
                certificate.inspection().rulebook(), certificate.digest());
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static String counted(long number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    private static String style() {
        try (var in = CertificatePage.class.getClassLoader().getResourceAsStream("mot/page.css")) {
            if (in == null) throw new IllegalStateException("mot/page.css is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("mot/page.css cannot be read", e);
        }
    }

    private static String hash(String style) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder()
                    .encodeToString(digest.digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
