package dev.wavelength.rest.promise;

import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.value.Text;
import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.http.Rfc3339;
import dev.wavelength.rest.http.Wire;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A promise as it is made.
@Schema(
        name = "NewServicePromise",
        description = "What customers are to be told to expect.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record PromiseDefinitionJson(
        @Schema(
                        description = "As customers read it.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "At your door within four days")
                @Size(max = Promise.Terms.LONGEST)
                String text,
        @Schema(
                        description = "What the levels count; left out for yes or no.",
                        pattern = Wire.LINE,
                        example = "days")
                @Size(max = Promise.Terms.LONGEST_UNIT)
                @Nullable String unit,
        @Schema(
                        description = "Which direction customers prefer.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "LOWER")
                Better better,
        @Schema(
                        description = "What they are told to expect; 1 for yes.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "4")
                double promised,
        @Schema(
                        description =
                                "The worst they still accept; the default is what is promised.",
                        format = "double",
                        example = "5")
                @Nullable Double tolerated,
        @Schema(
                        description =
                                "Visibly more than promised; without it, it cannot be exceeded.",
                        format = "double",
                        example = "2")
                @Nullable Double stretch,
        @Schema(
                        description = "Whether missing it is an OW whatever the customer says.",
                        example = "false")
                @Nullable Boolean neverEvent,
        @Schema(
                        description = "From when customers are told so; the default is now.",
                        format = "date-time",
                        example = "2026-01-01T00:00:00Z")
                @Size(max = Wire.TIME)
                @Nullable String validFrom) {

    /// What is read of it.
    ///
    /// @param validFrom from when it holds; none means from now
    record Definition(Promise.Terms terms, @Nullable Instant validFrom) {}

    /// Reads a promise.
    static @Nullable Definition read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        var text =
                object.required(
                        "text", JsonIn.text(line -> Text.line(line, Promise.Terms.LONGEST)));
        var unit =
                object.optional(
                        "unit", JsonIn.text(line -> Text.line(line, Promise.Terms.LONGEST_UNIT)));
        var better = object.required("better", JsonIn.constant(Better.class));
        var promised = object.required("promised", JsonIn::number);
        var tolerated = object.optional("tolerated", JsonIn::number);
        var stretch = object.optional("stretch", JsonIn::number);
        var neverEvent = object.optional("neverEvent", JsonIn::truth);
        var validFrom = object.optional("validFrom", JsonIn.text(Rfc3339::instant));
        object.close();
        if (better == null || promised == null || !object.sound("tolerated", "stretch"))
            return null;
        var levels = in.made(() -> new Levels(better, promised, tolerated, stretch));
        return levels == null || text == null || !object.sound()
                ? null
                : new Definition(
                        new Promise.Terms(text, unit, levels, neverEvent != null && neverEvent),
                        validFrom);
    }
}
