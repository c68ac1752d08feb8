package dev.wavelength.domain.recovery;

import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.chain.Word.Effect;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.value.Text;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Something that happened to a recovery. Steps are kept in the order in which they became known,
/// and never changed.
// Effect is imported because javac drops the annotation of a qualified name, as in Word.@Nullable
// Effect, from the parameters of a compact constructor, and callers may then hand over no null.
@SuppressWarnings("BadImport")
public sealed interface Step {

    /// When it happened.
    Instant at();

    /// When it became known.
    Instant recordedAt();

    /// What people do.
    enum Action {
        /// Take the case on.
        ACKNOWLEDGE,
        /// Say who sees to it.
        ASSIGN,
        /// Do something about it.
        REMEDY,
        /// Write something down.
        NOTE
    }

    /// Somebody did something.
    ///
    /// @param by who, in the partner's words
    /// @param owner who sees to it from now on
    /// @param note what was done, or is to be known
    record Taken(
            Instant recordedAt,
            Action action,
            String by,
            @Nullable String owner,
            @Nullable String note)
            implements Step {

        /// The longest name of a person, in characters.
        public static final int LONGEST_NAME = 200;

        /// The longest note, in characters.
        public static final int LONGEST_NOTE = 4_000;

        public Taken {
            recordedAt = Instants.toMicros(recordedAt);
            by = named("by", by);
            if (owner != null) owner = named("owner", owner);
            if (note != null) {
                try {
                    note = Text.lines(note, LONGEST_NOTE);
                } catch (InvalidValue invalid) {
                    throw new InvalidValue("note", invalid.reason());
                }
            }
            if (action == Action.ASSIGN && owner == null)
                throw new InvalidValue("owner", "is required: ASSIGN says who sees to it");
            if (action != Action.ASSIGN && owner != null)
                throw new InvalidValue("owner", "belongs to ASSIGN: leave it out");
            if (action == Action.NOTE && note == null)
                throw new InvalidValue("note", "is required: NOTE writes something down");
        }

        private static String named(String component, String name) {
            try {
                return Text.line(name, LONGEST_NAME);
            } catch (InvalidValue invalid) {
                throw new InvalidValue(component, invalid.reason());
            }
        }

        @Override
        public Instant at() {
            return recordedAt;
        }
    }

    /// The customer said something of the recovery.
    ///
    /// @param effect what it makes of the OW, by the rulebook of the day
    record Said(Instant recordedAt, Feedback feedback, Effect effect) implements Step {

        public Said {
            recordedAt = Instants.toMicros(recordedAt);
        }

        @Override
        public Instant at() {
            return feedback.givenAt();
        }
    }

    /// A moment recovers the OW, as it reads now; an earlier step of the same moment is void.
    ///
    /// @param moment where it comes among the customer's moments
    /// @param effect what it makes of the OW; none if the customer is silent
    record Met(Instant recordedAt, Position moment, @Nullable Effect effect) implements Step {

        public Met {
            recordedAt = Instants.toMicros(recordedAt);
        }

        @Override
        public Instant at() {
            return moment.occurredAt();
        }
    }

    /// The moment was judged again: there is no OW, or there is one again.
    record Judged(Instant recordedAt, boolean ow) implements Step {

        public Judged {
            recordedAt = Instants.toMicros(recordedAt);
        }

        @Override
        public Instant at() {
            return recordedAt;
        }
    }

    /// A time ran out.
    record Passed(Instant recordedAt, Deadline deadline, Instant at) implements Step {

        public Passed {
            recordedAt = Instants.toMicros(recordedAt);
            at = Instants.toMicros(at);
        }
    }

    /// A time that may run out.
    enum Deadline {
        /// To take the case on.
        ACKNOWLEDGE,
        /// To do something about it. Once it has passed, the case is one severity graver.
        REMEDY,
        /// For the customer to say a word of the remedy.
        WORD
    }
}
