package dev.wavelength.rest.moment;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.moment.Delivery;
import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// A delivery as it is answered: bound to what this customer was promised.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "Delivery",
        description = "What was delivered, against the levels that hold for this customer.")
public record DeliveryJson(
        @Schema(
                        description = "Which promise.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "days-to-door")
                @Size(max = Key.LONGEST)
                String promise,
        @Schema(description = "What is counted.", pattern = Wire.LINE, example = "days")
                @Size(max = Promise.Terms.LONGEST_UNIT)
                @Nullable String unit,
        @Schema(
                        description = "Which direction customers prefer.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "LOWER")
                Better better,
        @Schema(
                        description = "What this customer was told to expect.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "4")
                double promised,
        @Schema(description = "The worst still accepted.", format = "double", example = "5")
                @Nullable Double tolerated,
        @Schema(description = "Visibly more than promised.", format = "double", example = "2")
                @Nullable Double stretch,
        @Schema(
                        description = "Whether missing it is an OW whatever the customer says.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "false")
                boolean neverEvent,
        @Schema(
                        description = "What was delivered; null while it is still owed.",
                        format = "double",
                        example = "6")
                @Nullable Double value,
        @Schema(
                        description = "By when it is owed.",
                        format = "date-time",
                        example = "2026-03-06T12:00:00Z")
                @Size(max = Wire.TIME)
                @Nullable String dueAt,
        @Schema(
                        description = "When the promise was made.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T08:14:03Z")
                @Size(max = Wire.TIME)
                String madeAt) {

    /// The delivery.
    public static DeliveryJson of(Delivery delivery) {
        var levels = delivery.levels();
        return new DeliveryJson(
                delivery.promise().text(),
                delivery.unit(),
                levels.better(),
                levels.promised(),
                levels.tolerated(),
                levels.stretch(),
                delivery.neverEvent(),
                delivery.value(),
                delivery.dueAt() == null ? null : delivery.dueAt().toString(),
                delivery.madeAt().toString());
    }
}
