package dev.wavelength.rest.pulse;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.application.pulse.ReadPulse;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/// One count of a pulse as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Beat", description = "OW, HOW and WOW in one hour, day or week.")
public record BeatJson(
        @Schema(
                        description = "When it begins.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-01T23:00:00Z")
                @Size(max = Wire.TIME)
                String at,
        @Schema(
                        description = "Moments that occurred in it.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "40")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long moments,
        @Schema(
                        description = "How many are judged.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "31")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long judged,
        @Schema(
                        description = "OWs.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long ow,
        @Schema(
                        description = "HOWs.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "24")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long how,
        @Schema(
                        description = "WOWs.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "5")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long wow) {

    static BeatJson of(ReadPulse.Beat beat) {
        var tally = beat.tally();
        return new BeatJson(
                beat.at().toString(),
                tally.moments(),
                tally.judged(),
                tally.ow(),
                tally.how(),
                tally.wow());
    }
}
