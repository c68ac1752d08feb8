package dev.wavelength.persistence.recovery;

import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.chain.Word;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.persistence.sql.Json;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The steps of a recovery in one column.
final class Steps {

    private final Json json;

    Steps(Json json) {
        this.json = json;
    }

    String write(List<Step> steps) {
        return json.write(new Row(steps.stream().map(StepRow::of).toList()));
    }

    List<Step> read(String text) {
        var steps = json.read(text, Row.class).steps();
        return steps == null ? List.of() : steps.stream().map(StepRow::step).toList();
    }

    @Serdeable
    record Row(@Nullable List<StepRow> steps) {}

    /// A step: whichever of the five is there.
    @Serdeable
    record StepRow(
            String recordedAt,
            @Nullable TakenRow taken,
            @Nullable SaidRow said,
            @Nullable MetRow met,
            @Nullable Boolean judgedOw,
            @Nullable PassedRow passed) {

        static StepRow of(Step step) {
            var at = step.recordedAt().toString();
            return switch (step) {
                case Step.Taken(var recordedAt, var action, var by, var owner, var note) ->
                        new StepRow(
                                at, new TakenRow(action, by, owner, note), null, null, null, null);
                case Step.Said(var recordedAt, var feedback, var effect) ->
                        new StepRow(
                                at,
                                null,
                                new SaidRow(
                                        feedback.instrument(),
                                        feedback.score(),
                                        feedback.comment(),
                                        feedback.givenAt().toString(),
                                        effect),
                                null,
                                null,
                                null);
                case Step.Met(var recordedAt, var moment, var effect) ->
                        new StepRow(
                                at,
                                null,
                                null,
                                new MetRow(
                                        moment.id().text(), moment.occurredAt().toString(), effect),
                                null,
                                null);
                case Step.Judged(var recordedAt, var ow) ->
                        new StepRow(at, null, null, null, ow, null);
                case Step.Passed(var recordedAt, var deadline, var due) ->
                        new StepRow(
                                at,
                                null,
                                null,
                                null,
                                null,
                                new PassedRow(deadline, due.toString()));
            };
        }

        Step step() {
            var at = Instant.parse(recordedAt);
            if (taken != null)
                return new Step.Taken(at, taken.action, taken.by, taken.owner, taken.note);
            if (said != null)
                return new Step.Said(
                        at,
                        new Feedback(
                                said.instrument,
                                said.score,
                                said.comment,
                                Instant.parse(said.givenAt)),
                        said.effect);
            if (met != null)
                return new Step.Met(
                        at,
                        new Position(Instant.parse(met.occurredAt), new Moment.Id(met.moment)),
                        met.effect);
            if (judgedOw != null) return new Step.Judged(at, judgedOw);
            var time = Objects.requireNonNull(passed, "a step is one of five");
            return new Step.Passed(at, time.deadline, Instant.parse(time.at));
        }
    }

    @Serdeable
    record TakenRow(Step.Action action, String by, @Nullable String owner, @Nullable String note) {}

    @Serdeable
    record SaidRow(
            Instrument instrument,
            @Nullable Integer score,
            @Nullable String comment,
            String givenAt,
            Word.Effect effect) {}

    @Serdeable
    record MetRow(String moment, String occurredAt, Word.@Nullable Effect effect) {}

    @Serdeable
    record PassedRow(Step.Deadline deadline, String at) {}
}
