package dev.wavelength.rest.event;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.value.Page;
import dev.wavelength.rest.http.Parameters;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A page of events, as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "EventPage", description = "Events, in their order.")
public record EventPageJson(
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description =
                                                "The page, in the batch format of CloudEvents.",
                                        requiredMode = Schema.RequiredMode.REQUIRED),
                        schema = @Schema(implementation = EventJson.class),
                        maxItems = Parameters.HIGHEST_LIMIT)
                List<Map<String, Object>> items,
        @Schema(
                        description = "The `after` of the next page; null on the last, for now.",
                        pattern = Event.Position.PATTERN,
                        example = "00000000000002f900000000")
                @Size(max = 24)
                @Nullable String next) {

    static EventPageJson of(Brand.Id brand, Page<Announced> page) {
        return new EventPageJson(
                page.items().stream().map(one -> one.attributes(brand)).toList(),
                page.more() ? page.items().getLast().position().toString() : null);
    }
}
