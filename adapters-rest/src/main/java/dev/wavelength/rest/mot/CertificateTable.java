package dev.wavelength.rest.mot;

import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Item;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A certificate as a table (RFC 4180): a line for each touchpoint.
final class CertificateTable {

    private static final List<String> COLUMNS =
            List.of(
                    "certificate",
                    "from",
                    "to",
                    "touchpoint",
                    "name",
                    "critical",
                    "result",
                    "moments",
                    "judged",
                    "ow",
                    "how",
                    "wow",
                    "coverage",
                    "owRate",
                    "lower",
                    "upper",
                    "owLimit",
                    "dangerLimit",
                    "nearMisses",
                    "standing",
                    "recovered",
                    "neverEvents",
                    "overdue",
                    "advisoryAge",
                    "reasons",
                    "evidence");

    /// What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection).
    private static final String FORMULA = "=+-@\t\r";

    private CertificateTable() {}

    static String of(Certificate certificate) {
        var table = new StringBuilder(line(COLUMNS.toArray()));
        for (var item : certificate.inspection().items())
            table.append(line(cells(certificate, item)));
        return table.toString();
    }

    private static @Nullable Object[] cells(Certificate certificate, Item item) {
        var commission = certificate.inspection().commission();
        var touchpoint = item.touchpoint();
        var measure = item.measure();
        return new @Nullable Object[] {
            certificate.number(),
            commission.from(),
            commission.to(),
            touchpoint.id(),
            touchpoint.name(),
            touchpoint.critical(),
            item.result(),
            measure.moments(),
            measure.judged(),
            measure.ow(),
            measure.how(),
            measure.wow(),
            item.coverage(),
            item.owRate(),
            item.lower(),
            item.upper(),
            touchpoint.owLimit(),
            touchpoint.dangerLimit(),
            measure.nearMisses(),
            measure.standing(),
            measure.recovered(),
            measure.neverEvents(),
            measure.overdue(),
            item.finding().advisoryAge(),
            String.join(" ", item.finding().reasons()),
            item.evidence().stream().map(Moment.Id::text).collect(Collectors.joining(" "))
        };
    }

    private static String line(@Nullable Object... cells) {
        return Arrays.stream(cells).map(CertificateTable::cell).collect(Collectors.joining(","))
                + "\r\n";
    }

    /// A text that would be taken for a formula gets an apostrophe before it.
    private static String cell(@Nullable Object value) {
        if (value == null) return "";
        var text = value.toString();
        if (value instanceof Number) return text;
        if (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) text = "'" + text;
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\'');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
