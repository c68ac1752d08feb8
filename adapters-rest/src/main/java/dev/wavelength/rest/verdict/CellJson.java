package dev.wavelength.rest.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.verdict.Cell;
import dev.wavelength.domain.verdict.Certainty;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.Flag;
import dev.wavelength.rest.http.JsonIn;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

/// A cell of the verdict table on the wire.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "Cell",
        description =
                "What a delivery and a feeling come to; experience and certainty are null where"
                        + " nothing is judged.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record CellJson(
        @Schema(description = "What it comes to.", example = "HOW") @Nullable Experience experience,
        @Schema(description = "How well that is founded.", example = "DISPUTED")
                @Nullable Certainty certainty,
        @Schema(description = "What is worth knowing besides.", example = "TOLERATED")
                @Nullable Flag flag) {

    static CellJson of(Cell cell) {
        return new CellJson(cell.experience(), cell.certainty(), cell.flag());
    }

    static @Nullable Cell read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        var experience = object.optional("experience", JsonIn.constant(Experience.class));
        var certainty = object.optional("certainty", JsonIn.constant(Certainty.class));
        var flag = object.optional("flag", JsonIn.constant(Flag.class));
        object.close();
        return object.sound() ? in.made(() -> new Cell(experience, certainty, flag)) : null;
    }
}
