package dev.wavelength.rest.journal;

import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.http.Wire;
import dev.wavelength.rest.moment.DeliveryReportJson;
import dev.wavelength.rest.moment.FeedbackReportJson;
import dev.wavelength.rest.moment.MomentReportJson;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A moment to be judged only, as it is sent.
@Schema(
        name = "Trial",
        description = "A moment to be judged without recording it.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record TrialJson(
        @Schema(
                        description =
                                "Your own name for the moment, unique in the brand; one is made if"
                                        + " you give none.",
                        pattern = Key.PATTERN,
                        example = "order-7781-delivery")
                @Size(max = Key.LONGEST)
                @Nullable String id,
        @Schema(
                        description = "Your own reference to the customer.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "c-1042")
                @Size(max = Key.LONGEST)
                String customer,
        @Schema(
                        description = "Where it happened; an unknown touchpoint is made by itself.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "delivery")
                @Size(max = Key.LONGEST)
                String touchpoint,
        @Schema(description = "How they met.", pattern = Key.PATTERN, example = "courier")
                @Size(max = Key.LONGEST)
                @Nullable String channel,
        @Schema(
                        description =
                                "When, with an offset; at most 24 hours ahead, the past has no"
                                        + " limit. Finer than a microsecond is cut off.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T09:14:03+01:00")
                @Size(max = Wire.TIME)
                String occurredAt,
        @Schema(
                        description =
                                "How much the customer has invested in it; the default is NORMAL.",
                        example = "HIGH")
                @Nullable Stakes stakes,
        @Schema(description = "What was delivered.") @Size(max = Moment.MOST_EVIDENCE)
                @Nullable List<DeliveryReportJson> deliveries,
        @Schema(description = "What the customer said.") @Size(max = Moment.MOST_EVIDENCE)
                @Nullable List<FeedbackReportJson> feedback,
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
        @Schema(
                        description =
                                "The version of the rules to judge by; the default is the one in"
                                        + " force.",
                        format = "int32",
                        example = "1")
                @Min(1)
                @Max(Integer.MAX_VALUE)
                @Nullable Integer rulebook) {

    /// What is read of it.
    record Trial(MomentReport report, @Nullable Integer rulebook) {}

    static @Nullable Trial read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        var rulebook = object.optional("rulebook", JsonIn::integer);
        var report = MomentReportJson.read(object);
        return report == null ? null : new Trial(report, rulebook);
    }
}
