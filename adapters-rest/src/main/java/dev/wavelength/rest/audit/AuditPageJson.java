package dev.wavelength.rest.audit;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.audit.Note;
import dev.wavelength.domain.value.Page;
import dev.wavelength.rest.http.Cursor;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A page of an audit trail, from the latest, as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AuditPage", description = "Notes of an audit trail, from the latest.")
public record AuditPageJson(
        @Schema(description = "The page.", requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Parameters.HIGHEST_LIMIT)
                List<NoteJson> items,
        @Schema(
                        description = "The cursor at which the next page begins; null on the last.",
                        pattern = Wire.CURSOR,
                        example = "MTc")
                @Size(max = Cursor.LONGEST)
                @Nullable String next) {

    static AuditPageJson of(Page<Note> page) {
        return new AuditPageJson(
                page.items().stream().map(NoteJson::of).toList(),
                page.more() ? Cursor.of(page.items().getLast().number()) : null);
    }
}
