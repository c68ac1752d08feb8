package dev.wavelength.domain.priority;

import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.promise.Touchpoint;

import java.util.Map;

/// The customers who had moments in a period, as far as they were looked at.
///
/// @param customers how many there are
/// @param at how many of them had moments at each touchpoint; none where nobody had
public record Audience(Lots lots, long customers, Map<Touchpoint.Id, Long> at) {

    public Audience {
        at = Map.copyOf(at);
    }

    /// How many of the customers pass at a touchpoint.
    public Reach reach(Touchpoint.Id touchpoint) {
        return new Reach(new Share(at.getOrDefault(touchpoint, 0L), customers), lots.all());
    }
}
