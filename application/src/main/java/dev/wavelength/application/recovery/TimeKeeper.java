package dev.wavelength.application.recovery;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Step;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class TimeKeeper implements KeepTime {

    private static final int AT_ONCE = 100;

    private final Recoveries recoveries;
    private final InstantSource clock;

    TimeKeeper(Recoveries recoveries, InstantSource clock) {
        this.recoveries = recoveries;
        this.clock = clock;
    }

    @Override
    public List<Recovery> keepTime() {
        var now = clock.instant();
        var steps = new LinkedHashMap<Brand.Id, Map<Recovery, Step>>();
        for (var due : recoveries.due(now, AT_ONCE))
            due.recovery()
                    .passed(now)
                    .ifPresent(
                            step ->
                                    steps.computeIfAbsent(due.brand(), brand -> new HashMap<>())
                                            .put(due.recovery(), step));
        var taken = new ArrayList<Recovery>();
        steps.forEach((brand, due) -> taken.addAll(recoveries.take(brand, due)));
        return taken;
    }
}
