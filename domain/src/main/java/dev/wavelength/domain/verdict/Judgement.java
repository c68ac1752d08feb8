package dev.wavelength.domain.verdict;

import dev.wavelength.domain.moment.Delivery;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Figure;
import dev.wavelength.domain.promise.Levels.Reach;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The judging of one moment: first what was delivered, then what was felt, then the table.
final class Judgement {

    /// Of two answers on one instrument the later counts; of two given at once, the worse.
    private static final Comparator<Feedback> COUNTS_MORE =
            Comparator.comparing(Feedback::givenAt)
                    .thenComparing(
                            Feedback::score, Comparator.nullsFirst(Comparator.reverseOrder()));

    private final Rulebook rulebook;
    private final Moment moment;
    private final Instant asOf;
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final List<String> grounds = new ArrayList<>();

    Judgement(Rulebook rulebook, Moment moment, Instant asOf) {
        this.rulebook = rulebook;
        this.moment = moment;
        this.asOf = asOf;
    }

    Verdict verdict() {
        boolean neverEvent = false;
        var reached = EnumSet.noneOf(Reach.class);
        for (var delivery : moment.counted()) {
            var reach = reach(delivery);
            if (reach != null) {
                reached.add(reach);
                neverEvent |= reach == Reach.MISSED && delivery.neverEvent();
            }
            grounds.add(ground(delivery, reach));
        }
        grounds.sort(Comparator.naturalOrder());
        if (reached.contains(Reach.NEARLY_MISSED)) flags.add(Flag.NEAR_MISS);
        var delivered = delivered(reached);
        var felt = felt();
        var cell = cell(delivered, felt, neverEvent);
        if (cell.flag() != null) flags.add(cell.flag());
        return new Verdict(
                cell.experience(),
                cell.certainty(),
                delivered,
                felt,
                List.copyOf(flags),
                grounds,
                neverEvent,
                rulebook.version());
    }

    private @Nullable Reach reach(Delivery delivery) {
        if (delivery.value() != null) return delivery.levels().reach(delivery.value());
        return delivery.dueAt() != null && delivery.dueAt().isBefore(asOf) ? Reach.MISSED : null;
    }

    private static String ground(Delivery delivery, @Nullable Reach reach) {
        var levels = delivery.levels();
        var line = new StringBuilder(delivery.promise().text());
        line.append(": promised ").append(Figure.of(levels.promised()));
        if (levels.tolerated() != null && (reach == Reach.MISSED || reach == Reach.NEARLY_MISSED))
            line.append(", tolerated ").append(Figure.of(levels.tolerated()));
        if (levels.stretch() != null && reach == Reach.EXCEEDED)
            line.append(", stretch ").append(Figure.of(levels.stretch()));
        if (delivery.value() != null)
            line.append(", delivered ").append(Figure.of(delivery.value()));
        if (delivery.unit() != null) line.append(' ').append(delivery.unit());
        if (delivery.value() == null)
            line.append(", due ")
                    .append(delivery.dueAt())
                    .append(reach == null ? ", still owed" : ", nothing delivered by then");
        line.append(" -> ")
                .append(
                        switch (reach) {
                            case MISSED -> "MISSED";
                            case NEARLY_MISSED -> "KEPT, NEAR_MISS";
                            case KEPT -> "KEPT";
                            case EXCEEDED -> "EXCEEDED";
                            case null -> "UNKNOWN";
                        });
        if (reach == Reach.MISSED && delivery.neverEvent()) line.append(", a never-event");
        return line.toString();
    }

    /// The worst wins; else any EXCEEDED; an extra deed lifts what is not missed.
    private DeliveryAxis delivered(Set<Reach> reached) {
        var facts =
                reached.contains(Reach.MISSED)
                        ? DeliveryAxis.MISSED
                        : reached.contains(Reach.EXCEEDED)
                                ? DeliveryAxis.EXCEEDED
                                : reached.isEmpty() ? DeliveryAxis.UNKNOWN : DeliveryAxis.KEPT;
        if (moment.beyondPromise() == null) return facts;
        if (facts == DeliveryAxis.MISSED) {
            grounds.add("beyond promise: an extra deed, which does not undo what was missed");
            return facts;
        }
        grounds.add("beyond promise: an extra deed -> EXCEEDED");
        return DeliveryAxis.EXCEEDED;
    }

    private FeltAxis felt() {
        var lines = new ArrayList<String>();
        var heard = EnumSet.noneOf(FeltAxis.class);
        for (var feedback : latestOnEach(moment.feedback())) {
            var read = rulebook.read(feedback);
            heard.add(read);
            lines.add(ground(feedback, read));
        }
        lines.sort(Comparator.naturalOrder());
        grounds.addAll(lines);
        if (heard.contains(FeltAxis.BELOW)) return FeltAxis.BELOW;
        if (heard.contains(FeltAxis.ABOVE)) return FeltAxis.ABOVE;
        if (heard.contains(FeltAxis.PLEASED)) return FeltAxis.PLEASED;
        return heard.isEmpty() ? FeltAxis.UNKNOWN : FeltAxis.MET;
    }

    private static Collection<Feedback> latestOnEach(List<Feedback> feedback) {
        if (feedback.size() < 2) return feedback;
        Map<Instrument, Feedback> latest = new EnumMap<>(Instrument.class);
        for (var one : feedback)
            latest.merge(one.instrument(), one, (a, b) -> COUNTS_MORE.compare(a, b) < 0 ? b : a);
        return latest.values();
    }

    private static String ground(Feedback feedback, FeltAxis read) {
        var instrument = feedback.instrument();
        return instrument.scored()
                ? "%s %d of %d -> %s"
                        .formatted(instrument, feedback.score(), instrument.highest(), read)
                : "%s -> %s".formatted(instrument, read);
    }

    private Cell cell(DeliveryAxis delivered, FeltAxis felt, boolean neverEvent) {
        if (neverEvent)
            return new Cell(
                    Experience.OW,
                    switch (felt) {
                        case BELOW -> Certainty.CONFIRMED;
                        case UNKNOWN -> Certainty.PRESUMED;
                        case MET, PLEASED, ABOVE -> Certainty.DISPUTED;
                    },
                    null);
        if (delivered == DeliveryAxis.MISSED
                && felt == FeltAxis.ABOVE
                && moment.beyondPromise() != null) return rulebook.remedied();
        return rulebook.cell(delivered, felt);
    }
}
