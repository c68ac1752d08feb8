package dev.wavelength.domain.moment;

import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.value.Text;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Evidence: what was delivered, or is still owed, against one promise as this customer was told
/// it.
///
/// @param unit what the levels and the value count
/// @param neverEvent whether missing it is an OW whatever the customer says
/// @param value what was delivered; none while it is still owed
/// @param dueAt when it is owed by; needed while it is still owed
/// @param madeAt when the promise was made
public record Delivery(
        Promise.Id promise,
        @Nullable String unit,
        Levels levels,
        boolean neverEvent,
        @Nullable Double value,
        @Nullable Instant dueAt,
        Instant madeAt) {

    public Delivery {
        if (unit != null) unit = Text.line(unit, Promise.Terms.LONGEST_UNIT);
        if (value == null && dueAt == null)
            throw new InvalidValue(
                    "value", "is required, unless it is still owed: then say by when in dueAt");
        if (value != null) Levels.finite("value", value);
        if (dueAt != null) dueAt = Instants.toMicros(dueAt);
        madeAt = Instants.toMicros(madeAt);
    }

    /// Whether nothing has been delivered yet.
    public boolean owed() {
        return value == null;
    }
}
