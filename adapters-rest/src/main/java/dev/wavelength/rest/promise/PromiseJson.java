package dev.wavelength.rest.promise;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// A version of a promise as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "ServicePromise",
        description = "One version of what customers are told to expect at a touchpoint.")
public record PromiseJson(
        @Schema(
                        description = "Its name at the touchpoint.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "days-to-door")
                @Size(max = Key.LONGEST)
                String id,
        @Schema(
                        description = "Where it is made.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "delivery")
                @Size(max = Key.LONGEST)
                String touchpoint,
        @Schema(
                        description = "Counts from 1; a change makes the next.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "1")
                @Min(1)
                @Max(Integer.MAX_VALUE)
                int version,
        @Schema(
                        description = "As customers read it.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "At your door within four days")
                @Size(max = Promise.Terms.LONGEST)
                String text,
        @Schema(description = "What the levels count.", pattern = Wire.LINE, example = "days")
                @Size(max = Promise.Terms.LONGEST_UNIT)
                @Nullable String unit,
        @Schema(
                        description = "Which direction customers prefer.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "LOWER")
                Better better,
        @Schema(
                        description = "What they are told to expect.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "4")
                double promised,
        @Schema(description = "The worst they still accept.", format = "double", example = "5")
                @Nullable Double tolerated,
        @Schema(description = "Visibly more than promised.", format = "double", example = "2")
                @Nullable Double stretch,
        @Schema(
                        description = "Whether missing it is an OW whatever the customer says.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "false")
                boolean neverEvent,
        @Schema(
                        description = "From when customers are told so.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-01-01T00:00:00Z")
                @Size(max = Wire.TIME)
                String validFrom) {

    static PromiseJson of(Promise promise) {
        var terms = promise.terms();
        var levels = terms.levels();
        return new PromiseJson(
                promise.id().text(),
                promise.touchpoint().text(),
                promise.version(),
                terms.text(),
                terms.unit(),
                levels.better(),
                levels.promised(),
                levels.tolerated(),
                levels.stretch(),
                terms.neverEvent(),
                promise.validFrom().toString());
    }
}
