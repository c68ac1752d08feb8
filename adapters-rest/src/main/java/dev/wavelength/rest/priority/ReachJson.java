package dev.wavelength.rest.priority;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.priority.Reach;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// A reach as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Reach", description = "Which share of the period's customers pass at a touchpoint.")
public record ReachJson(
        @Schema(
                        description = "The share of the customers counted.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0.42")
                @Min(0)
                @Max(1)
                double rate,
        @Schema(
                        description =
                                "The lower bound of its two-sided 95 % Wilson interval; the share"
                                        + " itself where all customers were counted.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0.42")
                @Min(0)
                @Max(1)
                double lower,
        @Schema(
                        description = "The upper bound.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0.42")
                @Min(0)
                @Max(1)
                double upper) {

    static ReachJson of(Reach reach) {
        var interval = reach.interval();
        return new ReachJson(reach.rate(), interval.lower(), interval.upper());
    }
}
