package dev.wavelength.rest.priority;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.priority.Label;
import dev.wavelength.domain.priority.Priority;
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
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A touchpoint and what there is to gain as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Priority", description = "What there is to gain at a touchpoint, and what to do.")
public record PriorityJson(
        @Schema(
                        description = "The touchpoint's id.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "delivery")
                @Size(max = Key.LONGEST)
                String touchpoint,
        @Schema(
                        description = "Its name.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "Delivery to the door")
                @Size(max = Touchpoint.LONGEST)
                String name,
        @Schema(
                        description = "Whether the service as a whole stands or falls with it.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "true")
                boolean critical,
        @Schema(
                        description =
                                "What to do: FIX what is known to be worse than allowed, MEASURE"
                                        + " where too little is known, KEEP what is known to be"
                                        + " good, EASE what is better than it needs to be where few"
                                        + " customers pass.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "FIX")
                Label label,
        @Schema(
                        description =
                                "The cost times the reach, by which touchpoints are ranked; null"
                                        + " where the reach is.",
                        format = "double",
                        example = "14.112")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                @Nullable Double score,
        @Schema(
                        description =
                                "What its OWs weigh on their customers' chains, those that stand twice.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "33.6")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                double cost,
        @Schema(
                        description =
                                "How many of the customers pass here; null where they are fewer"
                                        + " than 5, for who they are could be found out.")
                @Nullable ReachJson reach,
        @Schema(
                        description = "Moments in these days.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "80")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long moments,
        @Schema(
                        description = "How many are judged.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "60")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long judged,
        @Schema(
                        description = "OWs.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "6")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long ow,
        @Schema(
                        description = "How many of them stand.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "6")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long standing,
        @Schema(
                        description =
                                "The share of judged moments that were OWs; null of nothing judged.",
                        format = "double",
                        example = "0.1")
                @Min(0)
                @Max(1)
                @Nullable Double owRate,
        @Schema(
                        description =
                                "The most it can be with 95 % confidence (a one-sided Wilson bound); null of nothing judged.",
                        format = "double",
                        example = "0.1819")
                @Min(0)
                @Max(1)
                @Nullable Double upper,
        @Schema(
                        description = "The share of OWs allowed.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0.05")
                @Min(0)
                @Max(1)
                double owLimit,
        @Schema(
                        description =
                                "With MEASURE: how many further answers would tell, if they are like those so far; null if that cannot be said.",
                        format = "int64",
                        example = "32")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                @Nullable Long further,
        @Schema(
                        description =
                                "With MEASURE: how many further answers would show that it keeps within its limit, if none is an OW; null if that cannot be said.",
                        format = "int64",
                        example = "87")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                @Nullable Long furtherIfClean,
        @Schema(
                        description = "Why, in sentences for people.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = 10)
                List<@Pattern(regexp = Wire.LINE) @Size(max = 200) String> reasons) {

    static PriorityJson of(Priority priority) {
        var touchpoint = priority.touchpoint();
        var measure = priority.measure();
        boolean few = priority.reach().tooFew();
        return new PriorityJson(
                touchpoint.id().text(),
                touchpoint.name(),
                touchpoint.critical(),
                priority.label(),
                few ? null : priority.score(),
                priority.cost(),
                few ? null : ReachJson.of(priority.reach()),
                measure.moments(),
                measure.judged(),
                measure.ow(),
                measure.standing(),
                orNull(priority.owRate()),
                orNull(priority.upper()),
                touchpoint.owLimit(),
                orNull(priority.further()),
                orNull(priority.furtherIfClean()),
                priority.reasons());
    }

    private static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
