package dev.wavelength.rest.promise;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/// A touchpoint as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Touchpoint", description = "A place in the service where moments happen.")
public record TouchpointJson(
        @Schema(
                        description = "Its name in addresses and on moments.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "delivery")
                @Size(max = Key.LONGEST)
                String id,
        @Schema(
                        description = "For people.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "Delivery to the door")
                @Size(max = Touchpoint.LONGEST)
                String name,
        @Schema(
                        description =
                                "Whether the service as a whole cannot pass where this cannot be"
                                        + " tested.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "true")
                boolean critical,
        @Schema(
                        description = "The share of OWs allowed here.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0.05")
                @Min(0)
                @Max(1)
                double owLimit,
        @Schema(
                        description = "The share that is dangerous.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0.15")
                @Min(0)
                @Max(1)
                double dangerLimit,
        @Schema(
                        description = "Whether it was described, or only turned up on a moment.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "true")
                boolean declared) {

    static TouchpointJson of(Touchpoint touchpoint) {
        return new TouchpointJson(
                touchpoint.id().text(),
                touchpoint.name(),
                touchpoint.critical(),
                touchpoint.owLimit(),
                touchpoint.dangerLimit(),
                touchpoint.declared());
    }
}
