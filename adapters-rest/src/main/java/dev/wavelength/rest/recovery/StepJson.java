package dev.wavelength.rest.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.chain.Word;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// A step of a recovery as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "RecoveryStep", description = "Something that happened to a recovery.")
public record StepJson(
        @Schema(
                        description =
                                "What: ACKNOWLEDGE, ASSIGN, REMEDY and NOTE by people; FEEDBACK and"
                                        + " MOMENT by the customer; WITHDRAWN and RESTORED by a new"
                                        + " verdict; UNACKNOWLEDGED, UNREMEDIED and UNWITNESSED by"
                                        + " time.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "ACKNOWLEDGE")
                Kind step,
        @Schema(
                        description = "When it happened.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T18:10:00Z")
                @Size(max = Wire.TIME)
                String at,
        @Schema(
                        description = "When it became known.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T18:10:00Z")
                @Size(max = Wire.TIME)
                String recordedAt,
        @Schema(description = "Who did it.", pattern = Wire.LINES, example = "the evening desk")
                @Size(max = Step.Taken.LONGEST_NAME)
                @Nullable String by,
        @Schema(
                        description = "Who sees to it from then on.",
                        pattern = Wire.LINES,
                        example = "the courier desk")
                @Size(max = Step.Taken.LONGEST_NAME)
                @Nullable String owner,
        @Schema(
                        description = "What was done, said or is to be known.",
                        pattern = Wire.LINES,
                        example = "called back")
                @Size(max = Feedback.LONGEST)
                @Nullable String note,
        @Schema(description = "How the customer said it.", example = "CSAT")
                @Nullable Instrument instrument,
        @Schema(description = "The customer's score.", format = "int32", example = "5")
                @Min(0)
                @Max(10)
                @Nullable Integer score,
        @Schema(
                        description = "The moment that recovers the OW.",
                        pattern = Key.PATTERN,
                        example = "call-9")
                @Size(max = Key.LONGEST)
                @Nullable String moment,
        @Schema(description = "What the customer's word makes of the OW.", example = "MENDED")
                Word.@Nullable Effect effect) {

    /// What a step is.
    public enum Kind {
        ACKNOWLEDGE,
        ASSIGN,
        REMEDY,
        NOTE,
        FEEDBACK,
        MOMENT,
        WITHDRAWN,
        RESTORED,
        UNACKNOWLEDGED,
        UNREMEDIED,
        UNWITNESSED
    }

    static StepJson of(Step step) {
        return switch (step) {
            case Step.Taken taken ->
                    of(
                            switch (taken.action()) {
                                case ACKNOWLEDGE -> Kind.ACKNOWLEDGE;
                                case ASSIGN -> Kind.ASSIGN;
                                case REMEDY -> Kind.REMEDY;
                                case NOTE -> Kind.NOTE;
                            },
                            taken,
                            taken.by(),
                            taken.owner(),
                            taken.note());
            case Step.Said said ->
                    new StepJson(
                            Kind.FEEDBACK,
                            said.at().toString(),
                            said.recordedAt().toString(),
                            null,
                            null,
                            said.feedback().comment(),
                            said.feedback().instrument(),
                            said.feedback().score(),
                            null,
                            said.effect());
            case Step.Met met ->
                    new StepJson(
                            Kind.MOMENT,
                            met.at().toString(),
                            met.recordedAt().toString(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            met.moment().id().text(),
                            met.effect());
            case Step.Judged judged ->
                    of(
                            judged.ow() ? Kind.RESTORED : Kind.WITHDRAWN,
                            judged,
                            null,
                            null,
                            judged.ow()
                                    ? "the moment is an OW again"
                                    : "new evidence: the moment is no OW");
            case Step.Passed passed ->
                    of(
                            switch (passed.deadline()) {
                                case ACKNOWLEDGE -> Kind.UNACKNOWLEDGED;
                                case REMEDY -> Kind.UNREMEDIED;
                                case WORD -> Kind.UNWITNESSED;
                            },
                            passed,
                            null,
                            null,
                            null);
        };
    }

    private static StepJson of(
            Kind kind,
            Step step,
            @Nullable String by,
            @Nullable String owner,
            @Nullable String note) {
        return new StepJson(
                kind,
                step.at().toString(),
                step.recordedAt().toString(),
                by,
                owner,
                note,
                null,
                null,
                null,
                null);
    }
}
