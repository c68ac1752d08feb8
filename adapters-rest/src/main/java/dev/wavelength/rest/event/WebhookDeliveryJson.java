package dev.wavelength.rest.event;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// What became of an event on its way to a webhook, as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "WebhookDelivery", description = "An event on its way to a webhook.")
public record WebhookDeliveryJson(
        @Schema(
                        description = "Its id: the `sequence` of the event.",
                        pattern = Event.Position.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "00000000000002f900000000")
                @Size(max = 24)
                String id,
        @Schema(
                        description = "The id of the event, which is its `webhook-id`.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "5a1f0c7e93b24d6885c0e1f2a3b4c5d6")
                @Size(max = Key.LONGEST)
                String event,
        @Schema(
                        description = "What happened.",
                        pattern = EventJson.TYPE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "dev.wavelength.moment.judged-ow.v1")
                @Size(max = 100)
                String type,
        @Schema(
                        description = "What the event is about.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "order-7781-delivery")
                @Size(max = Key.LONGEST)
                String subject,
        @Schema(
                        description =
                                "PENDING until it arrives; DELIVERED; or FAILED, after ten attempts"
                                        + " in three days.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "PENDING")
                Dispatch.Status status,
        @Schema(
                        description = "How often it was sent.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2")
                @Min(0)
                @Max(Integer.MAX_VALUE)
                int attempts,
        @Schema(
                        description =
                                "When it is sent next; null where it is not, or waits for an earlier"
                                        + " event of the same customer.",
                        format = "date-time",
                        example = "2026-03-02T18:05:09.204118Z")
                @Size(max = Wire.TIME)
                @Nullable String nextAttemptAt,
        @Schema(
                        description = "When it was sent last.",
                        format = "date-time",
                        example = "2026-03-02T18:00:08.204118Z")
                @Size(max = Wire.TIME)
                @Nullable String lastAttemptAt,
        @Schema(
                        description =
                                "The HTTP status of the last answer; null where there was none.",
                        format = "int32",
                        example = "503")
                @Min(100)
                @Max(999)
                @Nullable Integer lastStatus,
        @Schema(
                        description = "The beginning of the last answer, or why there was none.",
                        pattern = "^[^\\u0000-\\u001F\\u007F-\\u009F]*$",
                        example = "try again later")
                @Size(max = Dispatch.Attempt.LONGEST_NOTE)
                @Nullable String lastAnswer) {

    static WebhookDeliveryJson of(Dispatch dispatch) {
        var last = dispatch.last();
        return new WebhookDeliveryJson(
                dispatch.position().toString(),
                dispatch.event().text(),
                dispatch.type().toString(),
                dispatch.subject(),
                dispatch.status(),
                dispatch.attempts(),
                dispatch.dueAt() == null ? null : dispatch.dueAt().toString(),
                last == null ? null : last.at().toString(),
                last == null ? null : last.answered(),
                last == null ? null : last.note());
    }
}
