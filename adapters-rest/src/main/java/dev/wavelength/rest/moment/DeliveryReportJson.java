package dev.wavelength.rest.moment;

import dev.wavelength.domain.moment.DeliveryReport;
import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.value.Key;
import dev.wavelength.domain.value.Text;
import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.http.Rfc3339;
import dev.wavelength.rest.http.Wire;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// A delivery as it is sent.
@Schema(
        name = "NewDelivery",
        description =
                "What was delivered against one promise. It names a standing promise of the"
                        + " touchpoint, or carries its own levels, or both: its own win, for they"
                        + " are what this customer was told.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record DeliveryReportJson(
        @Schema(
                        description = "Which promise.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "days-to-door")
                @Size(max = Key.LONGEST)
                String promise,
        @Schema(
                        description = "What the levels and the value count.",
                        pattern = Wire.LINE,
                        example = "days")
                @Size(max = Promise.Terms.LONGEST_UNIT)
                @Nullable String unit,
        @Schema(description = "Which direction customers prefer.", example = "LOWER")
                @Nullable Better better,
        @Schema(
                        description = "What this customer was told to expect.",
                        format = "double",
                        example = "4")
                @Nullable Double promised,
        @Schema(
                        description =
                                "The worst they still accept; the default is what was promised.",
                        format = "double",
                        example = "5")
                @Nullable Double tolerated,
        @Schema(
                        description =
                                "Visibly more than promised; without it, it cannot be exceeded.",
                        format = "double",
                        example = "2")
                @Nullable Double stretch,
        @Schema(
                        description = "Whether missing it is an OW whatever the customer says.",
                        example = "false")
                @Nullable Boolean neverEvent,
        @Schema(
                        description = "What was delivered; left out while it is still owed.",
                        format = "double",
                        example = "6")
                @Nullable Double value,
        @Schema(
                        description =
                                "By when it is owed, with an offset; needed while there is no"
                                        + " value.",
                        format = "date-time",
                        example = "2026-03-06T12:00:00Z")
                @Size(max = Wire.TIME)
                @Nullable String dueAt,
        @Schema(
                        description =
                                "When the promise was made, which picks its version; the default is"
                                        + " when the moment occurred.",
                        format = "date-time",
                        example = "2026-02-26T12:00:00Z")
                @Size(max = Wire.TIME)
                @Nullable String madeAt) {

    /// Reads a delivery.
    public static @Nullable DeliveryReport read(JsonIn in) {
        var object = in.object();
        if (object == null) return null;
        var promise = object.required("promise", JsonIn.text(Promise.Id::new));
        var unit =
                object.optional(
                        "unit", JsonIn.text(text -> Text.line(text, Promise.Terms.LONGEST_UNIT)));
        var better = object.optional("better", JsonIn.constant(Better.class));
        var promised = object.optional("promised", JsonIn::number);
        var tolerated = object.optional("tolerated", JsonIn::number);
        var stretch = object.optional("stretch", JsonIn::number);
        var neverEvent = object.optional("neverEvent", JsonIn::truth);
        var value = object.optional("value", JsonIn::number);
        var dueAt = object.optional("dueAt", JsonIn.text(Rfc3339::instant));
        var madeAt = object.optional("madeAt", JsonIn.text(Rfc3339::instant));
        object.close();
        // Levels that are all its own can be checked before the standing promise is known.
        if (better != null && promised != null && object.sound("tolerated", "stretch"))
            in.made(() -> new Levels(better, promised, tolerated, stretch));
        return promise == null || !object.sound()
                ? null
                : new DeliveryReport(
                        promise,
                        unit,
                        better,
                        promised,
                        tolerated,
                        stretch,
                        neverEvent != null && neverEvent,
                        value,
                        dueAt,
                        madeAt);
    }
}
