package dev.wavelength.rest.brand;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.brand.Limits;
import dev.wavelength.rest.http.JsonIn;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

/// How much a partner may ask, as it is sent and answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "Limits",
        description = "How much a partner may ask of each instance of the service.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record LimitsJson(
        @Schema(
                        description = "Requests a second.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "50000")
                @Min(1)
                @Max(Limits.MOST_REQUESTS)
                int requestsPerSecond,
        @Schema(
                        description = "Moments sent in a day; one that is sent again counts again.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "100000000")
                @Min(1)
                @Max(Limits.MOST_MOMENTS)
                long momentsPerDay) {

    static LimitsJson of(Limits limits) {
        return new LimitsJson(limits.requestsPerSecond(), limits.momentsPerDay());
    }

    static @Nullable Limits read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        var requests = object.required("requestsPerSecond", JsonIn::integer);
        var moments = object.required("momentsPerDay", JsonIn::bigInteger);
        object.close();
        return requests == null || moments == null || !object.sound()
                ? null
                : in.made(() -> new Limits(requests, moments));
    }
}
