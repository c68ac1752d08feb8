package dev.wavelength.rest.journal;

import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.moment.MomentReportJson;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Moments that are sent together.
@Schema(
        name = "NewMoments",
        description = "Moments to be recorded together; each stands for itself.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record MomentBatchJson(
        @Schema(description = "The moments.", requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(min = 1, max = MomentBatchJson.MOST)
                List<MomentReportJson> moments) {

    /// The most moments in one batch.
    static final int MOST = 1_000;

    /// Reads a batch: each moment on its own, so that a bad one spoils no other.
    static @Nullable List<JsonIn> read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        var moments = object.required("moments", moment -> moment.items(1, MOST));
        object.close();
        return moments == null ? null : moments.stream().map(JsonIn::alone).toList();
    }
}
