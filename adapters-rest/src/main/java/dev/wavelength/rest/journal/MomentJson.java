package dev.wavelength.rest.journal;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Wire;
import dev.wavelength.rest.moment.DeliveryJson;
import dev.wavelength.rest.moment.FeedbackJson;
import dev.wavelength.rest.verdict.VerdictJson;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A recorded moment as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Moment", description = "A recorded moment, judged.")
public record MomentJson(
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
        @Schema(
                        description = "The partner that reported it.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "shop")
                @Size(max = Key.LONGEST)
                String source,
        @Schema(
                        description = "When it was recorded first.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T18:00:01.123456Z")
                @Size(max = Wire.TIME)
                String recordedAt,
        @Schema(
                        description = "Counts from 1; new evidence makes the next.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "1")
                @Min(1)
                @Max(Integer.MAX_VALUE)
                int revision,
        @NotNull VerdictJson verdict,
        @NotNull ChainStateJson chain,
        @Schema(
                        description = "The recovery that its OW opened.",
                        pattern = Key.PATTERN,
                        example = "01926f3e-5a77-7c11-9d0e-0a1b2c3d4e5f")
                @Size(max = Key.LONGEST)
                @Nullable String recovery) {

    /// How the customer's chain fared.
    @Serdeable.Serializable
    @Schema(
            name = "ChainState",
            description = "The customer's chain as this revision of the moment left it.")
    public record ChainStateJson(
            @Schema(
                            description = "How it fared.",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "BROKEN")
                    Chain.Status status,
            @Schema(
                            description = "How many OWs stood.",
                            format = "int32",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "1")
                    @Min(0)
                    @Max(Integer.MAX_VALUE)
                    int standing) {}

    /// The moment.
    public static MomentJson of(Entry entry) {
        var moment = entry.moment();
        return new MomentJson(
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
                entry.source().text(),
                entry.recordedAt().toString(),
                entry.revision(),
                VerdictJson.of(entry.verdict(), entry.weight()),
                new ChainStateJson(entry.chain().status(), entry.chain().standing()),
                entry.recovery() == null ? null : entry.recovery().text());
    }

    /// The entity tag of the moment: another with each revision, and whenever a late link changes
    /// what it weighs.
    public static String tag(Entry entry) {
        var weight = entry.weight();
        return "\"r%d-%s\""
                .formatted(
                        entry.revision(),
                        Digest.of(weight.stakes(), weight.impact()).toString().substring(0, 12));
    }
}
