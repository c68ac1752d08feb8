package dev.wavelength.application.journal;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;

import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.contract.event.InMemoryEvents;
import dev.wavelength.contract.journal.InMemoryBases;
import dev.wavelength.contract.journal.InMemoryMoments;
import dev.wavelength.contract.promise.InMemoryPromises;
import dev.wavelength.contract.promise.InMemoryTouchpoints;
import dev.wavelength.contract.verdict.InMemoryRulebooks;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.recovery.Recovery;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// A brand in Berlin, its store in memory, and a clock that is moved by hand.
final class House {

    static final Partner.Name SHOP = new Partner.Name("web-shop");

    final Brand brand = aBrand().build();
    final InMemoryBrands brands = new InMemoryBrands();
    final InMemoryPromises promises = new InMemoryPromises();
    final InMemoryRulebooks rulebooks = new InMemoryRulebooks();
    final InMemoryBases bases = new InMemoryBases(brands, rulebooks, promises);
    final InMemoryMoments moments =
            new InMemoryMoments(rulebooks, new InMemoryTouchpoints(), new InMemoryEvents());
    final AtomicInteger made = new AtomicInteger();
    Instant now = Instant.parse("2026-03-02T09:00:00Z");

    final RecordMoments recordMoments = recordInto(moments);
    final AddEvidence addEvidence = addTo(moments);

    House() {
        brands.put(brand);
    }

    RecordMoments recordInto(Moments store) {
        return RecordMoments.over(bases, store, () -> now, this::nextId, this::nextRecovery);
    }

    AddEvidence addTo(Moments store) {
        return AddEvidence.over(bases, store, () -> now, this::nextRecovery);
    }

    Recovery.Id nextRecovery() {
        return new Recovery.Id("recovery-" + made.incrementAndGet());
    }

    Moment.Id nextId() {
        return new Moment.Id("made-" + made.incrementAndGet());
    }
}
