package dev.wavelength.rest.mot;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.application.mot.ReadTrend;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A trend as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Trend", description = "The share of OWs over time, as a Laney p\u2032 chart.")
public record TrendJson(
        @Schema(
                        description =
                                "The share of OWs of all beats together; null of nothing judged.",
                        format = "double",
                        example = "0.06")
                @Min(0)
                @Max(1)
                @Nullable Double centre,
        @Schema(
                        description =
                                "How many times further beats lie apart than chance alone would have it; null where that cannot be said.",
                        format = "double",
                        example = "1.2")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                @Nullable Double spread,
        @Schema(
                        description = "Every beat from first to last, also those without moments.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = ReadTrend.MOST_BEATS)
                List<TrendBeatJson> items) {

    static TrendJson of(ReadTrend.Outcome.Found found) {
        return new TrendJson(
                found.chart().centre(),
                found.chart().spread(),
                found.beats().stream().map(TrendBeatJson::of).toList());
    }
}
