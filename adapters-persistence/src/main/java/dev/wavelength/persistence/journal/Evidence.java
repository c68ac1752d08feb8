package dev.wavelength.persistence.journal;

import dev.wavelength.domain.moment.Delivery;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.persistence.sql.Json;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The evidence of a moment in one column: of its latest revision, and of all before.
///
/// Every piece says which revision it came with, and with which it went, so that a revision is
/// those of its pieces that were there. What is not said is what is most often the case: came with
/// the first, is still there, at the time at which the moment occurred.
final class Evidence {

    private static final int FIRST = 1;

    private final Json json;

    Evidence(Json json) {
        this.json = json;
    }

    /// The text of the evidence of a moment in its first revision.
    String write(Moment moment) {
        return json.write(Row.first(moment));
    }

    /// The text of the evidence of a moment and of all its revisions before.
    ///
    /// @param before the text as the last revision left it
    /// @param revision the number of the new one
    String write(String before, Moment moment, int revision) {
        return json.write(json.read(before, Row.class).revised(moment, revision));
    }

    /// What the column says of a moment.
    Row read(String text) {
        return json.read(text, Row.class);
    }

    @Serdeable
    record Row(
            @Nullable String channel,
            @Nullable String beyondPromise,
            @Nullable List<DeliveryRow> deliveries,
            @Nullable List<FeedbackRow> feedback) {

        static Row first(Moment moment) {
            return new Row(null, null, null, null).revised(moment, FIRST);
        }

        Row revised(Moment moment, int revision) {
            var at = moment.occurredAt();
            return new Row(
                    moment.channel(),
                    moment.beyondPromise(),
                    revised(
                            deliveries,
                            moment.deliveries(),
                            row -> row.delivery(at),
                            delivery -> DeliveryRow.of(delivery, at, since(revision)),
                            revision),
                    revised(
                            feedback,
                            moment.feedback(),
                            row -> row.feedback(at),
                            given -> FeedbackRow.of(given, at, since(revision)),
                            revision));
        }

        List<Delivery> deliveries(Instant occurredAt, int revision) {
            return there(deliveries, revision).stream()
                    .map(row -> row.delivery(occurredAt))
                    .toList();
        }

        List<Feedback> feedback(Instant occurredAt, int revision) {
            return there(feedback, revision).stream().map(row -> row.feedback(occurredAt)).toList();
        }

        /// Keeps what comes next in the new revision, ends what does not, adds the rest behind.
        private static <T, R extends Piece<R>> List<R> revised(
                @Nullable List<R> before,
                List<T> now,
                Function<R, T> read,
                Function<T, R> write,
                int revision) {
            var pieces = new ArrayList<R>();
            int next = 0;
            for (var piece : before == null ? List.<R>of() : before) {
                if (piece.until() != null) {
                    pieces.add(piece);
                } else if (next < now.size() && read.apply(piece).equals(now.get(next))) {
                    pieces.add(piece);
                    next++;
                } else {
                    pieces.add(piece.ended(revision));
                }
            }
            for (var added : now.subList(next, now.size())) pieces.add(write.apply(added));
            return pieces;
        }

        private static <R extends Piece<R>> List<R> there(@Nullable List<R> pieces, int revision) {
            return pieces == null
                    ? List.of()
                    : pieces.stream().filter(piece -> piece.there(revision)).toList();
        }

        private static @Nullable Integer since(int revision) {
            return revision == FIRST ? null : revision;
        }
    }

    /// A piece of evidence, which came with one revision and perhaps went with another.
    interface Piece<R> {

        @Nullable Integer since();

        @Nullable Integer until();

        R ended(int revision);

        default boolean there(int revision) {
            return (since() == null || since() <= revision)
                    && (until() == null || until() > revision);
        }
    }

    @Serdeable
    record DeliveryRow(
            String promise,
            @Nullable String unit,
            Better better,
            double promised,
            @Nullable Double tolerated,
            @Nullable Double stretch,
            @Nullable Boolean neverEvent,
            @Nullable Double value,
            @Nullable String dueAt,
            @Nullable String madeAt,
            @Nullable Integer since,
            @Nullable Integer until)
            implements Piece<DeliveryRow> {

        static DeliveryRow of(Delivery delivery, Instant occurredAt, @Nullable Integer since) {
            var levels = delivery.levels();
            return new DeliveryRow(
                    delivery.promise().text(),
                    delivery.unit(),
                    levels.better(),
                    levels.promised(),
                    levels.tolerated(),
                    levels.stretch(),
                    delivery.neverEvent() ? true : null,
                    delivery.value(),
                    delivery.dueAt() == null ? null : delivery.dueAt().toString(),
                    delivery.madeAt().equals(occurredAt) ? null : delivery.madeAt().toString(),
                    since,
                    null);
        }

        Delivery delivery(Instant occurredAt) {
            return new Delivery(
                    new Promise.Id(promise),
                    unit,
                    new Levels(better, promised, tolerated, stretch),
                    neverEvent != null && neverEvent,
                    value,
                    dueAt == null ? null : Instant.parse(dueAt),
                    madeAt == null ? occurredAt : Instant.parse(madeAt));
        }

        @Override
        public DeliveryRow ended(int revision) {
            return new DeliveryRow(
                    promise,
                    unit,
                    better,
                    promised,
                    tolerated,
                    stretch,
                    neverEvent,
                    value,
                    dueAt,
                    madeAt,
                    since,
                    revision);
        }
    }

    @Serdeable
    record FeedbackRow(
            Instrument instrument,
            @Nullable Integer score,
            @Nullable String comment,
            @Nullable String givenAt,
            @Nullable Integer since,
            @Nullable Integer until)
            implements Piece<FeedbackRow> {

        static FeedbackRow of(Feedback given, Instant occurredAt, @Nullable Integer since) {
            return new FeedbackRow(
                    given.instrument(),
                    given.score(),
                    given.comment(),
                    given.givenAt().equals(occurredAt) ? null : given.givenAt().toString(),
                    since,
                    null);
        }

        Feedback feedback(Instant occurredAt) {
            return new Feedback(
                    instrument,
                    score,
                    comment,
                    givenAt == null ? occurredAt : Instant.parse(givenAt));
        }

        @Override
        public FeedbackRow ended(int revision) {
            return new FeedbackRow(instrument, score, comment, givenAt, since, revision);
        }
    }
}
