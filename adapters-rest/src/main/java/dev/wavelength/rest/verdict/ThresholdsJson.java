package dev.wavelength.rest.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.verdict.Thresholds;
import dev.wavelength.rest.http.JsonIn;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

/// How scores read, on the wire.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "Thresholds",
        description = "How the scores of one instrument read; what lies above pleased is ABOVE.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record ThresholdsJson(
        @Schema(
                        description = "The highest score that is BELOW.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2")
                @Min(-1)
                @Max(10)
                int below,
        @Schema(
                        description = "The highest score that is MET.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "4")
                @Min(-1)
                @Max(10)
                int met,
        @Schema(
                        description = "The highest score that is PLEASED.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "5")
                @Min(-1)
                @Max(10)
                int pleased) {

    static ThresholdsJson of(Thresholds thresholds) {
        return new ThresholdsJson(thresholds.below(), thresholds.met(), thresholds.pleased());
    }

    static @Nullable Thresholds read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        var below = object.required("below", JsonIn::integer);
        var met = object.required("met", JsonIn::integer);
        var pleased = object.required("pleased", JsonIn::integer);
        object.close();
        return below == null || met == null || pleased == null
                ? null
                : in.made(() -> new Thresholds(below, met, pleased));
    }
}
