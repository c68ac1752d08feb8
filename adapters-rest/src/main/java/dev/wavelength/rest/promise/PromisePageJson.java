package dev.wavelength.rest.promise;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.value.Page;
import dev.wavelength.rest.http.Cursor;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A page of promises as they held, by id as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ServicePromisePage", description = "Promises as they held, by id.")
public record PromisePageJson(
        @Schema(description = "The page.", requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Parameters.HIGHEST_LIMIT)
                List<PromiseJson> items,
        @Schema(
                        description = "The cursor at which the next page begins; null on the last.",
                        pattern = Wire.CURSOR,
                        example = "ZGVsaXZlcnk")
                @Size(max = Cursor.LONGEST)
                @Nullable String next) {

    static PromisePageJson of(Page<Promise> page) {
        return new PromisePageJson(
                page.items().stream().map(PromiseJson::of).toList(),
                page.more() ? Cursor.of(page.items().getLast().id()) : null);
    }
}
