package dev.wavelength.domain.recovery;

import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.chain.Word;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.recovery.Step.Deadline;
import dev.wavelength.domain.recovery.Step.Judged;
import dev.wavelength.domain.recovery.Step.Met;
import dev.wavelength.domain.recovery.Step.Passed;
import dev.wavelength.domain.recovery.Step.Said;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.value.Key;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The work of turning one OW into a WOW.
///
/// @param steps all that happened to it, in the order in which it became known
/// @param state what follows from the opening and the steps
public record Recovery(Id id, Opening opening, List<Step> steps, State state) {

    /// How long the customer has to say a word of a remedy.
    public static final Duration WITNESS = Duration.ofDays(30);

    /// The most steps that one recovery holds; what follows from moments and time comes on top.
    public static final int MOST_STEPS = 1_000;

    /// In the order in which steps count: by when they happened; at one instant what people did
    /// comes before what the customer said, and of two words the one that counts more comes last.
    private static final Comparator<Step> IN_TIME = Comparator.comparing(Step::at);

    public Recovery {
        steps = List.copyOf(steps);
    }

    /// The id of a recovery.
    public record Id(String text) implements Comparable<Id> {
        public Id {
            Key.check(text);
        }

        /// By code point, as every store must order them; ids are ASCII, so units will do.
        @Override
        public int compareTo(Id other) {
            return text.compareTo(other.text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// The recovery that was opened so, and to which this happened.
    ///
    /// @param steps in the order in which they became known
    public static Recovery of(Id id, Opening opening, List<Step> steps) {
        var state = State.opened(opening.severity());
        for (var step : inTime(opening, steps)) state = state.after(step);
        var judged = latestJudgement(steps);
        if (judged.isPresent() && !judged.get().ow())
            state = state.closed(Outcome.WITHDRAWN, judged.get().at());
        return new Recovery(id, opening, steps, state);
    }

    /// The steps that count, in the order of time: of each moment the last reading, and no word
    /// that was said before the OW.
    private static List<Step> inTime(Opening opening, List<Step> steps) {
        var inTime = new ArrayList<Step>();
        inTime.addAll(readings(steps).values());
        for (var step : steps)
            switch (step) {
                case Met met -> {}
                case Said said -> {
                    if (!said.at().isBefore(opening.moment().occurredAt())) inTime.add(said);
                }
                case Step.Taken taken -> inTime.add(taken);
                case Judged judged -> inTime.add(judged);
                case Passed passed -> inTime.add(passed);
            }
        inTime.sort(
                IN_TIME.thenComparing(
                        step -> word(opening, step).orElse(null),
                        Comparator.nullsFirst(Word.COUNTS_MORE)));
        return inTime;
    }

    private static Map<Moment.Id, Met> readings(List<Step> steps) {
        var readings = new HashMap<Moment.Id, Met>();
        for (var step : steps) if (step instanceof Met met) readings.put(met.moment().id(), met);
        return readings;
    }

    private static Optional<Judged> latestJudgement(List<Step> steps) {
        return steps.reversed().stream()
                .filter(Judged.class::isInstance)
                .map(Judged.class::cast)
                .findFirst();
    }

    private static Optional<Word> word(Opening opening, Step step) {
        var on = opening.moment().id();
        return switch (step) {
            case Said said -> Optional.of(new Word(on, new Position(said.at(), on), said.effect()));
            case Met met ->
                    met.effect() == null
                            ? Optional.empty()
                            : Optional.of(new Word(on, met.moment(), met.effect()));
            case Step.Taken taken -> Optional.empty();
            case Judged judged -> Optional.empty();
            case Passed passed -> Optional.empty();
        };
    }

    /// What the customer said of it, other than by moments.
    public Stream<Word> said() {
        return steps.stream()
                .filter(Said.class::isInstance)
                .flatMap(said -> word(opening, said).stream());
    }

    /// Whether the customer said just this before.
    public boolean heard(Feedback feedback) {
        return steps.stream()
                .anyMatch(step -> step instanceof Said said && said.feedback().equals(feedback));
    }

    /// Whether it holds as many steps as it may.
    public boolean full() {
        return steps.size() >= MOST_STEPS;
    }

    /// Counts from 1; every step makes the next.
    public int version() {
        return steps.size() + 1;
    }

    /// The recovery as it was in an earlier version.
    public Recovery at(int version) {
        return of(id, opening, steps.subList(0, version - 1));
    }

    /// The recovery with one step more.
    public Recovery with(Step step) {
        return with(List.of(step));
    }

    private Recovery with(List<? extends Step> further) {
        if (further.isEmpty()) return this;
        var all = new ArrayList<>(steps);
        all.addAll(further);
        return of(id, opening, all);
    }

    /// Whether the case is open in any way.
    public boolean open() {
        return state.status() != Status.CLOSED;
    }

    /// When somebody is to have taken it on.
    public Instant acknowledgeBy() {
        return Instants.after(opening.since(), state.severity().acknowledgeWithin());
    }

    /// When something is to have been done about it.
    public Instant remedyBy() {
        return Instants.after(opening.since(), state.severity().remedyWithin());
    }

    /// When somebody was to have taken it on by the severity at its opening.
    public Instant firstAcknowledgeBy() {
        return Instants.after(opening.since(), opening.severity().acknowledgeWithin());
    }

    /// When something was to have been done about it by the severity at its opening.
    public Instant firstRemedyBy() {
        return Instants.after(opening.since(), opening.severity().remedyWithin());
    }

    /// Whether the customer waits for longer than should be.
    public boolean overdue(Instant now) {
        return switch (state.status()) {
            case OPEN -> acknowledgeBy().isBefore(now) || remedyBy().isBefore(now);
            case ACKNOWLEDGED -> remedyBy().isBefore(now);
            case REMEDIED, CLOSED -> false;
        };
    }

    /// Whether it is critical and remains without the remedy that was due.
    public boolean unremedied(Instant now) {
        boolean waits =
                switch (state.status()) {
                    case OPEN, ACKNOWLEDGED -> true;
                    case REMEDIED, CLOSED -> false;
                };
        return waits && state.severity() == Severity.CRITICAL && remedyBy().isBefore(now);
    }

    /// The time that runs out next, unless something is done before; each runs out once, and none
    /// of the targets once the customer has had a case opened again, for it runs at once.
    ///
    /// @param deadline which
    /// @param at when
    public record Due(Deadline deadline, Instant at) {}

    /// What time will do to it next.
    public Optional<Due> due() {
        var since = state.awaitsWordSince();
        return switch (state.status()) {
            case OPEN ->
                    Stream.of(
                                    due(Deadline.ACKNOWLEDGE, acknowledgeBy()),
                                    due(Deadline.REMEDY, remedyBy()))
                            .flatMap(Optional::stream)
                            .min(Comparator.comparing(Due::at));
            case ACKNOWLEDGED -> due(Deadline.REMEDY, remedyBy());
            case REMEDIED ->
                    since == null
                            ? Optional.empty()
                            : Optional.of(new Due(Deadline.WORD, Instants.after(since, WITNESS)));
            case CLOSED -> Optional.empty();
        };
    }

    private Optional<Due> due(Deadline deadline, Instant at) {
        return state.reopened() || passed(deadline)
                ? Optional.empty()
                : Optional.of(new Due(deadline, at));
    }

    private boolean passed(Deadline deadline) {
        return steps.stream()
                .anyMatch(step -> step instanceof Passed one && one.deadline() == deadline);
    }

    /// What time does to it next, if it has done so by now.
    public Optional<Passed> passed(Instant now) {
        return due().filter(due -> due.at().isBefore(now))
                .map(due -> new Passed(now, due.deadline(), due.at()));
    }

    /// The recovery, knowing what moments say of its OW by now.
    ///
    /// @param ow whether its moment is an OW
    /// @param words what moments say of it, as they read now; none that came before it counts
    public Recovery knowing(boolean ow, Collection<Word> words, Instant now) {
        var further = new ArrayList<Step>();
        if (ow != latestJudgement(steps).map(Judged::ow).orElse(true))
            further.add(new Judged(now, ow));
        var before = readings(steps);
        var read = new HashMap<Moment.Id, Met>();
        before.forEach((id, met) -> read.put(id, new Met(now, met.moment(), null)));
        for (var word : words)
            if (!word.at().occurredAt().isBefore(opening.moment().occurredAt()))
                read.put(word.at().id(), new Met(now, word.at(), word.effect()));
        read.values().stream()
                .filter(met -> met.effect() != effect(before.get(met.moment().id())))
                .sorted(Comparator.comparing(Met::moment))
                .forEach(further::add);
        return with(further);
    }

    private static Word.@Nullable Effect effect(@Nullable Met reading) {
        return reading == null ? null : reading.effect();
    }

    /// How urgent it is.
    public Urgency urgency() {
        return new Urgency(
                switch (state.status()) {
                    case OPEN, ACKNOWLEDGED ->
                            switch (state.severity()) {
                                case CRITICAL -> 0;
                                case HIGH -> 1;
                                case NORMAL -> 2;
                            };
                    case REMEDIED -> 3;
                    case CLOSED -> 4;
                },
                state.status() == Status.OPEN ? acknowledgeBy() : remedyBy(),
                id);
    }

    /// Where a recovery stands in the order of urgency: what waits for us by severity, then what
    /// waits for the customer's word, then what is closed; by the time that runs out, then by id.
    public record Urgency(int rank, Instant by, Id id) implements Comparable<Urgency> {

        private static final Comparator<Urgency> ORDER =
                Comparator.comparingInt(Urgency::rank)
                        .thenComparing(Urgency::by)
                        .thenComparing(Urgency::id);

        @Override
        public int compareTo(Urgency other) {
            return ORDER.compare(this, other);
        }
    }
}
