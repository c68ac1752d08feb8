package dev.wavelength.rest.recovery;

import dev.wavelength.application.recovery.TakeStep;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.http.Wire;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// A step as it is sent.
@Schema(
        name = "NewRecoveryStep",
        description = "Something that is done about an OW.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record StepCommandJson(
        @Schema(
                        description =
                                "ACKNOWLEDGE: somebody takes it on. ASSIGN: the owner sees to it."
                                        + " REMEDY: something was done. NOTE: something is to be"
                                        + " known.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "REMEDY")
                Step.Action step,
        @Schema(
                        description = "Who does it.",
                        pattern = Wire.LINES,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "the evening desk")
                @Size(min = 1, max = Step.Taken.LONGEST_NAME)
                String by,
        @Schema(
                        description = "Who sees to it from now on; for ASSIGN, and only there.",
                        pattern = Wire.LINES,
                        example = "the courier desk")
                @Size(min = 1, max = Step.Taken.LONGEST_NAME)
                @Nullable String owner,
        @Schema(
                        description = "What was done, or is to be known; NOTE needs it.",
                        pattern = Wire.LINES,
                        example = "sent a new parcel by courier")
                @Size(min = 1, max = Step.Taken.LONGEST_NOTE)
                @Nullable String note) {

    /// Reads a step.
    static TakeStep.@Nullable Command read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        var step = object.required("step", JsonIn.constant(Step.Action.class));
        var by = object.required("by", JsonIn::text);
        var owner = object.optional("owner", JsonIn::text);
        var note = object.optional("note", JsonIn::text);
        object.close();
        return step == null || by == null || !object.sound("owner", "note")
                ? null
                : in.made(() -> new TakeStep.Command(step, by, owner, note));
    }
}
