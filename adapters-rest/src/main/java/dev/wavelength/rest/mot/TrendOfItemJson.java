package dev.wavelength.rest.mot;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.mot.Trend;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import java.util.List;

/// The OWs of a touchpoint over the days of a certificate as they are answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "CertificateTrend",
        description = "Judged moments and OWs, so many days at a time from the first on.")
public record TrendOfItemJson(
        @Schema(
                        description =
                                "How many days are counted together; at the end it may be fewer.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "1")
                @Min(1)
                @Max(3660)
                int days,
        @Schema(description = "How many are judged.", requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Trend.MOST_BEATS)
                List<@Min(0) @Max(9_007_199_254_740_991L) Long> judged,
        @Schema(
                        description = "How many of these are OWs.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Trend.MOST_BEATS)
                List<@Min(0) @Max(9_007_199_254_740_991L) Long> ow) {

    static TrendOfItemJson of(Trend trend) {
        return new TrendOfItemJson(
                trend.days(),
                trend.beats().stream().map(Share::whole).toList(),
                trend.beats().stream().map(Share::hits).toList());
    }
}
