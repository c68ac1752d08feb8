package dev.wavelength.contract.journal;

import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.contract.event.InMemoryEvents;
import dev.wavelength.contract.promise.InMemoryTouchpoints;
import dev.wavelength.contract.verdict.InMemoryRulebooks;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.journal.Erasures;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.verdict.Rulebooks;

/// The adapters that recording goes through, all over one store: what is kept by one is seen by the
/// others.
public record Adapters(
        Brands brands,
        Rulebooks rulebooks,
        Touchpoints touchpoints,
        Moments moments,
        Chains chains,
        Recoveries recoveries,
        Tallies tallies,
        Events events,
        Erasures erasures) {

    /// The reference.
    public static Adapters inMemory() {
        var rulebooks = new InMemoryRulebooks();
        var touchpoints = new InMemoryTouchpoints();
        var events = new InMemoryEvents();
        var moments = new InMemoryMoments(rulebooks, touchpoints, events);
        return new Adapters(
                new InMemoryBrands(),
                rulebooks,
                touchpoints,
                moments,
                moments.chains(),
                moments.recoveries(),
                moments.tallies(),
                events,
                moments.erasures());
    }
}
