package dev.wavelength.rest.audit;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Note;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import java.time.Instant;

/// A note of an audit trail as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AuditNote", description = "Who changed what, and when.")
public record NoteJson(
        @Schema(
                        description = "Its number in the brand's trail, from 1 without gaps.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "17")
                @Min(1)
                @Max(Long.MAX_VALUE)
                long number,
        @Schema(
                        description = "When.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T08:14:03Z")
                @Size(max = Wire.TIME)
                Instant at,
        @Schema(
                        description =
                                "Who: `operator`, `partner` and its name, or `first start`, which is"
                                        + " the service itself.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "partner helpdesk")
                @Size(max = 200)
                String by,
        @Schema(
                        description = "What was done.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "PROMISE_MADE")
                Change.Act act,
        @Schema(
                        description = "What it was done to.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "delivery/days-to-door")
                @Size(max = 300)
                String subject,
        @Schema(
                        description = "What it is like since then, for people.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example =
                                "version 2, valid from 2026-03-02T08:14:03Z: With you within 4 days.")
                @Size(max = Change.LONGEST)
                String detail,
        @Schema(
                        description =
                                "Covers this note and the digest of the one before: whoever keeps"
                                        + " one can tell later whether the trail up to it was changed.",
                        pattern = "^[0-9a-f]{32}$",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "9f86d081884c7d659a2feaa0c55ad015")
                @Size(max = 32)
                String digest) {

    static NoteJson of(Note note) {
        return new NoteJson(
                note.number(),
                note.at(),
                note.by().text(),
                note.change().act(),
                note.change().subject(),
                note.change().detail(),
                note.digest().toString());
    }
}
