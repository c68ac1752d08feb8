package dev.wavelength.rest.promise;

import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Text;
import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.http.Wire;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// A touchpoint as it is described.
@Schema(
        name = "NewTouchpoint",
        description = "What is to be known of a touchpoint.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record TouchpointDescriptionJson(
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
                                        + " tested; the default is false.",
                        example = "true")
                @Nullable Boolean critical,
        @Schema(
                        description =
                                "The share of OWs allowed here, between 0 and 1; the default is"
                                        + " 0.05.",
                        format = "double",
                        example = "0.05")
                @Min(0)
                @Max(1)
                @Nullable Double owLimit,
        @Schema(
                        description =
                                "The share that is dangerous, above owLimit; the default is 0.15.",
                        format = "double",
                        example = "0.15")
                @Min(0)
                @Max(1)
                @Nullable Double dangerLimit) {

    /// Reads a touchpoint of this id.
    static JsonIn.Reading<Touchpoint> of(Touchpoint.Id id) {
        return in -> {
            var object = in.object();
            if (object == null) return null;
            var name =
                    object.required(
                            "name", JsonIn.text(text -> Text.line(text, Touchpoint.LONGEST)));
            var critical = object.optional("critical", JsonIn::truth);
            var owLimit = object.optional("owLimit", JsonIn::number);
            var dangerLimit = object.optional("dangerLimit", JsonIn::number);
            object.close();
            return name == null || !object.sound()
                    ? null
                    : in.made(
                            () ->
                                    new Touchpoint(
                                            id,
                                            name,
                                            critical != null && critical,
                                            owLimit == null ? Touchpoint.OW_LIMIT : owLimit,
                                            dangerLimit == null
                                                    ? Touchpoint.DANGER_LIMIT
                                                    : dangerLimit,
                                            true));
        };
    }
}
