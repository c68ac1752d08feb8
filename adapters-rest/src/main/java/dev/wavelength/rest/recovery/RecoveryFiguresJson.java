package dev.wavelength.rest.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.recovery.Figures;
import dev.wavelength.domain.recovery.Figures.Spread;
import dev.wavelength.rest.chain.RateJson;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;

/// What recoveries add up to, as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "RecoveryFigures",
        description = "How quickly and how well OWs are made good; what was withdrawn was none.")
public record RecoveryFiguresJson(
        @Schema(
                        description = "How many were opened.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "31")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long opened,
        @NotNull SpreadJson acknowledge,
        @NotNull RateJson acknowledgedInTime,
        @NotNull SpreadJson remedy,
        @NotNull RateJson remediedInTime,
        @NotNull RateJson turned,
        @NotNull RateJson mended,
        @NotNull SpreadJson blind,
        @Schema(
                        description =
                                "How many were opened while another of the same customer was open.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long doubleDeviations) {

    /// How long something takes on the customer's clock.
    @Serdeable.Serializable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(
            name = "RecoverySpread",
            description =
                    "How many seconds it takes on the customer's clock; null if it never was.")
    public record SpreadJson(
            @Schema(description = "Half took no longer.", format = "double", example = "1520.25")
                    @Nullable Double median,
            @Schema(
                            description = "Nine of ten took no longer.",
                            format = "double",
                            example = "7212.5")
                    @Nullable Double p90) {

        static SpreadJson of(Spread spread) {
            return new SpreadJson(seconds(spread.median()), seconds(spread.p90()));
        }

        private static @Nullable Double seconds(@Nullable Duration duration) {
            return duration == null
                    ? null
                    : BigDecimal.valueOf(duration.getSeconds())
                            .add(BigDecimal.valueOf(duration.getNano(), 9))
                            .doubleValue();
        }
    }

    static RecoveryFiguresJson of(Figures figures) {
        return new RecoveryFiguresJson(
                figures.opened(),
                SpreadJson.of(figures.acknowledge()),
                RateJson.of(figures.acknowledgedInTime()),
                SpreadJson.of(figures.remedy()),
                RateJson.of(figures.remediedInTime()),
                RateJson.of(figures.turned()),
                RateJson.of(figures.mended()),
                SpreadJson.of(figures.blind()),
                figures.doubleDeviations());
    }
}
