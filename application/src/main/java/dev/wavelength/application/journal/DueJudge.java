package dev.wavelength.application.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.Moments.Revised;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.Rulebooks;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

final class DueJudge implements FallDue {

    private static final int AT_ONCE = 100;

    private final Rulebooks rulebooks;
    private final Moments moments;
    private final InstantSource clock;
    private final Supplier<Recovery.Id> recoveryIds;

    DueJudge(
            Rulebooks rulebooks,
            Moments moments,
            InstantSource clock,
            Supplier<Recovery.Id> recoveryIds) {
        this.rulebooks = rulebooks;
        this.moments = moments;
        this.clock = clock;
        this.recoveryIds = recoveryIds;
    }

    @Override
    public List<Moments.Due> fallDue() {
        var now = clock.instant();
        return moments.due(now, AT_ONCE).stream().filter(due -> judge(due, now)).toList();
    }

    private boolean judge(Moments.Due due, Instant now) {
        return moments.find(due.brand(), due.id())
                .filter(entry -> isDue(entry, now))
                .filter(entry -> judge(due.brand(), entry, now) instanceof Revised.Made)
                .isPresent();
    }

    /// Whether it is still to be done: another may have judged it since it was named.
    private static boolean isDue(Entry latest, Instant now) {
        return latest.moment()
                .fallsDue(latest.judgedAt())
                .filter(due -> due.isBefore(now))
                .isPresent();
    }

    private Revised judge(Brand.Id brand, Entry latest, Instant now) {
        var verdict = rulebooks.current(brand).judge(latest.moment(), now);
        return moments.revise(
                brand,
                new Revision(
                        latest.moment(),
                        latest.revision(),
                        now,
                        verdict,
                        verdict.experience() == Experience.OW ? recoveryIds.get() : null,
                        null));
    }
}
