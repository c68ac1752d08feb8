package dev.wavelength.rest.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.application.recovery.ReadRecoveries.Sight;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Recovery.Urgency;
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

/// A page of recoveries, the most urgent first, as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "RecoveryPage", description = "Recoveries, the most urgent first.")
public record RecoveryPageJson(
        @Schema(description = "The page.", requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Parameters.HIGHEST_LIMIT)
                List<RecoveryJson> items,
        @Schema(
                        description = "The cursor at which the next page begins; null on the last.",
                        pattern = Wire.CURSOR,
                        example = "ZGVsaXZlcnk")
                @Size(max = Cursor.LONGEST)
                @Nullable String next) {

    /// How to read a cursor of such a list.
    static final Function<String, Urgency> AFTER =
            Cursor.of(
                    3,
                    parts ->
                            new Urgency(
                                    Integer.parseInt(parts.getFirst()),
                                    Instant.parse(parts.get(1)),
                                    new Recovery.Id(parts.get(2))));

    static RecoveryPageJson of(Page<Sight> page) {
        return new RecoveryPageJson(
                page.items().stream().map(RecoveryJson::of).toList(), next(page));
    }

    private static @Nullable String next(Page<Sight> page) {
        if (!page.more()) return null;
        var last = page.items().getLast().recovery().urgency();
        return Cursor.of(last.rank(), last.by(), last.id());
    }
}
