package dev.wavelength.domain.recovery;

import static java.util.Objects.requireNonNull;

import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.recovery.Step.Deadline;
import dev.wavelength.domain.recovery.Step.Passed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What of a change to a recovery is told to others.
public final class Tidings {

    private Tidings() {}

    /// What there is to tell.
    ///
    /// @param before the recovery as it was; none if it was opened by this
    /// @param after the same with steps more, or none
    public static List<Event> of(@Nullable Recovery before, Recovery after) {
        var earlier = before == null ? after.at(1) : before;
        var events = new ArrayList<Event>();
        if (before == null) events.add(opened(earlier));
        else if (waitsAgain(earlier, after)) events.add(opened(after));
        for (var step : after.steps().subList(earlier.steps().size(), after.steps().size()))
            if (step instanceof Passed passed && isOurs(passed.deadline()))
                events.add(overdue(after, passed));
        if (after.open() && after.state().severity().compareTo(earlier.state().severity()) > 0)
            events.add(escalated(after));
        if (!after.open() && after.state().outcome() != earlier.state().outcome())
            events.add(closed(after));
        return events;
    }

    /// Whether it waits for us as it did not before.
    private static boolean waitsAgain(Recovery before, Recovery after) {
        if (!before.open()) return after.open();
        return after.state().status() == Status.OPEN && before.state().status() != Status.OPEN;
    }

    private static boolean isOurs(Deadline deadline) {
        return switch (deadline) {
            case ACKNOWLEDGE, REMEDY -> true;
            case WORD -> false;
        };
    }

    private static Event opened(Recovery recovery) {
        return event(
                Event.Type.RECOVERY_OPENED,
                recovery,
                "severity",
                recovery.state().severity(),
                "acknowledgeBy",
                recovery.acknowledgeBy(),
                "remedyBy",
                recovery.remedyBy());
    }

    private static Event overdue(Recovery recovery, Passed passed) {
        return event(
                Event.Type.RECOVERY_OVERDUE,
                recovery,
                "severity",
                recovery.state().severity(),
                "deadline",
                passed.deadline(),
                "due",
                passed.at());
    }

    private static Event escalated(Recovery recovery) {
        return event(
                Event.Type.RECOVERY_ESCALATED, recovery, "severity", recovery.state().severity());
    }

    private static Event closed(Recovery recovery) {
        return event(
                Event.Type.RECOVERY_CLOSED,
                recovery,
                "outcome",
                requireNonNull(recovery.state().outcome()));
    }

    private static Event event(Event.Type type, Recovery recovery, Object... more) {
        var opening = recovery.opening();
        var about =
                new Object[] {
                    "recovery", recovery.id(),
                    "version", recovery.version(),
                    "moment", opening.moment().id(),
                    "customer", opening.customer(),
                    "touchpoint", opening.touchpoint()
                };
        return Event.of(
                type,
                recovery.id().text(),
                knownAt(recovery),
                opening.customer(),
                Stream.of(about, more).flatMap(Arrays::stream).toArray());
    }

    private static Instant knownAt(Recovery recovery) {
        return recovery.steps().isEmpty()
                ? recovery.opening().openedAt()
                : recovery.steps().getLast().recordedAt();
    }
}
