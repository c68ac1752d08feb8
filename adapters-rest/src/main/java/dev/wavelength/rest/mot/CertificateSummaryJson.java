package dev.wavelength.rest.mot;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// A certificate in a list as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "CertificateSummary", description = "A certificate without its items.")
public record CertificateSummaryJson(
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
        @Schema(
                        description =
                                "The SHA-256 of all the rest in canonical JSON (RFC 8785), in hexadecimal digits.",
                        pattern = CertificateJson.DIGEST,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example =
                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                @Size(min = 64, max = 64)
                String digest) {

    static CertificateSummaryJson of(Certificate.Summary summary) {
        return new CertificateSummaryJson(
                summary.number(),
                summary.result(),
                summary.from().toString(),
                summary.to().toString(),
                summary.testedAt().toString(),
                summary.retestOf(),
                summary.amends(),
                summary.digest());
    }
}
