package dev.wavelength.rest.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.verdict.DeliveryAxis;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.FeltAxis;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.rest.http.JsonIn;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// A rulebook on the wire: read back as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "Rulebook",
        description = "The constants of all the rules by which evidence becomes a verdict, whole.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record RulebookJson(
        @Schema(
                        description =
                                "Counts from 1. In a PUT it may be left out; if it is sent, it is"
                                        + " the version these rules were made from, and 412 if another"
                                        + " is in force.",
                        format = "int32",
                        example = "1")
                @Min(1)
                @Max(Integer.MAX_VALUE)
                @Nullable Integer version,
        @Schema(
                        description =
                                "How the scores of EXPECTATION, PACKAGE, CSAT, SMILEY, CES and NPS"
                                        + " read.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                Map<String, ThresholdsJson> instruments,
        @Schema(
                        description =
                                "By what was delivered (MISSED, KEPT, EXCEEDED, UNKNOWN) and what"
                                        + " was felt (BELOW, MET, PLEASED, ABOVE, UNKNOWN).",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                Map<String, Map<String, CellJson>> table,
        @Schema(
                        description = "Missed, with an extra deed, and felt ABOVE.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                CellJson remedied,
        @Schema(
                        description =
                                "The stakes of LOW, NORMAL, HIGH and CRITICAL, each from 0 to 1.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                Map<String, Double> stakes,
        @Schema(
                        description =
                                "How much of what is left of 1 an OW that stands adds to the"
                                        + " stakes.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0.3")
                @Min(0)
                @Max(1)
                double standingRaise,
        @Schema(
                        description = "The value of OW, HOW and WOW, each from -100 to 100.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                Map<String, Double> values,
        @Schema(
                        description = "How much the stakes add to an impact.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2")
                @Min(0)
                @Max(10)
                double stakesFactor) {

    static RulebookJson of(Rulebook rulebook) {
        return new RulebookJson(
                rulebook.version(),
                named(rulebook.instruments(), ThresholdsJson::of),
                named(rulebook.table(), row -> named(row, CellJson::of)),
                CellJson.of(rulebook.remedied()),
                named(rulebook.stakes(), e -> e),
                rulebook.standingRaise(),
                named(rulebook.values(), v -> v),
                rulebook.stakesFactor());
    }

    /// The entity tag of a rulebook: another with each version.
    static String tag(Rulebook rulebook) {
        return "\"v%d\"".formatted(rulebook.version());
    }

    /// What is read of it.
    ///
    /// @param rules under version 1, which is not looked at
    /// @param madeFrom the version they were made from, if that was said
    record Proposal(Rulebook rules, @Nullable Integer madeFrom) {}

    /// Reads a rulebook.
    static @Nullable Proposal read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        var madeFrom = object.optional("version", JsonIn::integer);
        var instruments = object.required("instruments", each(scored(), ThresholdsJson::read));
        var table =
                object.required(
                        "table",
                        each(
                                List.of(DeliveryAxis.values()),
                                each(List.of(FeltAxis.values()), CellJson::read)));
        var remedied = object.required("remedied", CellJson::read);
        var stakes = object.required("stakes", each(List.of(Stakes.values()), JsonIn::number));
        var standingRaise = object.required("standingRaise", JsonIn::number);
        var values = object.required("values", each(List.of(Experience.values()), JsonIn::number));
        var stakesFactor = object.required("stakesFactor", JsonIn::number);
        object.close();
        if (instruments == null
                || table == null
                || remedied == null
                || stakes == null
                || standingRaise == null
                || values == null
                || stakesFactor == null
                || !object.sound()) return null;
        var rules =
                in.made(
                        () ->
                                new Rulebook(
                                        1,
                                        instruments,
                                        table,
                                        remedied,
                                        stakes,
                                        standingRaise,
                                        values,
                                        stakesFactor));
        return rules == null ? null : new Proposal(rules, madeFrom);
    }

    private static List<Instrument> scored() {
        return Stream.of(Instrument.values()).filter(Instrument::scored).toList();
    }

    /// How to read an object with a value for each of these constants.
    private static <K extends Enum<K>, V> JsonIn.Reading<Map<K, V>> each(
            List<K> keys, JsonIn.Reading<V> reading) {
        return in -> {
            var object = in.object();
            if (object == null) return null;
            var read = new EnumMap<K, V>(keys.getFirst().getDeclaringClass());
            for (var key : keys) {
                var value = object.required(key.name(), reading);
                if (value != null) read.put(key, value);
            }
            object.close();
            return read;
        };
    }

    private static <K extends Enum<K>, V, J> Map<String, J> named(
            Map<K, V> values, Function<V, J> json) {
        var named = new LinkedHashMap<String, J>();
        values.forEach((key, value) -> named.put(key.name(), json.apply(value)));
        return named;
    }
}
