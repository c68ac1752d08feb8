package dev.wavelength.rest.journal;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.value.Page;
import dev.wavelength.rest.http.Cursor;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// A page of moments as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "MomentPage", description = "Moments, newest first.")
public record MomentPageJson(
        @Schema(description = "The moments.", requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Parameters.HIGHEST_LIMIT)
                List<MomentJson> items,
        @Schema(
                        description = "The cursor at which the next page begins; null on the last.",
                        pattern = Wire.CURSOR,
                        example = "MjAyNi0wMy0wMlQwODoxNDowM1oKb3JkZXItNzc4MQ")
                @Size(max = Cursor.LONGEST)
                @Nullable String next) {

    /// How to read a cursor of such a list.
    static final Function<String, Position> POSITION =
            Cursor.of(
                    2,
                    parts ->
                            new Position(
                                    Instant.parse(parts.getFirst()), new Moment.Id(parts.get(1))));

    static MomentPageJson of(Page<Entry> page) {
        return new MomentPageJson(page.items().stream().map(MomentJson::of).toList(), next(page));
    }

    /// The cursor behind a page.
    static @Nullable String next(Page<Entry> page) {
        if (!page.more()) return null;
        var last = page.items().getLast().moment();
        return Cursor.of(last.occurredAt(), last.id());
    }
}
