package dev.wavelength.rest.event;

import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.rest.http.JsonIn;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// A webhook as it is registered.
@Schema(
        name = "NewWebhook",
        description = "A place of yours to which events are to be sent.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record WebhookRegistrationJson(
        @Schema(
                        description =
                                "Where: https, at a public address, on port 443 or 8443, without user"
                                        + " information or a fragment. Redirects are not followed.",
                        pattern = Webhook.Address.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "https://example.com/wavelength")
                @Size(max = Webhook.Address.LONGEST)
                String url,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description =
                                                "What is to be sent; none, or left out, means all"
                                                        + " there is and will be."),
                        schema =
                                @Schema(
                                        type = "string",
                                        pattern = EventJson.TYPE,
                                        maxLength = 100,
                                        example = "dev.wavelength.chain.broken.v1"),
                        maxItems = WebhookRegistrationJson.MOST_TYPES)
                @Nullable List<String> events) {

    /// The most types that are named.
    static final int MOST_TYPES = 100;

    /// What was asked for.
    record Read(Webhook.Address address, Set<Event.Type> types) {}

    static @Nullable Read read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        var address = object.required("url", JsonIn.text(Webhook.Address::new));
        var types =
                object.optional("events", JsonIn.list(0, MOST_TYPES, JsonIn.text(EventJson::type)));
        object.close();
        return address == null || !object.sound()
                ? null
                : new Read(address, types == null ? Set.of() : Set.copyOf(types));
    }
}
