package dev.wavelength.rest.brand;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.value.Page;
import dev.wavelength.rest.http.Cursor;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A page of partners, by name, as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "PartnerPage", description = "Partners, by name.")
public record PartnerPageJson(
        @Schema(description = "The page.", requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Parameters.HIGHEST_LIMIT)
                List<ListedPartnerJson> items,
        @Schema(
                        description = "The cursor at which the next page begins; null on the last.",
                        pattern = Wire.CURSOR,
                        example = "aGVscGRlc2s")
                @Size(max = Cursor.LONGEST)
                @Nullable String next) {

    static PartnerPageJson of(Page<Partners.Listed> page) {
        return new PartnerPageJson(
                page.items().stream().map(ListedPartnerJson::of).toList(),
                page.more() ? Cursor.of(page.items().getLast().partner().name()) : null);
    }
}
