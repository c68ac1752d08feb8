package dev.wavelength.domain.mot;

import dev.wavelength.domain.event.Event;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an inspection found, as it was issued: never changed, and readable without anything else.
///
/// @param number counts from 1 in each brand, without gaps
/// @param amends the number of the certificate that this one corrects
/// @param digest the SHA-256 (FIPS 180-4) of [#content()] in UTF-8, as 64 hexadecimal digits
public record Certificate(
        int number, Inspection inspection, @Nullable Integer amends, String digest) {

    /// How the service did as a whole.
    public enum Result {
        /// Nowhere surely more OWs than allowed.
        PASS,
        /// Somewhere surely more OWs than allowed.
        FAIL,
        /// At a critical touchpoint too little is known.
        INCOMPLETE
    }

    /// A certificate in a list.
    public record Summary(
            int number,
            Result result,
            LocalDate from,
            LocalDate to,
            Instant testedAt,
            @Nullable Integer retestOf,
            @Nullable Integer amends,
            String digest) {}

    static Certificate of(int number, Inspection inspection, @Nullable Integer amends) {
        return new Certificate(
                number, inspection, amends, sha256(content(number, inspection, amends)));
    }

    /// All that is certified, as canonical JSON (RFC 8785): equal certificates read alike, byte for
    /// byte.
    public String content() {
        return content(number, inspection, amends);
    }

    /// How the service did as a whole.
    public Result result() {
        return inspection.result();
    }

    /// The certificate in a list.
    public Summary summary() {
        return new Summary(
                number,
                result(),
                inspection.commission().from(),
                inspection.commission().to(),
                inspection.testedAt(),
                inspection.commission().retestOf(),
                amends,
                digest);
    }

    /// What is told of it to others.
    public Event news() {
        var commission = inspection.commission();
        var data = new ArrayList<Object>();
        data.addAll(List.of("certificate", number, "result", result()));
        data.addAll(List.of("from", commission.from(), "to", commission.to(), "digest", digest));
        if (commission.retestOf() != null) data.addAll(List.of("retestOf", commission.retestOf()));
        if (amends != null) data.addAll(List.of("amends", amends));
        return Event.of(
                Event.Type.CERTIFICATE_ISSUED,
                Integer.toString(number),
                inspection.testedAt(),
                null,
                data.toArray());
    }

    private static String content(int number, Inspection inspection, @Nullable Integer amends) {
        var commission = inspection.commission();
        var content = new TreeMap<String, @Nullable Object>();
        content.put("amends", amends);
        content.put("brand", inspection.brand());
        content.put("brandName", inspection.brandName());
        content.put("from", commission.from());
        content.put("items", inspection.items().stream().map(Certificate::content).toList());
        content.put("number", number);
        content.put("result", inspection.result());
        content.put("retestOf", commission.retestOf());
        content.put("rulebook", inspection.rulebook());
        content.put("testedAt", inspection.testedAt());
        content.put("to", commission.to());
        content.put("touchpoints", commission.touchpoints());
        return CanonicalJson.of(content);
    }

    private static SortedMap<String, @Nullable Object> content(Item item) {
        var touchpoint = item.touchpoint();
        var measure = item.measure();
        var content = new TreeMap<String, @Nullable Object>();
        content.put("advisoryAge", item.finding().advisoryAge());
        content.put("coverage", item.coverage());
        content.put("critical", touchpoint.critical());
        content.put("dangerLimit", touchpoint.dangerLimit());
        content.put("declared", touchpoint.declared());
        content.put("evidence", item.evidence());
        content.put("how", measure.how());
        content.put("judged", measure.judged());
        content.put("lower", item.lower());
        content.put("moments", measure.moments());
        content.put("name", touchpoint.name());
        content.put("nearMisses", measure.nearMisses());
        content.put("neverEvents", measure.neverEvents());
        content.put("overdue", measure.overdue());
        content.put("ow", measure.ow());
        content.put("owLimit", touchpoint.owLimit());
        content.put("owRate", item.owRate());
        content.put("reasons", item.finding().reasons());
        content.put("recovered", measure.recovered());
        content.put("result", item.result());
        content.put("standing", measure.standing());
        content.put("touchpoint", touchpoint.id());
        content.put("trend", content(item.trend()));
        content.put("upper", item.upper());
        content.put("wow", measure.wow());
        return content;
    }

    private static SortedMap<String, @Nullable Object> content(Trend trend) {
        var content = new TreeMap<String, @Nullable Object>();
        content.put("days", trend.days());
        content.put("judged", trend.beats().stream().map(beat -> beat.whole()).toList());
        content.put("ow", trend.beats().stream().map(beat -> beat.hits()).toList());
        return content;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
