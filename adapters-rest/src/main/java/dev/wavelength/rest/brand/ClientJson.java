package dev.wavelength.rest.brand;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// By which client id the issuer of access tokens knows a partner, as it is sent and answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "PartnerClient",
        description = "By which client id the issuer of access tokens knows the partner.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record ClientJson(
        @Schema(
                        description = "The `client_id` of its tokens.",
                        pattern = Wire.VISIBLE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "helpdesk-7f3a")
                @Size(max = ClientId.LONGEST)
                String clientId) {

    static ClientJson of(ClientId client) {
        return new ClientJson(client.text());
    }

    static @Nullable ClientId read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        var client = object.required("clientId", JsonIn.text(ClientId::new));
        object.close();
        return object.sound() ? client : null;
    }
}
