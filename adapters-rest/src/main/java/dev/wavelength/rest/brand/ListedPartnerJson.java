package dev.wavelength.rest.brand;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A partner as it is listed.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ListedPartner", description = "A system that calls for the brand, and its keys.")
public record ListedPartnerJson(
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
                                        description = "What its keys may be used for.",
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
                        description = "Its keys, from the oldest; those that have expired as well.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = PartnerKey.MOST)
                List<PartnerKeyJson> keys,
        @Schema(
                        description = "The `client_id` of its access tokens; null if it has none.",
                        pattern = Wire.VISIBLE,
                        example = "helpdesk-7f3a")
                @Size(max = ClientId.LONGEST)
                @Nullable String clientId) {

    static ListedPartnerJson of(Partners.Listed listed) {
        return new ListedPartnerJson(
                listed.partner().name().text(),
                listed.partner().scopes().stream().sorted().map(Scope::toString).toList(),
                LimitsJson.of(listed.partner().limits()),
                listed.keys().stream().map(PartnerKeyJson::of).toList(),
                listed.clientId() == null ? null : listed.clientId().text());
    }
}
