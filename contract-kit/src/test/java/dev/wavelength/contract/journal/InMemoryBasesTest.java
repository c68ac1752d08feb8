package dev.wavelength.contract.journal;

import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.contract.promise.InMemoryPromises;
import dev.wavelength.contract.promise.InMemoryTouchpoints;
import dev.wavelength.contract.verdict.InMemoryRulebooks;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.journal.Bases;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.verdict.Rulebooks;

class InMemoryBasesTest extends BasesContract {

    private final Brands brands = new InMemoryBrands();
    private final Rulebooks rulebooks = new InMemoryRulebooks();
    private final Touchpoints touchpoints = new InMemoryTouchpoints();
    private final Promises promises = new InMemoryPromises();

    @Override
    protected Brands brands() {
        return brands;
    }

    @Override
    protected Rulebooks rulebooks() {
        return rulebooks;
    }

    @Override
    protected Touchpoints touchpoints() {
        return touchpoints;
    }

    @Override
    protected Promises promises() {
        return promises;
    }

    @Override
    protected Bases bases() {
        return new InMemoryBases(brands, rulebooks, promises);
    }
}
