package dev.wavelength.rest.journal;

import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.value.Text;
import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.http.Rfc3339;
import dev.wavelength.rest.http.Wire;
import dev.wavelength.rest.moment.MomentReportJson;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A moment that is sent as a CloudEvent 1.0, in the structured content mode.
@Schema(
        name = "MomentEvent",
        description =
                "A moment of truth as a CloudEvent 1.0. Attributes of extensions are passed over.",
        additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
public record MomentEventJson(
        @Schema(
                        description = "The version of CloudEvents.",
                        pattern = "^1\\.0$",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "1.0")
                @Size(max = 3)
                String specversion,
        @Schema(
                        description = "What it is.",
                        pattern = "^dev\\.wavelength\\.moment\\.reported\\.v1$",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = MomentEventJson.REPORTED)
                @Size(max = 100)
                String type,
        @Schema(
                        description = "Where it comes from.",
                        format = "uri-reference",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "/shops/7/till")
                @Size(max = MomentEventJson.LONGEST)
                String source,
        @Schema(
                        description =
                                "Its id there. With the source it names the moment, unless the data"
                                        + " has an id: sent again, it is known again.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "A234-1234-1234")
                @Size(max = MomentEventJson.LONGEST)
                String id,
        @Schema(
                        description = "When it was sent off; when it occurred stands in the data.",
                        format = "date-time",
                        example = "2026-03-02T18:00:03Z")
                @Size(max = Wire.TIME)
                @Nullable String time,
        @Schema(
                        description = "The form of the data.",
                        pattern = "^application/json$",
                        example = "application/json")
                @Size(max = 16)
                @Nullable String datacontenttype,
        @Schema(description = "The moment.", requiredMode = Schema.RequiredMode.REQUIRED)
                MomentReportJson data) {

    /// The type of a moment's event.
    static final String REPORTED = "dev.wavelength.moment.reported.v1";

    /// The longest attribute, in characters.
    static final int LONGEST = 1_000;

    /// Names of extensions: all other attributes of CloudEvents were asked for before.
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,20}");

    /// Reads a moment, named after the source and id of its event unless it has a name of its own.
    static @Nullable MomentReport read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        object.required("specversion", JsonIn.text(MomentEventJson::version));
        object.required("type", JsonIn.text(MomentEventJson::type));
        var source = object.required("source", JsonIn.text(MomentEventJson::attribute));
        var id = object.required("id", JsonIn.text(MomentEventJson::attribute));
        object.optional("subject", JsonIn.text(MomentEventJson::attribute));
        object.optional("time", JsonIn.text(Rfc3339::instant));
        object.optional("datacontenttype", JsonIn.text(MomentEventJson::json));
        object.optional("dataschema", JsonIn.text(MomentEventJson::attribute));
        var report = object.required("data", MomentReportJson::read);
        object.passOver(EXTENSION);
        object.close();
        return source == null || id == null || report == null || !object.sound()
                ? null
                : named(report, source, id);
    }

    /// How each attribute is read that must come as a header, in the binary content mode.
    static final Map<String, Function<String, String>> HEADERS =
            Map.of(
                    "ce-specversion", MomentEventJson::version,
                    "ce-type", MomentEventJson::type,
                    "ce-source", MomentEventJson::attribute,
                    "ce-id", MomentEventJson::attribute);

    /// The report under its own name, or the one that its event gives it.
    static MomentReport named(MomentReport report, String source, String id) {
        return report.id() != null
                ? report
                : report.named(new Moment.Id(Digest.of("cloudevent", source, id).toString()));
    }

    private static String version(String text) {
        if (!text.equals("1.0")) throw new InvalidValue("", "must be 1.0");
        return text;
    }

    private static String type(String text) {
        if (!text.equals(REPORTED)) throw new InvalidValue("", "must be " + REPORTED);
        return text;
    }

    private static String attribute(String text) {
        return Text.line(text, LONGEST);
    }

    private static String json(String text) {
        if (!text.equalsIgnoreCase("application/json"))
            throw new InvalidValue("", "must be application/json");
        return text;
    }
}
