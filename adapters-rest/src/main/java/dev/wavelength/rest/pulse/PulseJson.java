package dev.wavelength.rest.pulse;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.application.pulse.ReadPulse;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import java.util.List;

/// A pulse as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Pulse", description = "OW, HOW and WOW over time.")
public record PulseJson(
        @Schema(
                        description = "Every beat from first to last, also those without moments.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = ReadPulse.MOST_DAYS)
                List<BeatJson> items) {}
