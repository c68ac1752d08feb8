package dev.wavelength.rest.journal;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.application.journal.JudgeMoment;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Wire;
import dev.wavelength.rest.moment.DeliveryJson;
import dev.wavelength.rest.moment.FeedbackJson;
import dev.wavelength.rest.verdict.VerdictJson;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a moment would come to, as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "TrialVerdict",
        description =
                "What a moment would come to as the next link of its customer's chain. Nothing was"
                        + " recorded.")
public record TrialVerdictJson(
        @Schema(
                        description = "Its name, unique in the brand.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "order-7781-delivery")
                @Size(max = Key.LONGEST)
                String id,
        @Schema(
                        description = "The customer.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "c-1042")
                @Size(max = Key.LONGEST)
                String customer,
        @Schema(
                        description = "Where it happened.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "delivery")
                @Size(max = Key.LONGEST)
                String touchpoint,
        @Schema(description = "How they met.", pattern = Key.PATTERN, example = "courier")
                @Size(max = Key.LONGEST)
                @Nullable String channel,
        @Schema(
                        description = "When it happened.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T08:14:03Z")
                @Size(max = Wire.TIME)
                String occurredAt,
        @Schema(
                        description = "The stakes as declared.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "HIGH")
                Stakes stakes,
        @Schema(description = "What was delivered.", requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Moment.MOST_EVIDENCE)
                List<DeliveryJson> deliveries,
        @Schema(
                        description = "What the customer said.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Moment.MOST_EVIDENCE)
                List<FeedbackJson> feedback,
        @Schema(
                        description = "An extra deed that nobody had promised.",
                        pattern = Wire.LINES,
                        example = "drove back with the missing part the same evening")
                @Size(max = Moment.LONGEST_DEED)
                @Nullable String beyondPromise,
        @Schema(
                        description = "The moment whose OW this one makes good.",
                        pattern = Key.PATTERN,
                        example = "order-7702-delivery")
                @Size(max = Key.LONGEST)
                @Nullable String recovers,
        @NotNull VerdictJson verdict) {

    static TrialVerdictJson of(JudgeMoment.Outcome.Judged judged) {
        var moment = judged.moment();
        return new TrialVerdictJson(
                moment.id().text(),
                moment.customer().reference(),
                moment.touchpoint().text(),
                moment.channel(),
                moment.occurredAt().toString(),
                moment.stakes(),
                moment.deliveries().stream().map(DeliveryJson::of).toList(),
                moment.feedback().stream().map(FeedbackJson::of).toList(),
                moment.beyondPromise(),
                moment.recovers() == null ? null : moment.recovers().text(),
                VerdictJson.of(judged.verdict(), judged.weight()));
    }
}
