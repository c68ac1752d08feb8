package dev.wavelength.rest.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.verdict.Certainty;
import dev.wavelength.domain.verdict.DeliveryAxis;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.FeltAxis;
import dev.wavelength.domain.verdict.Flag;
import dev.wavelength.domain.verdict.Verdict;
import dev.wavelength.domain.verdict.Weight;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A verdict as it is sent.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Verdict", description = "What the evidence of a moment comes to, and why.")
public record VerdictJson(
        @Schema(
                        description =
                                "OW: less than was promised. HOW: just that. WOW: more. Null while"
                                        + " the moment is not judged.",
                        example = "OW")
                @Nullable Experience experience,
        @Schema(
                        description =
                                "CONFIRMED: delivery and customer agree. SUPPORTED: the customer"
                                        + " spoke. PRESUMED: the customer was silent. DISPUTED: they"
                                        + " contradict each other. Null while not judged.",
                        example = "CONFIRMED")
                @Nullable Certainty certainty,
        @Schema(
                        description = "What the facts say.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "MISSED")
                DeliveryAxis delivery,
        @Schema(
                        description = "What the customer says.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "BELOW")
                FeltAxis felt,
        @Schema(
                        description = "What is worth knowing besides.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = 20)
                List<Flag> flags,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description =
                                                "Why: one line for each piece of evidence that"
                                                        + " counts.",
                                        requiredMode = Schema.RequiredMode.REQUIRED),
                        schema =
                                @Schema(
                                        type = "string",
                                        pattern = Wire.LINE,
                                        maxLength = 1_000,
                                        example = "CSAT 2 of 5 -> BELOW"),
                        maxItems = 300)
                List<String> grounds,
        @Schema(
                        description =
                                "The energy the customer has in it, raised where an OW already"
                                        + " stood, 0 to 1.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0.5")
                @Min(0)
                @Max(1)
                double stakes,
        @Schema(
                        description =
                                "What it weighs on the customer's chain, negative for an OW; null"
                                        + " while not judged.",
                        format = "double",
                        example = "-4")
                @Nullable Double impact,
        @Schema(
                        description = "The version of the rules it was made with.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "1")
                @Min(1)
                @Max(Integer.MAX_VALUE)
                int rulebook) {

    /// The verdict, and what it weighs.
    public static VerdictJson of(Verdict verdict, Weight weight) {
        return new VerdictJson(
                verdict.experience(),
                verdict.certainty(),
                verdict.delivery(),
                verdict.felt(),
                verdict.flags(),
                verdict.grounds(),
                weight.stakes(),
                weight.impact(),
                verdict.rulebook());
    }
}
