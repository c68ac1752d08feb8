package dev.wavelength.rest.event;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A webhook as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Webhook", description = "A place of yours to which events are sent.")
public record WebhookJson(
        @Schema(
                        description = "Its id.",
                        pattern = Webhook.Id.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "019b0a1c-5f5e-7c3a-9d2e-3f4a5b6c7d8e")
                @Size(max = 36)
                String id,
        @Schema(
                        description = "Where events are sent.",
                        pattern = Webhook.Address.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "https://example.com/wavelength")
                @Size(max = Webhook.Address.LONGEST)
                String url,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description = "What is sent; none means all.",
                                        requiredMode = Schema.RequiredMode.REQUIRED),
                        schema =
                                @Schema(
                                        type = "string",
                                        pattern = EventJson.TYPE,
                                        maxLength = 100,
                                        example = "dev.wavelength.chain.broken.v1"),
                        maxItems = WebhookRegistrationJson.MOST_TYPES)
                List<String> events,
        @Schema(
                        description =
                                "Whether events are sent: ENABLED; or FAILING, after five days in"
                                        + " which none arrived; or GONE, after an answer of 410.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "ENABLED")
                Status status,
        @Schema(
                        description = "Since when; what happened from then on is sent.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T08:00:00Z")
                @Size(max = Wire.TIME)
                String createdAt,
        @Schema(
                        description = "Since when no event has arrived, though some were sent.",
                        format = "date-time",
                        example = "2026-03-03T09:10:11Z")
                @Size(max = Wire.TIME)
                @Nullable String failingSince,
        @Schema(
                        description =
                                "The secret that signs, told this once; null where it was told"
                                        + " before.",
                        pattern = "^whsec_[A-Za-z0-9+/=]+$",
                        example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                @Size(max = 100)
                @Nullable String secret) {

    /// Whether events are sent, and if not, why.
    enum Status {
        ENABLED,
        FAILING,
        GONE
    }

    static WebhookJson of(Webhook webhook, @Nullable String secret) {
        return new WebhookJson(
                webhook.id().text(),
                webhook.address().text(),
                webhook.types().stream().map(Event.Type::toString).toList(),
                status(webhook.disabled()),
                webhook.createdAt().toString(),
                webhook.failingSince() == null ? null : webhook.failingSince().toString(),
                secret);
    }

    private static Status status(Webhook.@Nullable Disabled why) {
        return switch (why) {
            case null -> Status.ENABLED;
            case FAILING -> Status.FAILING;
            case GONE -> Status.GONE;
        };
    }
}
