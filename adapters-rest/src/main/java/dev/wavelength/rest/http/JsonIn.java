package dev.wavelength.rest.http;

import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.value.InvalidValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A place in the JSON that was sent, from which values are read. What is wrong is noted with its
/// pointer and reading goes on, so that all faults are found at once.
///
/// Not for several threads.
public final class JsonIn {

    /// The most faults that are told of one body; more would help nobody.
    public static final int MOST_FAULTS = 100;

    private static final long LARGEST = (1L << 53) - 1;

    private final @Nullable JsonIn parent;
    private final String step;
    private final JsonValue value;
    private final List<Fault> faults;

    private JsonIn(@Nullable JsonIn parent, String step, JsonValue value, List<Fault> faults) {
        this.parent = parent;
        this.step = step;
        this.value = value;
        this.faults = faults;
    }

    static JsonIn whole(JsonValue value) {
        return new JsonIn(null, "", value, new ArrayList<>(0));
    }

    /// How a value of some type is read. Null where a fault was noted.
    @FunctionalInterface
    public interface Reading<T> {
        @Nullable T read(JsonIn in);
    }

    /// Reads the whole.
    ///
    /// @throws Refusal with every fault that was found
    public <T> T as(Reading<T> reading) {
        var read = reading.read(this);
        if (read == null || !faults.isEmpty()) throw Refusal.of(faults);
        return read;
    }

    /// Reads the whole as far as it can be read; the faults are in [#faults()].
    public <T> @Nullable T attempt(Reading<T> reading) {
        var read = reading.read(this);
        return faults.isEmpty() ? read : null;
    }

    /// Every fault found so far, anywhere in the body.
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /// Where this is, as a JSON pointer (RFC 6901).
    public String pointer() {
        return parent == null
                ? step
                : parent.pointer() + "/" + step.replace("~", "~0").replace("/", "~1");
    }

    /// Notes that something is wrong here.
    public void fault(String detail) {
        fault("", detail);
    }

    private void fault(String path, String detail) {
        if (faults.size() < MOST_FAULTS) faults.add(new Fault(pointer() + path, detail));
    }

    /// Makes a value, if nothing forbids it; otherwise that is noted.
    public <T> @Nullable T made(Supplier<T> making) {
        try {
            return making.get();
        } catch (InvalidValue invalid) {
            fault(invalid.path(), invalid.reason());
            return null;
        }
    }

    /// The text that stands here.
    public @Nullable String text() {
        if (value instanceof JsonValue.Text(var text)) return text;
        fault("must be a text");
        return null;
    }

    /// How to read a text that means something.
    ///
    /// @param meaning throws [InvalidValue] where it means nothing
    public static <T> Reading<T> text(Function<String, T> meaning) {
        return in -> {
            var text = in.text();
            return text == null ? null : in.made(() -> meaning.apply(text));
        };
    }

    /// How to read the name of a constant.
    public static <E extends Enum<E>> Reading<E> constant(Class<E> type) {
        return in -> {
            var text = in.text();
            if (text == null) return null;
            for (var constant : type.getEnumConstants())
                if (constant.name().equals(text)) return constant;
            in.fault("must be one of " + List.of(type.getEnumConstants()));
            return null;
        };
    }

    /// The text of a property, if this is an object that has it; nothing is noted.
    public Optional<String> textAt(String name) {
        return value instanceof JsonValue.Properties(var byName, var repeated)
                        && byName.get(name) instanceof JsonValue.Text(var text)
                ? Optional.of(text)
                : Optional.empty();
    }

    /// The yes or no that stands here.
    public @Nullable Boolean truth() {
        if (value instanceof JsonValue.Truth(var holds)) return holds;
        fault("must be true or false");
        return null;
    }

    /// The finite number that stands here.
    public @Nullable Double number() {
        if (!(value instanceof JsonValue.Figure(var literal))) {
            fault("must be a number");
            return null;
        }
        double number = Double.parseDouble(literal);
        if (!Double.isFinite(number)) {
            fault("must be a number that a double can hold (IEEE 754)");
            return null;
        }
        return number;
    }

    /// The whole number that stands here; 3.0 is as good as 3.
    public @Nullable Integer integer() {
        if (value instanceof JsonValue.Figure(var literal)) {
            double number = Double.parseDouble(literal);
            if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE)
                return (int) number;
        }
        fault("must be a whole number from -2147483647 to 2147483647");
        return null;
    }

    /// The whole number that stands here, up to the largest of which a double misses none.
    public @Nullable Long bigInteger() {
        if (value instanceof JsonValue.Figure(var literal)) {
            double number = Double.parseDouble(literal);
            if (number == Math.rint(number) && Math.abs(number) <= LARGEST) return (long) number;
        }
        fault("must be a whole number from -%1$d to %1$d".formatted(LARGEST));
        return null;
    }

    /// The items of the array that stands here, each at its own place.
    ///
    /// @param least how few there may be
    /// @param most how many there may be
    /// @return no items where that was noted as a fault
    public List<JsonIn> items(int least, int most) {
        if (!(value instanceof JsonValue.Items(var values))) {
            fault("must be an array");
            return List.of();
        }
        if (values.size() < least || values.size() > most) {
            fault("must hold %d to %d items, not %d".formatted(least, most, values.size()));
            return List.of();
        }
        var items = new ArrayList<JsonIn>(values.size());
        for (int i = 0; i < values.size(); i++)
            items.add(new JsonIn(this, Integer.toString(i), values.get(i), faults));
        return items;
    }

    /// How to read an array of values.
    public static <T> Reading<List<T>> list(int least, int most, Reading<T> each) {
        return in -> {
            var list = new ArrayList<T>();
            for (var item : in.items(least, most)) {
                var read = each.read(item);
                if (read != null) list.add(read);
            }
            return list;
        };
    }

    /// This place on its own, as if it were a whole body: it notes its own faults.
    public JsonIn alone() {
        return whole(value);
    }

    /// The object that stands here.
    public @Nullable Properties object() {
        if (value instanceof JsonValue.Properties(var byName, var repeated))
            return new Properties(byName, repeated);
        fault("must be an object");
        return null;
    }

    /// An object being read: what nobody asks for is unknown.
    public final class Properties {

        private final Map<String, JsonValue> byName;
        private final Set<String> asked = new HashSet<>();
        private final int faultsBefore = faults.size();

        private Properties(Map<String, JsonValue> byName, List<String> repeated) {
            this.byName = byName;
            for (var name : repeated)
                at(name, new JsonValue.Nothing())
                        .fault("stands here more than once: which one is meant?");
        }

        /// Reads a property that must be there.
        public <T> @Nullable T required(String name, Reading<T> reading) {
            var found = found(name);
            if (found == null) {
                at(name, new JsonValue.Nothing()).fault("is required");
                return null;
            }
            return reading.read(found);
        }

        /// Reads a property that may be left out, or be null.
        public <T> @Nullable T optional(String name, Reading<T> reading) {
            var found = found(name);
            return found == null ? null : reading.read(found);
        }

        /// Passes over what nobody asked for so far and whose name has this form.
        public void passOver(Pattern names) {
            for (var name : byName.keySet()) if (names.matcher(name).matches()) asked.add(name);
        }

        /// Notes what was sent and never asked for.
        public void close() {
            for (var name : byName.keySet())
                if (!asked.contains(name))
                    at(name, new JsonValue.Nothing()).fault("is not known here");
        }

        /// Whether nothing is wrong within this object so far.
        public boolean sound() {
            return faults.size() == faultsBefore;
        }

        /// Whether nothing is wrong with these properties.
        public boolean sound(String... names) {
            if (sound()) return true;
            for (var name : names) {
                var pointer = at(name, new JsonValue.Nothing()).pointer();
                for (var fault : faults)
                    if (fault.pointer().equals(pointer)
                            || fault.pointer().startsWith(pointer + "/")) return false;
            }
            return true;
        }

        /// The names that were asked for.
        public Set<String> asked() {
            return Set.copyOf(asked);
        }

        private @Nullable JsonIn found(String name) {
            asked.add(name);
            var value = byName.get(name);
            return value == null || value instanceof JsonValue.Nothing ? null : at(name, value);
        }

        private JsonIn at(String name, JsonValue value) {
            return new JsonIn(JsonIn.this, name, value, faults);
        }
    }
}
