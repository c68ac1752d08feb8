package dev.wavelength.rest.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.application.recovery.ReadRecoveries.Sight;
import dev.wavelength.domain.recovery.Outcome;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Severity;
import dev.wavelength.domain.recovery.Status;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A recovery as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Recovery", description = "The work of turning an OW into a WOW.")
public record RecoveryJson(
        @Schema(
                        description = "Its id, made by us.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "01926f3e-5a77-7c11-9d0e-0a1b2c3d4e5f")
                @Size(max = Key.LONGEST)
                String id,
        @Schema(
                        description = "The moment that was an OW.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "order-7781-delivery")
                @Size(max = Key.LONGEST)
                String moment,
        @Schema(
                        description = "The customer.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "c-1042")
                @Size(max = Key.LONGEST)
                String customer,
        @Schema(
                        description = "Where it happened.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "delivery")
                @Size(max = Key.LONGEST)
                String touchpoint,
        @Schema(
                        description = "How grave it is.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "HIGH")
                Severity severity,
        @Schema(
                        description = "How far it has come.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "ACKNOWLEDGED")
                Status status,
        @Schema(
                        description =
                                "What came of it so far; null before the customer said a word."
                                        + " NOT_MENDED is open again.",
                        example = "MENDED")
                @Nullable Outcome outcome,
        @Schema(description = "Who sees to it.", pattern = Wire.LINES, example = "the courier desk")
                @Size(max = Step.Taken.LONGEST_NAME)
                @Nullable String owner,
        @Schema(
                        description = "When the customer's clock began to run. It never pauses.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T08:14:03Z")
                @Size(max = Wire.TIME)
                String since,
        @Schema(
                        description = "When the OW became known.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T18:00:01.123456Z")
                @Size(max = Wire.TIME)
                String openedAt,
        @Schema(
                        description = "When somebody is to have taken it on.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T09:14:03Z")
                @Size(max = Wire.TIME)
                String acknowledgeBy,
        @Schema(
                        description = "When something is to have been done about it.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-04T08:14:03Z")
                @Size(max = Wire.TIME)
                String remedyBy,
        @Schema(
                        description = "Whether the customer waits for longer than should be.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "false")
                boolean overdue,
        @Schema(
                        description = "When it was first taken on.",
                        format = "date-time",
                        example = "2026-03-02T18:10:00Z")
                @Size(max = Wire.TIME)
                @Nullable String acknowledgedAt,
        @Schema(
                        description = "When something was first done about it.",
                        format = "date-time",
                        example = "2026-03-03T09:00:00Z")
                @Size(max = Wire.TIME)
                @Nullable String remediedAt,
        @Schema(
                        description = "When it was closed, if it is.",
                        format = "date-time",
                        example = "2026-03-03T11:00:00Z")
                @Size(max = Wire.TIME)
                @Nullable String closedAt,
        @Schema(
                        description =
                                "Whether another recovery of the customer was open when this one was"
                                        + " opened: twice let down.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "false")
                boolean doubleDeviation,
        @Schema(
                        description = "Counts from 1; every step makes the next.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2")
                @Min(1)
                @Max(Integer.MAX_VALUE)
                int version,
        @Schema(
                        description = "All that happened to it, as it became known.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = 100_000)
                List<StepJson> steps) {

    /// The recovery.
    public static RecoveryJson of(Sight sight) {
        var recovery = sight.recovery();
        var opening = recovery.opening();
        var state = recovery.state();
        return new RecoveryJson(
                recovery.id().text(),
                opening.moment().id().text(),
                opening.customer().reference(),
                opening.touchpoint().text(),
                state.severity(),
                state.status(),
                state.outcome(),
                state.owner(),
                opening.since().toString(),
                opening.openedAt().toString(),
                recovery.acknowledgeBy().toString(),
                recovery.remedyBy().toString(),
                sight.overdue(),
                text(state.acknowledgedAt()),
                text(state.remediedAt()),
                text(state.closedAt()),
                opening.doubleDeviation(),
                recovery.version(),
                recovery.steps().stream().map(StepJson::of).toList());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /// The entity tag of the recovery: another with each step, and once it is overdue.
    public static String tag(Sight sight) {
        return "\"v%d%s\"".formatted(sight.recovery().version(), sight.overdue() ? "-late" : "");
    }

    /// The recovery that an address names.
    public static Recovery.Id id(String text) {
        return Parameters.named("recovery", text, Recovery.Id::new);
    }
}
