package dev.wavelength.rest.moment;

import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.FeedbackReport;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.value.Text;
import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.http.Rfc3339;
import dev.wavelength.rest.http.Wire;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// Feedback as it is sent.
@Schema(
        name = "NewFeedback",
        description = "What the customer said, on a named instrument.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record FeedbackReportJson(
        @Schema(
                        description =
                                "EXPECTATION, CSAT 1-5; PACKAGE, SMILEY 1-3; CES 1-7; NPS 0-10;"
                                        + " COMPLAINT and COMPLIMENT without a score.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "CSAT")
                Instrument instrument,
        @Schema(
                        description =
                                "On the instrument's scale; left out for COMPLAINT and COMPLIMENT.",
                        format = "int32",
                        example = "2")
                @Min(0)
                @Max(10)
                @Nullable Integer score,
        @Schema(
                        description = "In the customer's words; read by nobody but people.",
                        pattern = Wire.LINES,
                        example = "late and wet")
                @Size(max = Feedback.LONGEST)
                @Nullable String comment,
        @Schema(
                        description =
                                "When it was given, with an offset; on a new moment the default is"
                                        + " when that occurred, later on it is now.",
                        format = "date-time",
                        example = "2026-03-02T18:00:00Z")
                @Size(max = Wire.TIME)
                @Nullable String givenAt) {

    /// Reads feedback.
    public static @Nullable FeedbackReport read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        var instrument = object.required("instrument", JsonIn.constant(Instrument.class));
        var score = object.optional("score", JsonIn::integer);
        var comment =
                object.optional("comment", JsonIn.text(text -> Text.lines(text, Feedback.LONGEST)));
        var givenAt = object.optional("givenAt", JsonIn.text(Rfc3339::instant));
        object.close();
        return instrument == null || !object.sound("score")
                ? null
                : in.made(() -> new FeedbackReport(instrument, score, comment, givenAt));
    }
}
