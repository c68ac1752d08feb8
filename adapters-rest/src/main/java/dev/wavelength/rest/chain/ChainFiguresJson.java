package dev.wavelength.rest.chain;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.application.chain.ReadChains;
import dev.wavelength.domain.chain.Chain;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// How all customers fare, as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ChainFigures", description = "How all customers fare: shares, never averages.")
public record ChainFiguresJson(
        @NotNull StatusesJson statuses,
        @NotNull RateJson unbrokenRate,
        @NotNull RateJson wholeRate) {

    /// How many chains there are of each status.
    @Serdeable.Serializable
    @Schema(name = "ChainStatuses", description = "How many chains there are of each status.")
    public record StatusesJson(
            @Schema(
                            description = "Chains that are BROKEN.",
                            format = "int64",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "0")
                    @Min(0)
                    @Max(9_007_199_254_740_991L)
                    long BROKEN,
            @Schema(
                            description = "Chains that are TURNED.",
                            format = "int64",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "0")
                    @Min(0)
                    @Max(9_007_199_254_740_991L)
                    long TURNED,
            @Schema(
                            description = "Chains that are MENDED.",
                            format = "int64",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "0")
                    @Min(0)
                    @Max(9_007_199_254_740_991L)
                    long MENDED,
            @Schema(
                            description = "Chains that are SHINING.",
                            format = "int64",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "0")
                    @Min(0)
                    @Max(9_007_199_254_740_991L)
                    long SHINING,
            @Schema(
                            description = "Chains that are UNBROKEN.",
                            format = "int64",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "0")
                    @Min(0)
                    @Max(9_007_199_254_740_991L)
                    long UNBROKEN,
            @Schema(
                            description = "Chains that are OPEN.",
                            format = "int64",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "0")
                    @Min(0)
                    @Max(9_007_199_254_740_991L)
                    long OPEN) {}

    static ChainFiguresJson of(ReadChains.Figures figures) {
        var statuses = figures.statuses();
        return new ChainFiguresJson(
                new StatusesJson(
                        statuses.getOrDefault(Chain.Status.BROKEN, 0L),
                        statuses.getOrDefault(Chain.Status.TURNED, 0L),
                        statuses.getOrDefault(Chain.Status.MENDED, 0L),
                        statuses.getOrDefault(Chain.Status.SHINING, 0L),
                        statuses.getOrDefault(Chain.Status.UNBROKEN, 0L),
                        statuses.getOrDefault(Chain.Status.OPEN, 0L)),
                RateJson.of(figures.unbroken()),
                RateJson.of(figures.whole()));
    }
}
