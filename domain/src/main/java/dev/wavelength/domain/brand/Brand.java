package dev.wavelength.domain.brand;

import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.value.Key;
import dev.wavelength.domain.value.Text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// The organisation whose customers are served: the boundary nothing crosses.
///
/// @param name for people, at most 200 characters
/// @param timeZone where its business days begin and end
/// @param values what it stands for, at most 20 of at most 200 characters
public record Brand(Id id, String name, ZoneId timeZone, List<String> values) {

    /// The longest name, and the longest of its values, in characters.
    public static final int LONGEST = 200;

    /// The most values a brand may name.
    public static final int MOST_VALUES = 20;

    public Brand {
        name = Text.line(name, LONGEST);
        if (values.size() > MOST_VALUES)
            throw new InvalidValue("values", "must be at most %d".formatted(MOST_VALUES));
        values = values.stream().map(value -> Text.line(value, LONGEST)).toList();
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
