package dev.wavelength.rest.brand;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.Key;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A partner as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Partner", description = "A system that calls for one brand.")
public record PartnerJson(
        @Schema(
                        description = "The brand it speaks for.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "corner-shop")
                @Size(max = Key.LONGEST)
                String brand,
        @Schema(
                        description = "Its name.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "helpdesk")
                @Size(max = Key.LONGEST)
                String name,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description = "What its key may be used for.",
                                        requiredMode = Schema.RequiredMode.REQUIRED),
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {
                                            "promises",
                                            "moments:write",
                                            "moments:read",
                                            "reports",
                                            "mot",
                                            "recoveries",
                                            "webhooks",
                                            "privacy"
                                        }),
                        maxItems = 8)
                List<String> scopes,
        @Schema(
                        description = "How much it may ask of the service.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                LimitsJson limits,
        @Schema(
                        description = "Its key, told this once; null where it was told before.",
                        pattern = "^wl_[0-9a-f]+$",
                        example =
                                "wl_0000000000000000000000000000000000000000000000000000000000000000deadbeef")
                @Size(max = 256)
                @Nullable String apiKey) {

    static PartnerJson of(Partner partner, @Nullable ApiKey key) {
        return new PartnerJson(
                partner.brand().text(),
                partner.name().text(),
                partner.scopes().stream().sorted().map(Scope::toString).toList(),
                LimitsJson.of(partner.limits()),
                key == null ? null : key.secret());
    }
}
