package dev.wavelength.contract.mot;

import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.domain.mot.Defects;

class InMemoryDefectsTest extends DefectsContract {

    @Override
    protected Adapters adapters() {
        return Adapters.inMemory();
    }

    @Override
    protected Defects defects(Adapters adapters) {
        return new InMemoryDefects(adapters.brands(), adapters.moments());
    }
}
