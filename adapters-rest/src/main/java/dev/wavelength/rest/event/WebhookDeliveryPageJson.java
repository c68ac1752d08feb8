package dev.wavelength.rest.event;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Event;
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

/// A page of what was and is to be sent to a webhook, as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "WebhookDeliveryPage", description = "Events on their way, the newest first.")
public record WebhookDeliveryPageJson(
        @Schema(description = "The page.", requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Parameters.HIGHEST_LIMIT)
                List<WebhookDeliveryJson> items,
        @Schema(
                        description = "The cursor at which the next page begins; null on the last.",
                        pattern = Wire.CURSOR,
                        example = "ZGVsaXZlcnk")
                @Size(max = Cursor.LONGEST)
                @Nullable String next) {

    /// How to read a cursor of such a list.
    static final Function<String, Event.Position> BEFORE =
            Cursor.of(1, parts -> Event.Position.of(parts.getFirst()));

    static WebhookDeliveryPageJson of(Page<Dispatch> page) {
        return new WebhookDeliveryPageJson(
                page.items().stream().map(WebhookDeliveryJson::of).toList(),
                page.more() ? Cursor.of(page.items().getLast().position()) : null);
    }
}
