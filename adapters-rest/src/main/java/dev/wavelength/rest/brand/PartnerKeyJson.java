package dev.wavelength.rest.brand;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A key as it is listed.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "PartnerKey", description = "What is known of a key: all but the key itself.")
public record PartnerKeyJson(
        @Schema(
                        description = "Its own name, by which it is withdrawn.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "9f86d081884c7d65")
                @Size(max = Key.LONGEST)
                String id,
        @Schema(
                        description = "Its beginning and its end, by which people know it.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "wl_...beef")
                @Size(max = 16)
                String hint,
        @Schema(
                        description = "When it was made.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T08:14:03Z")
                @Size(max = Wire.TIME)
                Instant createdAt,
        @Schema(
                        description = "From when on it is worth nothing; null if it never expires.",
                        example = "2027-03-02T00:00:00Z")
                @Size(max = Wire.TIME)
                @Nullable Instant expiresAt,
        @Schema(
                        description =
                                "When it was used last, give or take an hour; null if it was not"
                                        + " used yet.",
                        example = "2026-03-03T09:00:00Z")
                @Size(max = Wire.TIME)
                @Nullable Instant lastUsedAt) {

    static PartnerKeyJson of(PartnerKey key) {
        return new PartnerKeyJson(
                key.id().text(), key.hint(), key.createdAt(), key.expiresAt(), key.lastUsedAt());
    }
}
