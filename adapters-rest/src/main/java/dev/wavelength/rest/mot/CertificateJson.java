package dev.wavelength.rest.mot;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Commission;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A certificate as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Certificate", description = "A certificate as it was issued; it never changes.")
public record CertificateJson(
        @Schema(
                        description = "Counts from 1 in each brand, without gaps.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "1")
                @Min(1)
                @Max(Integer.MAX_VALUE)
                int number,
        @Schema(
                        description = "How the service did as a whole.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "FAIL")
                Certificate.Result result,
        @Schema(
                        description = "Whose service was inspected.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "corner-shop")
                @Size(max = Key.LONGEST)
                String brand,
        @Schema(
                        description = "What it called itself then.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "Corner Shop")
                @Size(max = Brand.LONGEST)
                String brandName,
        @Schema(
                        description = "The first of the brand's days.",
                        format = "date",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-01-01")
                @Size(max = 10)
                String from,
        @Schema(
                        description = "The last.",
                        format = "date",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-01-31")
                @Size(max = 10)
                String to,
        @Schema(
                        description = "When it was inspected.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-02-02T08:00:00.123456Z")
                @Size(max = Wire.TIME)
                String testedAt,
        @Schema(
                        description = "The version of the rulebook in force.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "1")
                @Min(1)
                @Max(Integer.MAX_VALUE)
                int rulebook,
        @Schema(description = "The touchpoints that were asked for; null if none were named.")
                @Size(max = Commission.MOST_TOUCHPOINTS)
                @Nullable List<@Pattern(regexp = Key.PATTERN) @Size(max = Key.LONGEST) String>
                        touchpoints,
        @Schema(
                        description =
                                "The certificate whose failed items were tested again, and no others.",
                        format = "int32",
                        example = "1")
                @Min(1)
                @Max(Integer.MAX_VALUE)
                @Nullable Integer retestOf,
        @Schema(
                        description =
                                "The certificate that this one corrects: its figures are no longer those.",
                        format = "int32",
                        example = "1")
                @Min(1)
                @Max(Integer.MAX_VALUE)
                @Nullable Integer amends,
        @Schema(description = "By touchpoint.", requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Commission.MOST_TOUCHPOINTS)
                List<ItemJson> items,
        @Schema(
                        description =
                                "The SHA-256 of all the rest in canonical JSON (RFC 8785), in hexadecimal digits.",
                        pattern = DIGEST,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example =
                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                @Size(min = 64, max = 64)
                String digest) {

    /// What a digest looks like.
    static final String DIGEST = "^[0-9a-f]{64}$";

    static CertificateJson of(Certificate certificate) {
        var inspection = certificate.inspection();
        var commission = inspection.commission();
        var named = commission.touchpoints();
        return new CertificateJson(
                certificate.number(),
                certificate.result(),
                inspection.brand().text(),
                inspection.brandName(),
                commission.from().toString(),
                commission.to().toString(),
                inspection.testedAt().toString(),
                inspection.rulebook(),
                named == null ? null : named.stream().map(Touchpoint.Id::text).toList(),
                commission.retestOf(),
                certificate.amends(),
                inspection.items().stream().map(ItemJson::of).toList(),
                certificate.digest());
    }
}
