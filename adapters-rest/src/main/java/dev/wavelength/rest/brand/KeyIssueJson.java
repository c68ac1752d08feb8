package dev.wavelength.rest.brand;

import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.http.Rfc3339;
import dev.wavelength.rest.http.Wire;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A further key as the operator asks for it.
@Schema(
        name = "NewKey",
        description = "What is to be known of a further key.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record KeyIssueJson(
        @Schema(
                        description =
                                "From when on it is worth nothing; left out, it never expires.",
                        format = "date-time",
                        example = "2027-03-02T00:00:00Z")
                @Size(max = Wire.TIME)
                @Nullable String expiresAt) {

    /// What was asked for.
    record Expiry(@Nullable Instant at) {}

    static @Nullable Expiry read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        var expiresAt = object.optional("expiresAt", JsonIn.text(Rfc3339::instant));
        object.close();
        return object.sound() ? new Expiry(expiresAt) : null;
    }
}
