package dev.wavelength.application.recovery;

import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;

import java.time.InstantSource;
import java.util.List;

/// Driving port: for letting time do to recoveries what it does: targets pass, and customers stay
/// silent.
///
/// Safe to run anywhere and at any time, also by several at once: whoever comes first takes the
/// step, and the others find that there is nothing left to do.
public interface KeepTime {

    /// Takes the steps of recoveries for which a time ran out: the longest due, of all brands. One
    /// step each; the next comes with the next look, if a time ran out for that as well.
    ///
    /// @return which; none if nothing is left that another does not do
    List<Recovery> keepTime();

    /// The use case over this port.
    static KeepTime over(Recoveries recoveries, InstantSource clock) {
        return new TimeKeeper(recoveries, clock);
    }
}
