package dev.wavelength.domain.brand;

import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.value.Key;
import dev.wavelength.domain.value.Text;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The organisation whose customers are served: the boundary nothing crosses.
///
/// @param name for people, at most 200 characters
/// @param timeZone where its business days begin and end
/// @param values what it stands for, at most 20 of at most 200 characters
/// @param retainMonths for how many months it keeps its moments; none means for ever
public record Brand(
        Id id, String name, ZoneId timeZone, List<String> values, @Nullable Integer retainMonths) {

    /// The longest name, and the longest of its values, in characters.
    public static final int LONGEST = 200;

    /// The most values a brand may name.
    public static final int MOST_VALUES = 20;

    /// The most months a brand keeps its moments, if not for ever.
    public static final int MOST_MONTHS = 1_200;

    /// A brand that keeps its moments for ever.
    public Brand(Id id, String name, ZoneId timeZone, List<String> values) {
        this(id, name, timeZone, values, null);
    }

    public Brand {
        name = Text.line(name, LONGEST);
        if (values.size() > MOST_VALUES)
            throw new InvalidValue("values", "must be at most %d".formatted(MOST_VALUES));
        values = values.stream().map(value -> Text.line(value, LONGEST)).toList();
        if (retainMonths != null && (retainMonths < 1 || retainMonths > MOST_MONTHS))
            throw new InvalidValue("retainMonths", "must be 1 to %d".formatted(MOST_MONTHS));
    }

    /// Since when moments are kept, as of now: what occurred before is let go of.
    public Optional<Instant> keepsSince(Instant now) {
        return retainMonths == null
                ? Optional.empty()
                : Optional.of(begin(dayOf(now).minusMonths(retainMonths)));
    }

    /// The business day on which an instant falls.
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, timeZone);
    }

    /// When a business day begins.
    public Instant begin(LocalDate day) {
        return day.atStartOfDay(timeZone).toInstant();
    }

    /// The brand's own name for itself in addresses and keys.
    public record Id(String text) {
        public Id {
            Key.check(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
