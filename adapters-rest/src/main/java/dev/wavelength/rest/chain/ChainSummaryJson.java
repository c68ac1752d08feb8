package dev.wavelength.rest.chain;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.value.Key;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// A chain in a list of chains.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ChainSummary", description = "What a customer's moments add up to.")
public record ChainSummaryJson(
        @Schema(
                        description = "The customer.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "c-1042")
                @Size(max = Key.LONGEST)
                String customer,
        @Schema(
                        description = "How the chain fares.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "BROKEN")
                Chain.Status status,
        @Schema(
                        description = "How many moments it has.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "12")
                @Min(0)
                @Max(Integer.MAX_VALUE)
                int links,
        @Schema(
                        description = "How many of them are judged.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "10")
                @Min(0)
                @Max(Integer.MAX_VALUE)
                int judged,
        @Schema(
                        description = "How many were an OW.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "1")
                @Min(0)
                @Max(Integer.MAX_VALUE)
                int ow,
        @Schema(
                        description = "How many were a HOW.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "7")
                @Min(0)
                @Max(Integer.MAX_VALUE)
                int how,
        @Schema(
                        description = "How many were a WOW.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2")
                @Min(0)
                @Max(Integer.MAX_VALUE)
                int wow,
        @Schema(
                        description = "OWs that stand.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "1")
                @Min(0)
                @Max(Integer.MAX_VALUE)
                int standing,
        @Schema(
                        description = "Judged links without an OW since the last one.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "4")
                @Min(0)
                @Max(Integer.MAX_VALUE)
                int streak,
        @Schema(
                        description = "The longest such streak.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "5")
                @Min(0)
                @Max(Integer.MAX_VALUE)
                int longestStreak,
        @Schema(
                        description =
                                "What the customer will remember: the mean of peak and end; null"
                                        + " while nothing is judged.",
                        format = "double",
                        example = "-1.7")
                @Nullable Double remembered,
        @Schema(
                        description = "The sum of the impacts of standing OWs, 0 or less.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "-4")
                double standingImpact) {

    /// A chain.
    public static ChainSummaryJson of(Chains.Kept chain) {
        var head = chain.head();
        return new ChainSummaryJson(
                chain.customer().reference(),
                head.status(),
                head.links(),
                head.judged(),
                head.ow(),
                head.how(),
                head.wow(),
                head.standing(),
                head.streak(),
                head.longestStreak(),
                head.remembered(),
                head.standingImpact());
    }
}
