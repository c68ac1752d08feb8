package dev.wavelength.rest.brand;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A brand as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Brand", description = "The organisation whose customers are served.")
public record BrandJson(
        @Schema(
                        description = "Its own name for itself.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "corner-shop")
                @Size(max = Key.LONGEST)
                String id,
        @Schema(
                        description = "For people.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "Corner Shop")
                @Size(max = Brand.LONGEST)
                String name,
        @Schema(
                        description = "Where its business days begin and end.",
                        pattern = "^[A-Za-z0-9_+/-]+$",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "Europe/Berlin")
                @Size(max = 64)
                String timeZone,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description = "What it stands for.",
                                        requiredMode = Schema.RequiredMode.REQUIRED),
                        schema =
                                @Schema(
                                        type = "string",
                                        pattern = Wire.LINE,
                                        maxLength = Brand.LONGEST,
                                        example = "we keep our word"),
                        maxItems = Brand.MOST_VALUES)
                List<String> values,
        @Schema(
                        description =
                                "For how many months it keeps its moments; null means for ever.",
                        format = "int32",
                        example = "36")
                @Min(1)
                @Max(Brand.MOST_MONTHS)
                @Nullable Integer retainMonths) {

    static BrandJson of(Brand brand) {
        return new BrandJson(
                brand.id().text(),
                brand.name(),
                brand.timeZone().getId(),
                brand.values(),
                brand.retainMonths());
    }
}
