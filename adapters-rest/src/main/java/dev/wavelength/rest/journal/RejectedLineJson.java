package dev.wavelength.rest.journal;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.ProblemJson;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// A rejected line in an answer to an import.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RejectedLine", description = "A line of an import that was refused.")
public record RejectedLineJson(
        @Schema(
                        description = "Its number, from 1; blank lines count.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "3")
                @Min(1)
                @Max(9_007_199_254_740_991L)
                long line,
        @Schema(
                        description = "Its id, where it has one that can be.",
                        pattern = Key.PATTERN,
                        example = "order-7781-delivery")
                @Size(max = Key.LONGEST)
                @Nullable String id,
        @NotNull ProblemJson problem) {}
