package dev.wavelength.rest.journal;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// The last line of an answer to an import.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ImportSummary", description = "What became of all lines of an import.")
public record ImportSummaryJson(
        @Schema(
                        description = "How many are new.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "14485")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long recorded,
        @Schema(
                        description = "How many were recorded before.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long duplicates,
        @Schema(
                        description = "How many were refused.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long rejected,
        @Schema(
                        description = "How many lines held something.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "14485")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long lines) {}
