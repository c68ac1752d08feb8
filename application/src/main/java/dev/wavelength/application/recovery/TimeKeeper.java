package dev.wavelength.application.recovery;

import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recoveries.Taken;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

final class TimeKeeper implements KeepTime {

    private static final int AT_ONCE = 100;

    private final Recoveries recoveries;
    private final InstantSource clock;

    TimeKeeper(Recoveries recoveries, InstantSource clock) {
        this.recoveries = recoveries;
        this.clock = clock;
    }

    @Override
    public List<Recoveries.Due> keepTime() {
        var now = clock.instant();
        return recoveries.due(now, AT_ONCE).stream().filter(due -> pass(due, now)).toList();
    }

    /// Takes one step; the next comes with the next look, if a time ran out for that as well.
    private boolean pass(Recoveries.Due due, Instant now) {
        return recoveries
                .find(due.brand(), due.id())
                .flatMap(
                        one ->
                                one.passed(now)
                                        .map(
                                                step ->
                                                        recoveries.take(
                                                                due.brand(),
                                                                one.id(),
                                                                one.version(),
                                                                step,
                                                                null)))
                .filter(Taken.Made.class::isInstance)
                .isPresent();
    }
}
