package dev.wavelength.rest.mot;

import dev.wavelength.domain.mot.Commission;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.http.Rfc3339;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What is to be inspected, as it is sent.
@Schema(
        name = "Commission",
        description = "What is to be inspected.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record CommissionJson(
        @Schema(
                        description = "The first of the brand's days.",
                        format = "date",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-01-01")
                @Size(max = 10)
                String from,
        @Schema(
                        description = "The last of the brand's days, at most 3,660 days in all.",
                        format = "date",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-01-31")
                @Size(max = 10)
                String to,
        @Schema(
                        description =
                                "Only these touchpoints; by default all that are declared or had"
                                        + " moments in these days.")
                @Size(min = 1, max = Commission.MOST_TOUCHPOINTS)
                @Nullable List<@Pattern(regexp = Key.PATTERN) @Size(max = Key.LONGEST) String>
                        touchpoints,
        @Schema(
                        description =
                                "The number of a certificate: its failed items are tested again,"
                                        + " and no others.",
                        format = "int32",
                        example = "1")
                @Min(1)
                @Max(Integer.MAX_VALUE)
                @Nullable Integer retestOf) {

    static @Nullable Commission read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        var from = object.required("from", JsonIn.text(Rfc3339::day));
        var to = object.required("to", JsonIn.text(Rfc3339::day));
        var touchpoints =
                object.optional(
                        "touchpoints",
                        JsonIn.list(
                                1, Commission.MOST_TOUCHPOINTS, JsonIn.text(Touchpoint.Id::new)));
        var retestOf = object.optional("retestOf", JsonIn::integer);
        object.close();
        return from == null || to == null || !object.sound()
                ? null
                : in.made(() -> new Commission(from, to, touchpoints, retestOf));
    }
}
