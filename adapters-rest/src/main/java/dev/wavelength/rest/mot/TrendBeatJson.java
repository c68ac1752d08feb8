package dev.wavelength.rest.mot;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.application.mot.ReadTrend;
import dev.wavelength.domain.figure.ControlChart;
import dev.wavelength.domain.figure.Share;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// One beat of a trend as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "TrendBeat", description = "The OWs of one day, week or month.")
public record TrendBeatJson(
        @Schema(
                        description = "Its first day.",
                        format = "date",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02")
                @Size(max = 10)
                String from,
        @Schema(
                        description = "How many moments are judged.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "31")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long judged,
        @Schema(
                        description = "How many of these are OWs.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long ow,
        @Schema(
                        description = "The share of OWs; null of nothing judged.",
                        format = "double",
                        example = "0.0645")
                @Min(0)
                @Max(1)
                @Nullable Double owRate,
        @Schema(
                        description =
                                "The lower bound of its two-sided 95 % Wilson interval; null of nothing judged.",
                        format = "double",
                        example = "0.0179")
                @Min(0)
                @Max(1)
                @Nullable Double lower,
        @Schema(
                        description = "The upper bound; null of nothing judged.",
                        format = "double",
                        example = "0.2072")
                @Min(0)
                @Max(1)
                @Nullable Double upper,
        @Schema(
                        description =
                                "Below this it would not fall by chance; null where that cannot be said.",
                        format = "double",
                        example = "0")
                @Min(0)
                @Max(1)
                @Nullable Double lowerLimit,
        @Schema(
                        description =
                                "Above this it would not rise by chance; null where that cannot be said.",
                        format = "double",
                        example = "0.18")
                @Min(0)
                @Max(1)
                @Nullable Double upperLimit,
        @Schema(description = "Which way it has shifted; null if it only varies.", example = "HIGH")
                ControlChart.@Nullable Signal signal) {

    static TrendBeatJson of(ReadTrend.Beat beat) {
        var share = beat.point().share();
        var interval = share.wilson(Share.TWO_SIDED_95).orElse(null);
        var limits = beat.point().limits();
        return new TrendBeatJson(
                beat.from().toString(),
                share.whole(),
                share.hits(),
                interval == null ? null : share.rate().orElseThrow(),
                interval == null ? null : interval.lower(),
                interval == null ? null : interval.upper(),
                limits == null ? null : limits.lower(),
                limits == null ? null : limits.upper(),
                beat.point().signal());
    }
}
