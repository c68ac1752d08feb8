package dev.wavelength.rest.http;

import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.value.InvalidValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The query parameters of one call, read so that all faults are found at once.
public final class Parameters {

    /// How many items a list answers with, unless asked otherwise.
    public static final int LIMIT = 50;

    /// The most items a list answers with.
    public static final int HIGHEST_LIMIT = 200;

    private final List<Fault> faults = new ArrayList<>(0);

    /// Reads a parameter that may be left out.
    ///
    /// @param meaning throws [InvalidValue] where the text means nothing
    public <T> @Nullable T optional(
            String name, @Nullable String text, Function<String, T> meaning) {
        if (text == null) return null;
        try {
            return meaning.apply(text);
        } catch (InvalidValue invalid) {
            fault(name, invalid.reason());
            return null;
        }
    }

    /// Reads a parameter that must be there.
    public <T> @Nullable T required(
            String name, @Nullable String text, Function<String, T> meaning) {
        if (text == null) fault(name, "is required");
        return optional(name, text, meaning);
    }

    /// The name of a thing that is asked for.
    ///
    /// @param what what it is, such as `moment`
    /// @throws Refusal if nothing can have that name, so that there is no such thing
    public static <T> T named(String what, String text, Function<String, T> meaning) {
        try {
            return meaning.apply(plain(text));
        } catch (InvalidValue invalid) {
            throw Refusal.notFound(what + " of that name, which " + invalid.reason());
        }
    }

    /// The name that something is given by its address.
    ///
    /// @throws Refusal if nothing can have that name
    public static <T> T inPath(String name, String text, Function<String, T> meaning) {
        try {
            return meaning.apply(plain(text));
        } catch (InvalidValue invalid) {
            throw refusal(List.of(new Fault("/" + name, invalid.reason())));
        }
    }

    /// In an address a plus is a plus (RFC 3986), but the server reads it as a form's blank. A real
    /// blank never gets here: see [RequestFormFilter].
    private static String plain(String segment) {
        return segment.replace(' ', '+');
    }

    /// Reads how many items a list is to answer with.
    public int limit(@Nullable String text) {
        var limit = optional("limit", text, given -> integer(given, 1, HIGHEST_LIMIT));
        return limit == null ? LIMIT : limit;
    }

    /// The whole number a text names.
    ///
    /// @throws InvalidValue if it names none in this range
    public static int integer(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException e) {
            // Answered below, like any number that is out of range.
        }
        throw new InvalidValue("", "must be a whole number from %d to %d".formatted(least, most));
    }

    /// The constant a text names.
    ///
    /// @throws InvalidValue if it names none
    public static <E extends Enum<E>> Function<String, E> constant(Class<E> type) {
        return text ->
                Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equals(text))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new InvalidValue(
                                                "",
                                                "must be one of "
                                                        + List.of(type.getEnumConstants())));
    }

    private void fault(String name, String detail) {
        faults.add(new Fault("/" + name, detail));
    }

    /// Ends the reading.
    ///
    /// @throws Refusal with every fault that was found
    public void close() {
        if (!faults.isEmpty()) throw refusal(faults);
    }

    /// The refusal of these parameters.
    public static Refusal refusal(List<Fault> faults) {
        return new Refusal(
                Problem.INVALID_PARAMETER, "Mend the parameters that the errors name.", faults);
    }
}
