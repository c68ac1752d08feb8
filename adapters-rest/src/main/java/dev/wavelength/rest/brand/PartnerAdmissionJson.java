package dev.wavelength.rest.brand;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Limits;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.JsonIn;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A partner as the operator admits it.
@Schema(
        name = "NewPartner",
        description = "A system that is to call for the brand.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record PartnerAdmissionJson(
        @Schema(
                        description = "Its name, recorded as the source of what it sends.",
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
        @Schema(description = "How much it may ask; left out, as much as most.")
                @Nullable LimitsJson limits) {

    private static final int MOST_SCOPES = Scope.values().length;

    /// Reads a partner of this brand.
    static JsonIn.Reading<Partner> of(Brand.Id brand) {
        return in -> {
            var object = in.object();
            if (object == null) return null;
            var name = object.required("name", JsonIn.text(Partner.Name::new));
            var scopes =
                    object.required(
                            "scopes",
                            JsonIn.list(1, MOST_SCOPES, JsonIn.text(PartnerAdmissionJson::scope)));
            var limits = object.optional("limits", LimitsJson::read);
            object.close();
            return name == null || scopes == null || !object.sound()
                    ? null
                    : in.made(
                            () ->
                                    new Partner(
                                            brand,
                                            name,
                                            Set.copyOf(new HashSet<>(scopes)),
                                            limits == null ? Limits.STANDARD : limits));
        };
    }

    private static Scope scope(String text) {
        return Scope.of(text)
                .filter(scope -> scope != Scope.OPERATOR)
                .orElseThrow(
                        () ->
                                new InvalidValue(
                                        "",
                                        "must be one of "
                                                + EnumSet.complementOf(
                                                        EnumSet.of(Scope.OPERATOR))));
    }
}
