package dev.wavelength.contract.priority;

import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.domain.priority.Audiences;

class InMemoryAudiencesTest extends AudiencesContract {

    @Override
    protected Adapters adapters() {
        return Adapters.inMemory();
    }

    @Override
    protected Audiences audiences(Adapters adapters) {
        return new InMemoryAudiences(adapters.moments());
    }
}
