package dev.wavelength.domain.chain;

import dev.wavelength.domain.moment.Moment;

import java.time.Instant;
import java.util.Comparator;

/// Where a moment stands in the order of a chain: by time, then by id.
public record Position(Instant occurredAt, Moment.Id id) implements Comparable<Position> {

    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::occurredAt).thenComparing(Position::id);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /// The position of a moment.
    public static Position of(Moment moment) {
        return new Position(moment.occurredAt(), moment.id());
    }
}
