package dev.wavelength.rest.promise;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Page;
import dev.wavelength.rest.http.Cursor;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A page of touchpoints, by id as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "TouchpointPage", description = "Touchpoints, by id.")
public record TouchpointPageJson(
        @Schema(description = "The page.", requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Parameters.HIGHEST_LIMIT)
                List<TouchpointJson> items,
        @Schema(
                        description = "The cursor at which the next page begins; null on the last.",
                        pattern = Wire.CURSOR,
                        example = "ZGVsaXZlcnk")
                @Size(max = Cursor.LONGEST)
                @Nullable String next) {

    static TouchpointPageJson of(Page<Touchpoint> page) {
        return new TouchpointPageJson(
                page.items().stream().map(TouchpointJson::of).toList(),
                page.more() ? Cursor.of(page.items().getLast().id()) : null);
    }
}
