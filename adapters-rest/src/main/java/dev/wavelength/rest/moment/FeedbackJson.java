package dev.wavelength.rest.moment;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// Feedback as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Feedback", description = "What the customer said.")
public record FeedbackJson(
        @Schema(
                        description = "How it was said.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "CSAT")
                Instrument instrument,
        @Schema(description = "On the instrument's scale.", format = "int32", example = "2")
                @Min(0)
                @Max(10)
                @Nullable Integer score,
        @Schema(
                        description = "In the customer's words.",
                        pattern = Wire.LINES,
                        example = "late and wet")
                @Size(max = Feedback.LONGEST)
                @Nullable String comment,
        @Schema(
                        description = "When.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T18:00:00Z")
                @Size(max = Wire.TIME)
                String givenAt) {

    /// The feedback.
    public static FeedbackJson of(Feedback feedback) {
        return new FeedbackJson(
                feedback.instrument(),
                feedback.score(),
                feedback.comment(),
                feedback.givenAt().toString());
    }
}
