package dev.wavelength.contract.verdict;

import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.verdict.Rulebooks;

class InMemoryRulebooksTest extends RulebooksContract {

    @Override
    protected Brands brands() {
        return new InMemoryBrands();
    }

    @Override
    protected Rulebooks rulebooks() {
        return new InMemoryRulebooks();
    }
}
