package dev.wavelength.rest.brand;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A key as it is told, once.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "IssuedKey", description = "A further key of a partner.")
public record IssuedKeyJson(
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
                        description = "The key, told this once; null where it was told before.",
                        pattern = "^wl_[0-9a-f]+$",
                        example =
                                "wl_0000000000000000000000000000000000000000000000000000000000000000deadbeef")
                @Size(max = 256)
                @Nullable String apiKey) {

    static IssuedKeyJson of(PartnerKey kept, @Nullable ApiKey key) {
        return new IssuedKeyJson(
                kept.id().text(),
                kept.hint(),
                kept.createdAt(),
                kept.expiresAt(),
                key == null ? null : key.secret());
    }
}
