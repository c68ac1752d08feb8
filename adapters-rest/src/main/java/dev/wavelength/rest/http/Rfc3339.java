package dev.wavelength.rest.http;

import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.value.InvalidValue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Times on the wire: RFC 3339 with an offset, in the years 1 to 9999.
///
/// Finer than a microsecond is cut off. Leap seconds and 24:00 are refused: they name no instant of
/// the UTC that every store here keeps.
public final class Rfc3339 {

    private Rfc3339() {}

    /// The instant this text names.
    ///
    /// @throws InvalidValue if it names none
    public static Instant instant(String text) {
        if (text.length() > Wire.TIME || text.length() < 20) throw shapeless();
        char t = text.charAt(10);
        if ((t != 'T' && t != 't') || text.charAt(13) != ':' || text.charAt(16) != ':')
            throw shapeless();
        int end = 19;
        int nanos = 0;
        if (text.charAt(end) == '.') {
            int digit = 100_000_000;
            while (++end < text.length() && isDigit(text.charAt(end))) {
                nanos += (text.charAt(end) - '0') * digit;
                digit /= 10;
            }
            if (end == 20) throw shapeless();
        }
        try {
            var local =
                    LocalDateTime.of(
                            number(text, 0, 4),
                            dashed(text, 4),
                            dashed(text, 7),
                            number(text, 11, 2),
                            number(text, 14, 2),
                            number(text, 17, 2),
                            nanos);
            long second = local.toEpochSecond(ZoneOffset.UTC) - offset(text, end);
            return Instants.toMicros(Instant.ofEpochSecond(second, nanos));
        } catch (DateTimeException e) {
            throw new InvalidValue("", "names no time there is: %s".formatted(text));
        }
    }

    /// The day this text names.
    ///
    /// @throws InvalidValue if it names none
    public static LocalDate day(String text) {
        if (text.length() != 10)
            throw new InvalidValue("", "must be a day, such as 2026-03-02 (RFC 3339)");
        try {
            var day = LocalDate.of(number(text, 0, 4), dashed(text, 4), dashed(text, 7));
            if (day.getYear() < 1) throw new InvalidValue("", "must lie in the years 1 to 9999");
            return day;
        } catch (DateTimeException e) {
            throw new InvalidValue("", "names no day there is: %s".formatted(text));
        }
    }

    /// The offset from UTC in seconds.
    private static int offset(String text, int at) {
        if (at == text.length() - 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')) return 0;
        if (at != text.length() - 6 || text.charAt(at + 3) != ':') throw shapeless();
        int hours = number(text, at + 1, 2);
        int minutes = number(text, at + 4, 2);
        if (hours > 23 || minutes > 59) throw shapeless();
        return switch (text.charAt(at)) {
            case '+' -> hours * 3_600 + minutes * 60;
            case '-' -> -hours * 3_600 - minutes * 60;
            default -> throw shapeless();
        };
    }

    private static int dashed(String text, int at) {
        if (text.charAt(at) != '-') throw shapeless();
        return number(text, at + 1, 2);
    }

    private static int number(String text, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            if (!isDigit(text.charAt(i))) throw shapeless();
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static InvalidValue shapeless() {
        return new InvalidValue(
                "", "must be a time with its offset, such as 2026-03-02T09:14:03+01:00 (RFC 3339)");
    }
}
