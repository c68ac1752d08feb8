package dev.wavelength.rest.privacy;

import dev.wavelength.domain.journal.Erasure;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/// The proof of an erasure, as it is answered.
@Serdeable.Serializable
@Schema(
        name = "Erasure",
        description = "The proof that a customer was erased. It says nothing of whom.")
public record ErasureJson(
        @Schema(
                        description = "Counts the brand's erasures from 1, without gaps.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "17")
                @Min(1)
                @Max(Integer.MAX_VALUE)
                int number,
        @Schema(
                        description = "When it was done.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T18:00:01.123456Z")
                @Size(max = Wire.TIME)
                String erasedAt,
        @Schema(
                        description = "How many moments were erased, each with all its revisions.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "12")
                @Min(1)
                @Max(Integer.MAX_VALUE)
                int moments,
        @Schema(
                        description = "How many recoveries were erased, each with all its steps.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "1")
                @Min(0)
                @Max(Integer.MAX_VALUE)
                int recoveries) {

    static ErasureJson of(Erasure erasure) {
        return new ErasureJson(
                erasure.number(), erasure.at().toString(), erasure.moments(), erasure.recoveries());
    }
}
