package dev.wavelength.rest.chain;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.figure.Share;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

/// A share of a whole as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "Rate",
        description =
                "A share with its two-sided 95 % Wilson interval. Of nothing there is no share.")
public record RateJson(
        @Schema(description = "The share; null of nothing.", format = "double", example = "0.93")
                @Min(0)
                @Max(1)
                @Nullable Double rate,
        @Schema(
                        description = "The interval's lower bound; null of nothing.",
                        format = "double",
                        example = "0.91")
                @Min(0)
                @Max(1)
                @Nullable Double lower,
        @Schema(
                        description = "The interval's upper bound; null of nothing.",
                        format = "double",
                        example = "0.95")
                @Min(0)
                @Max(1)
                @Nullable Double upper,
        @Schema(
                        description = "Of how many.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "812")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long n) {

    /// The share.
    public static RateJson of(Share share) {
        var interval = share.wilson(Share.TWO_SIDED_95).orElse(null);
        return interval == null
                ? new RateJson(null, null, null, 0)
                : new RateJson(
                        share.rate().orElseThrow(),
                        interval.lower(),
                        interval.upper(),
                        share.whole());
    }
}
