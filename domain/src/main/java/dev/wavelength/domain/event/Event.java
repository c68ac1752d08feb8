package dev.wavelength.domain.event;

import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.value.InvalidValue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Something that happened and that other systems may want to act upon.
///
/// An event is thin: it names what it is about, and whoever wants more asks for it with a key of
/// their own. What customers said, and all else that is personal, stays where access is checked.
///
/// @param id the same whenever this very thing is told again
/// @param subject what it is about: the id of a moment or a recovery, a customer, or a number
/// @param at when it became so, by our clock
/// @param customer whose events are told in their order; none where it is about no customer
/// @param data names and what they stand for: texts and whole numbers, in this order
public record Event(
        Id id,
        Type type,
        String subject,
        Instant at,
        @Nullable Customer customer,
        Map<String, Object> data) {

    public Event {
        at = Instants.toMicros(at);
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /// What happened. The names are part of the API, each with the version of its data.
    public enum Type {
        /// The customer got less than was promised.
        MOMENT_JUDGED_OW("dev.wavelength.moment.judged-ow.v1"),
        /// An OW stands on a chain on which none stood before.
        CHAIN_BROKEN("dev.wavelength.chain.broken.v1"),
        /// No OW stands any more on a chain on which one stood.
        CHAIN_HEALED("dev.wavelength.chain.healed.v1"),
        /// A customer waits for something to be done about an OW, for the first time or again.
        RECOVERY_OPENED("dev.wavelength.recovery.opened.v1"),
        /// What was to be done about an OW by now was not done.
        RECOVERY_OVERDUE("dev.wavelength.recovery.overdue.v1"),
        /// A case became graver.
        RECOVERY_ESCALATED("dev.wavelength.recovery.escalated.v1"),
        /// A case was closed, or turns out to have been closed in another way.
        RECOVERY_CLOSED("dev.wavelength.recovery.closed.v1"),
        /// The service was inspected.
        CERTIFICATE_ISSUED("dev.wavelength.certificate.issued.v1");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /// The type of this name, if there is one.
        public static Optional<Type> of(String text) {
            return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
        }

        /// Its name, as CloudEvents have it.
        @Override
        public String toString() {
            return text;
        }
    }

    /// The name of an event within its brand.
    public record Id(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /// Where an event stands among all of its brand.
    ///
    /// @param step of what was announced at once, the place among all that was
    /// @param number its place within that
    public record Position(long step, int number) implements Comparable<Position> {

        /// Before all events.
        public static final Position START = new Position(0, 0);

        /// The form of the text of a position.
        public static final String PATTERN = "^[0-9a-f]{24}$";

        private static final Pattern TEXT = Pattern.compile(PATTERN);

        /// The position of this text.
        ///
        /// @throws InvalidValue if it is of none
        public static Position of(String text) {
            if (!TEXT.matcher(text).matches() || text.charAt(0) > '7' || text.charAt(16) > '7')
                throw new InvalidValue("", "must be a place that this feed gave");
            return new Position(
                    Long.parseLong(text, 0, 16, 16), Integer.parseInt(text, 16, 24, 16));
        }

        @Override
        public int compareTo(Position other) {
            int steps = Long.compare(step, other.step);
            return steps == 0 ? Integer.compare(number, other.number) : steps;
        }

        /// 24 hexadecimal digits; texts are in the order of what they stand for.
        @Override
        public String toString() {
            return HexFormat.of().toHexDigits(step) + HexFormat.of().toHexDigits(number);
        }
    }

    /// A moment came to be an OW.
    public static Event judgedOw(Moment moment, int revision, Instant at) {
        return of(
                Type.MOMENT_JUDGED_OW,
                moment.id().text(),
                at,
                moment.customer(),
                "moment",
                moment.id(),
                "revision",
                revision,
                "customer",
                moment.customer(),
                "touchpoint",
                moment.touchpoint(),
                "occurredAt",
                moment.occurredAt());
    }

    /// A customer's chain broke.
    ///
    /// @param by the moment that broke it
    /// @param head the chain since
    public static Event chainBroken(Customer customer, Moment.Id by, Chain.Head head, Instant at) {
        return of(
                Type.CHAIN_BROKEN,
                customer.reference(),
                at,
                customer,
                "customer",
                customer,
                "moment",
                by,
                "standing",
                head.standing());
    }

    /// A customer's chain is whole again.
    ///
    /// @param by the moment by which it became so
    /// @param head the chain since
    public static Event chainHealed(Customer customer, Moment.Id by, Chain.Head head, Instant at) {
        return of(
                Type.CHAIN_HEALED,
                customer.reference(),
                at,
                customer,
                "customer",
                customer,
                "moment",
                by,
                "status",
                head.status());
    }

    /// An event whose id follows from what it says: told twice, it is the same event.
    ///
    /// @param data names, each followed by what it stands for
    public static Event of(
            Type type, String subject, Instant at, @Nullable Customer customer, Object... data) {
        var told = new LinkedHashMap<String, Object>();
        for (int i = 0; i < data.length; i += 2)
            told.put(
                    data[i].toString(),
                    data[i + 1] instanceof Integer number ? number : data[i + 1].toString());
        var id = Digest.of(type, subject, Instants.toMicros(at), Arrays.asList(data));
        return new Event(new Id(id.toString()), type, subject, at, customer, told);
    }
}
