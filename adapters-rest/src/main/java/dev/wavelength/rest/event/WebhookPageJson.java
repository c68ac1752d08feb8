package dev.wavelength.rest.event;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.value.Page;
import dev.wavelength.rest.http.Cursor;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// A page of webhooks, as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "WebhookPage", description = "Webhooks, the oldest first.")
public record WebhookPageJson(
        @Schema(description = "The page.", requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Parameters.HIGHEST_LIMIT)
                List<WebhookJson> items,
        @Schema(
                        description = "The cursor at which the next page begins; null on the last.",
                        pattern = Wire.CURSOR,
                        example = "ZGVsaXZlcnk")
                @Size(max = Cursor.LONGEST)
                @Nullable String next) {

    /// How to read a cursor of such a list.
    static final Function<String, Webhook.Id> AFTER =
            Cursor.of(1, parts -> new Webhook.Id(parts.getFirst()));

    static WebhookPageJson of(Page<Webhook> page) {
        return new WebhookPageJson(
                page.items().stream().map(one -> WebhookJson.of(one, null)).toList(),
                page.more() ? Cursor.of(page.items().getLast().id()) : null);
    }
}
