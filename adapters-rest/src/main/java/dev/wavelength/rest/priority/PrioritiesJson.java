package dev.wavelength.rest.priority;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.application.priority.ReadPriorities;
import dev.wavelength.domain.priority.Reach;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Priorities as they are answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Priorities", description = "Touchpoints, the one with the most to gain first.")
public record PrioritiesJson(
        @Schema(
                        description =
                                "How many customers were counted for the reach; null where they are"
                                        + " fewer than 5.",
                        format = "int64",
                        example = "812")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                @Nullable Long customers,
        @Schema(
                        description =
                                "The share of the customers who were looked at: 1 if all were, else"
                                        + " that of a fixed sample.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "1.0")
                @Min(0)
                @Max(1)
                double sample,
        @Schema(
                        description = "All touchpoints that are declared or had moments.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = ReadPriorities.MOST_TOUCHPOINTS)
                List<PriorityJson> items) {

    static PrioritiesJson of(ReadPriorities.Outcome.Found found) {
        long customers = found.audience().customers();
        return new PrioritiesJson(
                Reach.tooFew(customers) ? null : customers,
                found.audience().lots().share(),
                found.priorities().stream().map(PriorityJson::of).toList());
    }
}
