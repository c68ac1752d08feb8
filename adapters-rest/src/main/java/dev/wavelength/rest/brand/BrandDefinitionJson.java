package dev.wavelength.rest.brand;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.value.Text;
import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.http.Wire;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;

/// A brand as the operator defines it.
@Schema(
        name = "NewBrand",
        description = "What is to be known of a brand.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record BrandDefinitionJson(
        @Schema(
                        description = "For people.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "Corner Shop")
                @Size(max = Brand.LONGEST)
                String name,
        @Schema(
                        description =
                                "Where its business days begin and end: a name of the IANA time"
                                        + " zone database.",
                        pattern = "^[A-Za-z0-9_+/-]+$",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "Europe/Berlin")
                @Size(max = 64)
                String timeZone,
        @ArraySchema(
                        arraySchema = @Schema(description = "What it stands for."),
                        schema =
                                @Schema(
                                        type = "string",
                                        pattern = Wire.LINE,
                                        maxLength = Brand.LONGEST,
                                        example = "we keep our word"),
                        maxItems = Brand.MOST_VALUES)
                @Nullable List<String> values,
        @Schema(
                        description =
                                "For how many months it keeps its moments: those that occurred"
                                        + " longer ago are let go of, and refused if they come. What"
                                        + " was counted of them stays counted. Left out, for ever.",
                        format = "int32",
                        example = "36")
                @Min(1)
                @Max(Brand.MOST_MONTHS)
                @Nullable Integer retainMonths) {

    /// Reads a brand of this id.
    static JsonIn.Reading<Brand> of(Brand.Id id) {
        return in -> {
            var object = in.object();
            if (object == null) return null;
            var name = object.required("name", JsonIn.text(text -> Text.line(text, Brand.LONGEST)));
            var timeZone = object.required("timeZone", JsonIn.text(BrandDefinitionJson::timeZone));
            var values =
                    object.optional(
                            "values",
                            JsonIn.list(
                                    0,
                                    Brand.MOST_VALUES,
                                    JsonIn.text(text -> Text.line(text, Brand.LONGEST))));
            var retainMonths = object.optional("retainMonths", JsonIn::integer);
            object.close();
            return name == null || timeZone == null || !object.sound()
                    ? null
                    : in.made(
                            () ->
                                    new Brand(
                                            id,
                                            name,
                                            timeZone,
                                            values == null ? List.of() : values,
                                            retainMonths));
        };
    }

    private static ZoneId timeZone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text))
            throw new InvalidValue("", "must be an IANA time zone, such as Europe/Berlin");
        return ZoneId.of(text);
    }
}
