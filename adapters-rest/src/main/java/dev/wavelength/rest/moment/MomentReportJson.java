package dev.wavelength.rest.moment;

import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Key;
import dev.wavelength.domain.value.Text;
import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.http.Rfc3339;
import dev.wavelength.rest.http.Wire;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A moment as it is sent.
@Schema(
        name = "NewMoment",
        description = "A moment of truth: one occasion on which a customer met the brand.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record MomentReportJson(
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
                @Nullable String recovers) {

    /// Reads a moment.
    public static @Nullable MomentReport read(JsonIn in) {
        var object = in.object();
        return object == null ? null : read(object);
    }

    /// Reads a moment out of an object from which all other properties were asked already.
    public static @Nullable MomentReport read(JsonIn.Properties object) {
        var id = object.optional("id", JsonIn.text(Moment.Id::new));
        var customer = object.required("customer", JsonIn.text(Customer::new));
        var touchpoint = object.required("touchpoint", JsonIn.text(Touchpoint.Id::new));
        var channel = object.optional("channel", JsonIn.text(Key::check));
        var occurredAt = object.required("occurredAt", JsonIn.text(Rfc3339::instant));
        var stakes = object.optional("stakes", JsonIn.constant(Stakes.class));
        var deliveries =
                object.optional(
                        "deliveries",
                        JsonIn.list(0, Moment.MOST_EVIDENCE, DeliveryReportJson::read));
        var feedback =
                object.optional(
                        "feedback", JsonIn.list(0, Moment.MOST_EVIDENCE, FeedbackReportJson::read));
        var beyondPromise =
                object.optional(
                        "beyondPromise",
                        JsonIn.text(text -> Text.lines(text, Moment.LONGEST_DEED)));
        var recovers = object.optional("recovers", JsonIn.text(Moment.Id::new));
        object.close();
        return customer == null || touchpoint == null || occurredAt == null || !object.sound()
                ? null
                : new MomentReport(
                        id,
                        customer,
                        touchpoint,
                        channel,
                        occurredAt,
                        stakes == null ? Stakes.NORMAL : stakes,
                        deliveries == null ? List.of() : deliveries,
                        feedback == null ? List.of() : feedback,
                        beyondPromise,
                        recovers);
    }
}
